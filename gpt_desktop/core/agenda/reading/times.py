"""Times of day in a sentence: when it begins and when it ends."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading.board import TAKEN, Board, pattern
from gpt_desktop.core.agenda.reading.clock import Clock, clock_at, find_clock

_LEAD = pattern(r"(?:\b(?:from|between|at|@|for|around)\s*|从)$")
_TO = pattern(r"\s*(?:-|~|\bto\b|\band\b|\buntil\b|\btill\b|\btil\b|到|至)\s*")
_BETWEEN = pattern(r"\bbetween\s+$")
_UNTIL = pattern(
    r"(?:,?\s*\b(?:and\s+)?(?:it\s+|which\s+|that\s+)?(?:goes\s+on|lasts|runs|ends|finishes"
    r"|going|open)(?:\s+at)?\s+)?\b(?:until|till|til)\s+|(?:一直|直)?到(?=[\d一二三四五六七八九十早晚上下中凌])"
)
_AT = pattern(r"(?:\bat|\bfrom|@)\s*(?=[a-z0-9])")
_AFTER_DAY = pattern(rf"(?<={TAKEN})\s+(?=\d{{1,2}}(?!\d))")
_ROUGHLY = pattern(
    r"\b(?:around|about|approximately|approx\.?|roughly|circa|ish)\s+(?=\d|noon|mid|half|quarter)"
    r"|大概|大约|差不多|(?:点钟?|半|分)(?:左右|前后|多)|(?:一两|两三|二三|三四|四五|五六|六七|七八|八九)点"
)
_SPAN_OR_TIME = pattern(
    r"(?<!from )(?<!between )\b(?:five|ten|twenty|twenty[ -]five|5|10|20|25)\s+to\s+"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\b(?!\s+minutes)"
)


@dataclass(frozen=True, slots=True)
class Times:
    """Begin and end as they were said.

    Attributes:
        roughly: it was said to be about that time.
        more: further times were said, which are no end.
    """

    begin: Clock | None = None
    end: Clock | None = None
    roughly: bool = False
    more: bool = False


def take_times(board: Board) -> Times:
    """Take the times of day away, with the words that lead to them."""
    roughly = _take_roughly(board) or _SPAN_OR_TIME.search(board.text) is not None
    end = _take_end(board)
    begin, own_end = _take_first(board)
    if begin is None and not roughly:
        begin, own_end = _take_bare(board)
    further, _ = _take_first(board)
    return Times(begin, own_end or end, roughly, further is not None)


def _take_roughly(board: Board) -> bool:
    match = _ROUGHLY.search(board.text)
    if match is None:
        return False
    if match[0] in {"大概", "大约", "差不多"} or match[0][-1:].isspace():
        board.strike(match.start(), match.end(), Field.TIME)
    return True


def _take_end(board: Board) -> Clock | None:
    for match in _UNTIL.finditer(board.text):
        clock = clock_at(board.text, match.end(), bare=True)
        alone = match[0].strip().casefold() in {"until", "till", "til", "到"}
        if clock is not None and not (alone and _is_middle(board, match.start())):
            board.strike(match.start(), clock.end, Field.END)
            return clock
    return None


def _is_middle(board: Board, start: int) -> bool:
    """Whether a time stands right before, so that this is the second half of a span."""
    before = board.text[:start].rstrip()
    for width in range(1, 12):
        clock = clock_at(before, max(len(before) - width, 0), bare=True)
        if clock is not None and clock.end == len(before):
            return True
    return False


def _take_first(board: Board) -> tuple[Clock | None, Clock | None]:
    """The first time that says it is one, or that a span begins with: "from 4 to 5 pm"."""
    clock = find_clock(board.text)
    if clock is None:
        return None, None
    begin = _bare_begin(board, clock)
    if begin is not None:
        _strike(board, begin, clock)
        return begin, clock
    end = _end_after(board, clock)
    _strike(board, clock, end)
    return clock, end


def _end_after(board: Board, clock: Clock) -> Clock | None:
    to = _to(board, clock)
    return clock_at(board.text, to.end(), bare=True) if to else None


def _to(board: Board, clock: Clock) -> re.Match[str] | None:
    """What leads to the end of a span; "and" does only after "between"."""
    to = _TO.match(board.text, clock.end)
    if to and to[0].strip().casefold() == "and" and not _BETWEEN.search(board.text[: clock.start]):
        return None
    return to


def _bare_begin(board: Board, end: Clock) -> Clock | None:
    """The mere number of "4 to 5 pm" or "9-11:30"."""
    for place in range(max(0, end.start - 14), end.start):
        before = board.text[place - 1 : place]
        if (before.isalnum() and before.isascii()) or before in {":", ".", "/", "-"}:
            continue
        clock = clock_at(board.text, place, bare=True)
        to = _to(board, clock) if clock else None
        if clock and to and to.end() == end.start:
            return clock
    return None


def _take_bare(board: Board) -> tuple[Clock | None, Clock | None]:
    """A mere number after "at" or "from", or right after the day."""
    leads = [*_AT.finditer(board.text), *_AFTER_DAY.finditer(board.text)]
    for match in sorted(leads, key=lambda lead: lead.start()):
        clock = clock_at(board.text, match.end(), bare=True)
        if clock is not None:
            end = _end_after(board, clock)
            _strike(board, clock, end)
            return clock, end
    return None, None


def _strike(board: Board, begin: Clock, end: Clock | None) -> None:
    lead = _LEAD.search(board.text[: begin.start])
    start = lead.start() if lead else begin.start
    if end is not None:
        board.strike(end.start, end.end, Field.END)
    board.strike(start, end.start if end else begin.end, Field.TIME)
