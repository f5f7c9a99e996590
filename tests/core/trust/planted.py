"""Forty texts of our own with what is true of them and what is not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"
PRACTICE = Path(__file__).parent / "practice"
UNSEEN = Path(__file__).parent / "unseen"
KINDS = ("subject", "date", "number", "negation", "name")


@dataclass(frozen=True, slots=True)
class Planted:
    """A text, sentences it bears in other words, and one false sentence of each kind.

    Attributes:
        held_back: nothing was tuned on it.
    """

    id: str
    language: str
    text: str
    true: tuple[str, ...]
    false: dict[str, str]
    held_back: bool


@cache
def planted_texts() -> tuple[Planted, ...]:
    """The forty; of each language the 2nd, 4th, … is held back."""
    counts: dict[str, int] = {}
    found: list[Planted] = []
    for path in sorted(DATA.glob("*.toml")):
        for entry in _entries(path):
            language = entry["language"]
            counts[language] = counts.get(language, 0) + 1
            found.append(_planted(entry, held_back=counts[language] % 2 == 0))
    return tuple(found)


@cache
def practice_texts() -> tuple[Planted, ...]:
    """More texts to tune on, of which no figures are reported."""
    return tuple(
        _planted(entry, held_back=False)
        for path in sorted(PRACTICE.glob("*.toml"))
        for entry in _entries(path)
    )


@cache
def unseen_texts() -> tuple[Planted, ...]:
    """Twenty texts written after the checks by another hand, with a fault more: ``roles``.

    In sight since their first run.
    """
    return tuple(
        _planted(entry, held_back=False)
        for path in sorted(UNSEEN.glob("*.toml"))
        for entry in _entries(path)
    )


def _entries(path: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8"))["text"]
    return entries


def _planted(entry: dict[str, Any], *, held_back: bool) -> Planted:
    return Planted(
        entry["id"],
        entry["language"],
        entry["text"].strip(),
        tuple(entry["true"]),
        entry["false"],
        held_back,
    )
