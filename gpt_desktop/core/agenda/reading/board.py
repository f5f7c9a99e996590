"""The sentence that is read: what was understood is taken away, what is left is the title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.agenda.proposal import Field, Quote

TAKEN = "\0"
"""Stands in the text for each character that was understood."""

_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_SAME = {"’": "'", "‘": "'", "—": "-", "–": "-", "−": "-", "〜": "~", "\u3000": " ", "：": ":"}


@dataclass(frozen=True, slots=True)
class Normal:
    """A sentence in which each way to write the same looks the same.

    Attributes:
        text: narrow digits and letters, plain blanks and dashes, nothing unseen.
        places: of each of its characters in the sentence, and the sentence's length.
    """

    text: str
    places: tuple[int, ...]


def normal(sentence: str) -> Normal:
    """Write a sentence so that it can be read; its length may shrink, never its order change."""
    kept: list[str] = []
    places = []
    for place, letter in enumerate(sentence):
        if letter == TAKEN or _UNSEEN.match(letter):
            continue
        plain = _SAME.get(letter) or unicodedata.normalize("NFKC", letter)
        if len(plain) != 1:
            plain = letter
        kept.append(" " if plain.isspace() else plain)
        places.append(place)
    return Normal("".join(kept), (*places, len(sentence)))


def pattern(*parts: str) -> re.Pattern[str]:
    r"""An expression over the parts put together: case does not count.

    Chinese letters are no word letters in it, so that ``\b`` parts them from Latin ones.
    """
    return re.compile("".join(parts), re.IGNORECASE | re.ASCII)


class Board:
    """The text of one reading, and which parts of it said what."""

    def __init__(self, sentence: str) -> None:
        self._normal = normal(sentence)
        self.text = self._normal.text
        self.quotes: list[Quote] = []

    def take(self, expression: re.Pattern[str], field: Field | None = None) -> re.Match[str] | None:
        """The first match, taken away; noted for the field where one is named."""
        match = expression.search(self.text)
        if match is not None:
            self.strike(match.start(), match.end(), field)
        return match

    def take_all(
        self, expression: re.Pattern[str], field: Field | None = None
    ) -> Iterator[re.Match[str]]:
        """All matches, each taken away before the next is looked for."""
        while (match := self.take(expression, field)) is not None:
            yield match

    def strike(self, start: int, end: int, field: Field | None = None) -> None:
        """Take a part away."""
        self.text = self.text[:start] + TAKEN * (end - start) + self.text[end:]
        if field is not None:
            places = self._normal.places
            self.quotes.append(Quote(field, places[start], places[end - 1] + 1))
