"""Segments that are hard to translate, over twelve pairs; what of them stays, a test says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gpt_desktop.core.translation.pair import Pair

_DATA = Path(__file__).parent / "nasty"
OTHERS = ("zh", "ja", "de", "fr", "es", "ru")


@dataclass(frozen=True, slots=True)
class NastySegment:
    """A text to translate; ``kind`` is what is hard about it, such as ``placeholders``."""

    kind: str
    text: str
    pair: Pair


@cache
def nasty_segments() -> tuple[NastySegment, ...]:
    """All of them: the English ones into each other language, the others into English."""
    found: list[NastySegment] = []
    for code in ("en", *OTHERS):
        for kind, texts in tomllib.loads((_DATA / f"{code}.toml").read_text("utf-8")).items():
            for text in texts:
                targets = OTHERS if code == "en" else ("en",)
                found += (NastySegment(kind, text, Pair(code, target)) for target in targets)
    return tuple(found)
