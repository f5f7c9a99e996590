"""How long, how often in all, and parts of the day that were said alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import Board, pattern
from gpt_desktop.core.agenda.reading.clock import ZH_PART, part_of
from gpt_desktop.core.agenda.reading.lengths import LENGTH, length_of
from gpt_desktop.core.agenda.reading.numbers import CHINESE, ENGLISH, number_of

_LENGTH = pattern(
    r"(?:,?\s*\b(?:for|lasting|lasts|takes?|taking|duration:?|which\s+takes)\s+|大?约?(?:持续|时长|用时|为期))?"
    rf"(?<![a-z0-9.:])(?P<length>{LENGTH})(?![前后])(?:\s+long)?(?:的(?=\S))?"
)
_TIMES = pattern(
    rf"(?:\bfor\s+)?\b(?P<n>{ENGLISH})\s+(?:times|occurrences|sessions)\b(?:\s+in\s+(?:all|total))?"
    rf"|[一共总计]*(?P<zh>{CHINESE})次"
)
_ALL_DAY = pattern(r"\b(?:all|whole|full)[\s-]day\b(?:\s+long)?|一?整天|全天")
_PART = pattern(
    r"\b(?:in\s+the\s+(?P<in_the>morning|afternoon|evening)|(?P<night>at\s+night))\b"
    rf"|(?P<zh>{'|'.join(part for part in ZH_PART.split('|') if len(part) > 1)})的?"
)
_IN = pattern(
    rf"\b(?:in|within)\s+(?P<en>{LENGTH})(?:'s)?(?:\s+time)?\b|\b(?P<now>{LENGTH})\s+from\s+now\b"
    rf"|再?过?(?P<zh>{LENGTH})(?:之后|以后|后)"
)


@dataclass(frozen=True, slots=True)
class Lengths:
    """The lengths that were said; ``unclear`` where one says nothing exact."""

    known: tuple[timedelta, ...]
    unclear: bool


def take_lengths(board: Board) -> Lengths:
    """Take lengths of time away."""
    said = [length_of(match["length"]) for match in board.take_all(_LENGTH, Field.END)]
    known = tuple(dict.fromkeys(length for length in said if length is not None))
    return Lengths(known, len(said) != len([length for length in said if length is not None]))


def take_count(board: Board) -> int | None:
    """How often in all."""
    match = board.take(_TIMES, Field.RECURRENCE)
    return number_of(match["n"] or match["zh"]) if match else None


def take_all_day(board: Board) -> bool:
    """Whether it was said to be all day."""
    return board.take(_ALL_DAY, Field.TIME) is not None


def take_part(board: Board) -> str:
    """A part of the day that stands alone; "" where there is none."""
    match = board.take(_PART, Field.TIME)
    if match is None:
        return ""
    if match["night"]:
        return "evening"
    return match["in_the"].casefold() if match["in_the"] else part_of(match["zh"])


def take_offset(board: Board, now: datetime) -> datetime | None:
    """The moment of "in two hours" and 半小时后, to the minute; days are no such offset."""
    for match in _IN.finditer(board.text):
        length = length_of(match["en"] or match["now"] or match["zh"])
        if length is not None and length < timedelta(days=1):
            board.strike(match.start(), match.end(), Field.TIME)
            later = now + length
            return later.replace(second=0, microsecond=0)
    return None
