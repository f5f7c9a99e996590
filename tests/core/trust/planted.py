"""Forty texts of our own with what is true of them and what is not."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
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
    """All of them; of each language the 2nd, 4th, … is held back."""
    counts: dict[str, int] = {}
    found: list[Planted] = []
    for path in sorted(DATA.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8"))["text"]:
            language = entry["language"]
            counts[language] = counts.get(language, 0) + 1
            found.append(
                Planted(
                    entry["id"],
                    language,
                    entry["text"].strip(),
                    tuple(entry["true"]),
                    entry["false"],
                    held_back=counts[language] % 2 == 0,
                )
            )
    return tuple(found)
