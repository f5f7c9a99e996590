"""E-books: their pages, tables of contents, and the language they say they are in."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from html import escape, unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.xml_part import parse_part
from gpt_desktop.documents.rewritten.encoded import read_encoded
from gpt_desktop.documents.rewritten.language_tags import written_tag
from gpt_desktop.documents.rewritten.markup_tokens import TokenKind, tokens
from gpt_desktop.documents.rewritten.package_file import PackageFile, read_members
from gpt_desktop.documents.rewritten.part import Part
from gpt_desktop.documents.rewritten.spliced import Change, Render, Slot, SplicedPart
from gpt_desktop.documents.rewritten.web import page_part

_READ = (".xhtml", ".html", ".htm", ".xml", ".ncx", ".opf")
_OPF = "{http://www.idpf.org/2007/opf}"
_ENCRYPTED = "{http://www.w3.org/2001/04/xmlenc#}CipherReference"
_FONTS = (".ttf", ".otf", ".woff", ".woff2")
_PAGES = ("application/xhtml+xml", "text/html", "text/x-oeb1-document")
_CONTENTS = "application/x-dtbncx+xml"
_NAMED = frozenset({"title", "language"})  # of the package; what a book says of itself
_WORD = re.compile(r"[^\W\d_]")


def open_book(path: Path, limits: ReadLimits, column: str) -> PackageFile:
    """An e-book; raises ReadFailureError where it is damaged, locked or none."""
    del column
    members = read_members(path, limits, lambda name: name.lower().endswith(_READ))
    _refuse_locked(members.get("META-INF/encryption.xml"))
    place = next((name for name in members if name.lower().endswith(".opf")), None)
    root = None if place is None else parse_part(members[place])[0]
    if place is None or root is None:
        raise ReadFailureError(FailureKind.DAMAGED)
    parts: dict[str, Part] = {place: _named_part(members[place], _NAMED)}
    for name, kind in _members(place, root):
        content = members.get(name)
        if content is None or name in parts:
            continue
        if kind == _CONTENTS:
            parts[name] = _named_part(content, frozenset({"text"}))
        else:
            parts[name] = page_part(content, xml=True)
    return PackageFile(path, parts)


def _refuse_locked(content: bytes | None) -> None:
    """Fonts are often scrambled; where more is, the book opens in its seller's programs only."""
    root = None if content is None else parse_part(content)[0]
    for element in () if root is None else root.iter(_ENCRYPTED):
        if not unquote(element.get("URI") or "").lower().endswith(_FONTS):
            raise ReadFailureError(FailureKind.LOCKED_BOOK)


def _members(place: str, root: Any) -> Iterator[tuple[str, str]]:
    """The parts with words, in reading order, then those the reading order does not name."""
    folder = posixpath.dirname(place)
    items: dict[str, Any] = {each.get("id") or "": each for each in root.iter(f"{_OPF}item")}
    spine = [each.get("idref") or "" for each in root.iter(f"{_OPF}itemref")]
    for name in dict.fromkeys([*spine, *items]):
        item = items.get(name)
        if item is None:
            continue
        kind = item.get("media-type") or ""
        if kind in _PAGES or kind == _CONTENTS:
            href = unquote(item.get("href") or "")
            yield posixpath.normpath(posixpath.join(folder, href)), kind


def _named_part(content: bytes, names: frozenset[str]) -> SplicedPart:
    """The texts of elements of some names; one called "language" is given the language."""
    source = read_encoded(content)
    slots: list[Slot] = []
    changes: list[Change] = []
    opened = ""
    for token in tokens(source.text, xml=True):
        if token.kind is TokenKind.OPEN and token.name in names:
            opened = token.name
        elif token.kind is not TokenKind.TEXT:
            opened = ""
        elif opened == "language":
            changes.append(Change(token.start, token.end, written_tag))
        elif opened:
            words = unescape(source.text[token.start : token.end])
            if _WORD.search(words):
                slots.append(Slot(token.start, token.end, MarkedText(words), _written))
    return SplicedPart(source, slots, changes, references=True)


def _written(unit: WrittenUnit, render: Render) -> str:
    del render  # nothing lies in it
    return escape(unit.text.text, quote=False)
