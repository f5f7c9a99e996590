"""What of a text is left after a producer wrote it and a reader read it."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_SKIPPED = re.compile(r"[\s\u200b\ufeff\u00ad|]+")
_LIKE = str.maketrans("‐‑–—−’‘“”„«»…", '-----\'\'""""".')
_AROUND = 400  # characters beside the place where a changed piece is looked for


@dataclass(frozen=True, slots=True)
class Kept:
    """What came out of one file.

    Attributes:
        characters: of what the producer was given, without blanks.
        kept: how many of them were read, piece by piece.
        pieces: how many there are.
        in_order: as many as stand in their order.
        added: characters that were read and that nobody had written.
    """

    characters: int
    kept: int
    pieces: int
    in_order: int
    added: int

    def __add__(self, other: Kept) -> Kept:
        return Kept(
            self.characters + other.characters,
            self.kept + other.kept,
            self.pieces + other.pieces,
            self.in_order + other.in_order,
            self.added + other.added,
        )


NOTHING = Kept(0, 0, 0, 0, 0)


def letters(text: str) -> str:
    """What counts of a text: no blanks, one form of each letter, dash and quotation mark."""
    return _SKIPPED.sub("", unicodedata.normalize("NFKC", text).translate(_LIKE))


def compared(written: Sequence[str], read: str) -> Kept:
    """Look for each piece that was written in what was read.

    A piece that stands there whole keeps all its letters; of another one, those that stand in
    its order near where it was expected count.
    """
    wanted = [letters(piece) for piece in written]
    wanted = [piece for piece in wanted if piece]
    there = letters(read)
    kept, places = 0, []
    at = 0
    for piece in wanted:
        place = there.find(piece, at)
        place = there.find(piece) if place < 0 else place
        if place >= 0:
            kept += len(piece)
            at = place + len(piece)
        else:
            found, place = _likest(piece, there, at)
            kept += found
            at = max(at, place + found)
        places.append(place)
    characters = sum(map(len, wanted))
    added = max(0, len(there) - kept)
    return Kept(
        characters, kept, len(wanted), _rising([each for each in places if each >= 0]), added
    )


def _likest(piece: str, there: str, at: int) -> tuple[int, int]:
    """How many of a piece's letters stand in order near a place, and where they begin."""
    start = max(0, at - _AROUND)
    window = there[start : at + len(piece) + _AROUND]
    blocks = SequenceMatcher(None, window, piece, autojunk=False).get_matching_blocks()
    long = [block for block in blocks if block.size >= min(4, len(piece))]
    if not long:
        return 0, -1
    return sum(block.size for block in long), start + long[0].a


def _rising(places: Sequence[int]) -> int:
    """The length of the longest run of places that rises, others left out."""
    ends: list[int] = []
    for place in places:
        where = bisect_left(ends, place)
        ends[where : where + 1] = [place]
    return len(ends)
