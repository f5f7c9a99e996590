"""Paragraphs for the pages, from this repository's own words."""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_ENGLISH = ("README.md", "docs/architecture.md", "docs/engine.md", "docs/quality.md")
_CHINESE = _ROOT / "resources" / "translations" / "zh_CN"
_MARKS = re.compile(r"\*\*|`|^[-*>] |^\d+\. |^#+ |\[([^\]]*)\]\([^)]*\)")
_FIELD = re.compile(r"\{\w*(:[^}]*)?\}")
_LETTERS = re.compile(r"[\w\s.,;:!?()/%+=“”‘’'\"，。；：！？（）《》、…—–-]+")
_SHORTEST = {"en": 60, "zh": 12}


def paragraphs(language: str, count: int, seed: int) -> list[str]:
    """Paragraphs of running text, the same ones for the same repository and seed.

    Args:
        language: "en" or "zh".
    """
    found = list(_english() if language == "en" else _chinese())
    random.Random(seed).shuffle(found)
    if len(found) < count:
        found *= -(-count // len(found))
    return found[:count]


def _english() -> Iterator[str]:
    for name in _ENGLISH:
        text = (_ROOT / name).read_text(encoding="utf-8")
        for piece in re.sub(r"```.*?```", "", text, flags=re.DOTALL).split("\n\n"):
            if not piece.lstrip().startswith(("|", "#", "<", "!", "    ")):
                yield from _kept(_MARKS.sub(r"\1", piece.replace("\n", " ")).strip(), "en")


def _chinese() -> Iterator[str]:
    """Three sentences each of what the window says."""
    said: list[str] = []
    for file in sorted(_CHINESE.glob("*.toml")):
        for words in tomllib.loads(file.read_text(encoding="utf-8")).values():
            said += _kept(_FIELD.sub("12", _first(words)), "zh")
    for start in range(0, len(said) - 3, 4):
        yield "".join(said[start : start + 4])


def _first(words: str | Sequence[str]) -> str:
    return words if isinstance(words, str) else words[0]


def _kept(text: str, language: str) -> list[str]:
    fits = _LETTERS.fullmatch(text) and len(text) >= _SHORTEST[language]
    if language == "zh":
        fits = fits and text.endswith("。") and "\n" not in text
    return [text] if fits else []
