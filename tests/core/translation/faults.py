"""Right translations of our own sentences over twelve pairs, and wrong ones with planted faults."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gpt_desktop.core.translation.pair import Pair
from tests.core.translation.nasty import OTHERS

_DATA = Path(__file__).parent / "parallel"
_FILES = ("one", "two", "three")
KINDS = ("number", "omission", "addition", "negation", "name")
RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation of which is known what is wrong with it.

    Attributes:
        kind: of ``KINDS``, or ``right``.
        held_back: nothing was tuned on its sentence.
    """

    kind: str
    source: str
    target: str
    pair: Pair
    held_back: bool


@cache
def judged_translations() -> tuple[Judged, ...]:
    """All of them; those of the 2nd, 4th, … sentence are held back."""
    found: list[Judged] = []
    entries = [entry for name in _FILES for entry in _entries(name)]
    for number, entry in enumerate(entries, 1):
        for kind, source, target, pair in _translations(entry):
            found += (Judged(kind, source, target, pair, number % 2 == 0),)
    return tuple(found)


def _entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads((_DATA / f"{name}.toml").read_text("utf-8"))[
        "sentences"
    ]
    return entries


def _translations(entry: dict[str, Any]) -> Iterator[tuple[str, str, str, Pair]]:
    for code in OTHERS:
        yield RIGHT, entry["en"], entry[code], Pair("en", code)
        yield RIGHT, entry[code], entry["en"], Pair(code, "en")
        for kind, wrong in entry["wrong"][code].items():
            yield kind, entry["en"], wrong, Pair("en", code)
    for planted in entry["english"]:
        for code in planted["from"]:
            for kind in KINDS:
                if kind in planted:
                    yield kind, entry[code], planted[kind], Pair(code, "en")
