"""What a sentence says, part by part, before it is put together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from gpt_desktop.core.agenda.proposal import Quote
from gpt_desktop.core.agenda.reading.board import Board, pattern
from gpt_desktop.core.agenda.reading.days import Day, take_days
from gpt_desktop.core.agenda.reading.ends import (
    take_all_day,
    take_count,
    take_lengths,
    take_offset,
    take_part,
)
from gpt_desktop.core.agenda.reading.places import take_place
from gpt_desktop.core.agenda.reading.reminders import Reminders, take_reminders
from gpt_desktop.core.agenda.reading.repeats import Repeat, take_repeats
from gpt_desktop.core.agenda.reading.times import Times, take_times
from gpt_desktop.core.agenda.reading.title import odd_words, take_commands, title_of
from gpt_desktop.core.agenda.reading.zones_said import take_zone

_TO = pattern(r"\s*(?:-|~|to|until|till|through|thru|到|至)\s*")
_START = pattern(
    r"\b(?:starting|beginning|commencing|as\s+of|from|since)\s+(?:on\s+|from\s+)?$|(?:从|自)$"
)
_UNTIL = pattern(r"\b(?:until|till|til|through|ending|up\s+to)\s+(?:on\s+)?$|(?:一?直?到|至)$")
_EXCEPT = pattern(
    r",?\s*\b(?:except|but\s+not|excluding|excl\.?|not)\s+(?:for\s+)?(?:on\s+)?$|除了?$"
)
_AND = pattern(r"\s*(?:,|and|&|、|和)\s*$")
_OR = pattern(r"\s*,?\s*(?:or|或者?|还是)\s*(?:on\s+)?")
_TAIL = pattern(r"\s*(?:onwards?\b|on\b(?!\s*\w)|开始|起|为止|止|(?:以外|之外|外))")
_HINTS = (
    (pattern(r"\bbreakfast\b|早餐|早饭|\bmorning\b"), "morning"),
    (pattern(r"\blunch\b|午饭|午餐|中饭"), "noon"),
    (pattern(r"\bafternoon\b|下午茶"), "afternoon"),
    (pattern(r"\b(?:dinner|supper|evening)\b|晚饭|晚餐|晚宴|晚会|夜宵"), "evening"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was said. Days have their roles: the first, the last of a rule, those left out."""

    now: datetime
    title: str
    place: str
    days: tuple[Day, ...]
    is_span: bool
    starts: tuple[Day, ...]
    untils: tuple[Day, ...]
    left_out: tuple[Day, ...]
    offset: datetime | None
    times: Times
    lengths: tuple[timedelta, ...]
    unclear_length: bool
    all_day: bool
    repeats: tuple[Repeat, ...]
    count: int | None
    reminders: Reminders
    zones: tuple[str, ...]
    zone_word: str
    odd: str
    commanded: bool
    quotes: tuple[Quote, ...]


_SO_OFTEN = pattern("每个?(?:周|星期|礼拜|天|日|月|年)[一二两三四五六七八九十0-9]+[次趟回]")


def take_facts(sentence: str, now: datetime) -> Facts:
    """Read all parts of a sentence, each by its own grammar."""
    board = Board(sentence)
    reminders = take_reminders(board)
    commanded = take_commands(board)
    offset = take_offset(board, now)
    often = board.take(_SO_OFTEN)  # on which days and at which times is not said
    repeats = take_repeats(board)
    days = take_days(board, now.date())
    roles = _Roles(board, days)
    count = take_count(board)
    times = take_times(board)
    zones, zone_word = take_zone(board)
    lengths = take_lengths(board)
    all_day = take_all_day(board)
    part = take_part(board)
    place = take_place(board)
    title = title_of(board)
    parts = [*(day.part for day in days), *(repeat.part for repeat in repeats), part]
    hint = next((each for each in parts if each), "") or _hint(title)
    return Facts(
        now=now,
        title=title,
        place=place,
        days=tuple(roles.plain),
        is_span=roles.is_span,
        starts=tuple(roles.starts),
        untils=tuple(roles.untils),
        left_out=tuple(roles.left_out),
        offset=offset,
        times=_settled(times, hint),
        lengths=lengths.known,
        unclear_length=lengths.unclear,
        all_day=all_day,
        repeats=tuple(repeats),
        count=count,
        reminders=reminders,
        zones=zones,
        zone_word=zone_word,
        odd=often[0] if often is not None else odd_words(board),
        commanded=commanded or reminders.request,
        quotes=tuple(sorted(board.quotes, key=lambda quote: quote.start)),
    )


class _Roles:
    """Parts the days by the words before them, which are taken away too."""

    def __init__(self, board: Board, days: list[Day]) -> None:
        self.plain: list[Day] = []
        self.starts: list[Day] = []
        self.untils: list[Day] = []
        self.left_out: list[Day] = []
        self.is_span = False
        group = self.plain
        for place, day in enumerate(days):
            before = board.text[days[place - 1].end if place else 0 : day.start]
            if place and _TO.fullmatch(before) and group is not self.left_out and group:
                self.is_span = True
                board.strike(day.start - len(before), day.start)
                group = group if group is self.plain else self.untils
            elif place and _OR.fullmatch(before):
                board.strike(day.start - len(before), day.start)
            elif not (place and _AND.fullmatch(before) and group is self.left_out):
                group = self._group(board, day)
            tail = _TAIL.match(board.text, day.end)
            if tail and group is not self.plain:
                board.strike(tail.start(), tail.end())
            group.append(day)

    def _group(self, board: Board, day: Day) -> list[Day]:
        before = board.text[: day.start]
        tail = board.text[day.end : day.end + 2]
        for expression, group in (
            (_EXCEPT, self.left_out),
            (_UNTIL, self.untils),
            (_START, self.starts),
        ):
            match = expression.search(before)
            if match:
                board.strike(match.start(), match.end())
                return group
        return self.starts if tail.startswith(("开始", "起")) else self.plain


def _settled(times: Times, hint: str) -> Times:
    begin, end = times.begin, times.end
    if begin is not None and hint:
        begin = begin.settled(hint)
    if end is not None and hint and begin is None:
        end = end.settled(hint)
    return replace(times, begin=begin, end=end)


def _hint(title: str) -> str:
    return next((part for expression, part in _HINTS if expression.search(title)), "")
