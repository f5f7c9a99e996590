"""One kept translation, as it is listed, searched and changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.translation.memory import TranslationMemory
from gpt_desktop.core.translation.pair import Pair

LONGEST = 20_000  # characters of a text; longer ones are not kept


class UnitOrigin(StrEnum):
    """Who says that it is a translation: of several the first counts most."""

    PERSON = "person"  # wrote it, or approved of it
    FILE = "file"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class TranslationUnit:
    """A text and its translation.

    Attributes:
        number: in the store; 0 where it is not stored.
        changed: seconds since the epoch; 0 where that is not known.
    """

    source: str
    target: str
    pair: Pair
    origin: UnitOrigin = UnitOrigin.PERSON
    changed: float = 0.0
    number: int = 0


@dataclass(frozen=True, slots=True)
class ImportedUnits:
    """How many units of a file were added, were there already, and were left out."""

    added: int
    known: int
    skipped: int


class UnitStore(TranslationMemory, Protocol):
    """The translation memory with all that a person does with it.

    All raise UserFacingError where they cannot read or write.
    """

    def keep(self, units: Sequence[TranslationUnit]) -> int:
        """Add units beside those there are; returns how many are new.

        A text that is there with the same translation is not added again; a model's translation
        of a text is not added where there is any.
        """
        ...

    def units(self, query: str = "", most: int = 200) -> tuple[TranslationUnit, ...]:
        """The newest first; those that have all words of the query in either text."""
        ...

    def count(self, query: str = "") -> int:
        """How many ``units`` finds."""
        ...

    def all_units(self) -> Iterator[TranslationUnit]:
        """All, in the order they came; for export."""
        ...

    def change(self, number: int, source: str, target: str) -> None:
        """Write a unit anew, as the person's."""
        ...

    def remove(self, numbers: Iterable[int]) -> None:
        """Keep them no more; ``keep`` brings them back."""
        ...


def unit_key(text: str) -> str:
    """What texts have in common that are the same but for blanks and forms of letters."""
    return " ".join(unicodedata.normalize("NFC", text).split())
