"""Chapters of Debian's FAQ in ten languages: real text, with its structure known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import html

FAQ = Path("/usr/share/doc/debian/FAQ")
PACKAGES = "debian-faq and debian-faq-{de,fr,it,ja,ko,nl,pt,ru,zh-cn}"
LANGUAGES = ("en", "de", "fr", "it", "nl", "pt", "ru", "ja", "ko", "zh-cn")
CHAPTERS = ("basic-defs", "pkg-basics")

_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4}
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: ``tag`` as in HTML (h1 to h4, p, li, pre)."""

    tag: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A chapter.

    Attributes:
        name: of language and chapter, such as ``de-software``.
    """

    name: str
    language: str
    pieces: tuple[Piece, ...]


def chapter(language: str, name: str) -> Text:
    """A chapter as it was installed; raises OSError where it was not."""
    folder = FAQ if language == "en" else FAQ / language
    root = html.parse(str(folder / f"{name}.{language}.html")).getroot()
    pieces = tuple(_pieces(root.find("body")))
    return Text(f"{language}-{name}", language, pieces)


def chapters() -> list[Text]:
    """All of them, in all languages."""
    return [chapter(language, name) for language in LANGUAGES for name in CHAPTERS]


def _pieces(element: Any, inside: str = "") -> Iterator[Piece]:
    for child in element:
        kind = child.get("class", "") if isinstance(child.tag, str) else "comment"
        if not isinstance(child.tag, str) or "nav" in kind or "toc" in kind:
            continue
        if child.tag == "pre":
            lines = child.text_content().strip("\n").split("\n")
            text = "\n".join(line.rstrip() for line in lines if line.strip())
            yield Piece("pre", text)
        elif child.tag in _HEADINGS or child.tag == "p":
            # Paragraphs inside of an item are that item's first words, or words of their own.
            text = _SPACES.sub(" ", child.text_content()).strip()
            if text:
                yield Piece(child.tag if child.tag != "p" else inside or "p", text)
                inside = ""
        elif child.tag not in ("table", "script", "style"):
            yield from _pieces(child, "li" if child.tag == "li" else inside)
