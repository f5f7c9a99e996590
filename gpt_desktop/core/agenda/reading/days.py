"""Days: "next Friday", "3 December", 下周五. What may be two days is two."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gpt_desktop.core.agenda.proposal import Field
from gpt_desktop.core.agenda.reading import day_readers as readers
from gpt_desktop.core.agenda.reading.board import Board, pattern
from gpt_desktop.core.agenda.reading.calendar_words import MONTH, WEEKDAY, ZH_DAY, ZH_WEEK
from gpt_desktop.core.agenda.reading.numbers import CHINESE, ENGLISH

Reader = Callable[[re.Match[str], date], readers.Found]


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it was said.

    Attributes:
        dates: which it may be; one where it is sure, none where there is no such day.
        start, end: where it stands in the text.
        weekday: where only a weekday was said.
        part: a part of the day that was said with it, or "".
        last: where a span of days was said, its last day.
    """

    dates: tuple[date, ...]
    start: int
    end: int
    weekday: int | None = None
    part: str = ""
    last: date | None = None


_ON = r"(?:\b(?:on|for)\s+)?(?:\bthe\s+)?"
_ORD = r"(?:st|nd|rd|th)"
_TO = r"\s*(?:-|to|through|thru|until|till|and)\s*"
_YEAR = r"(?:,?\s+(?P<year>20\d\d)(?![\d:]))?"
_ZH_TO = r"(?:到|至|-|~)"
_ZH_YEAR = r"(?:(?P<y>20\d\d)年|(?P<rel>今年|明年|后年))?的?"
_PART = r"morning|afternoon|evening|night"
_ZH_DAYS = f"(?P<d>{CHINESE})(?:日|号)?{_ZH_TO}(?P<d2>{CHINESE})(?:日|号)"
_NOT_UNIT = r"(?![\d个点分小天月周星:时])"
_PATTERNS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    # Several days at once: "tomorrow or the day after", "Mondays, Wednesdays and Fridays".
    (pattern("[今明]后天|今明两?天"), readers.none),
    (pattern(rf"(?<!每){ZH_WEEK}[一二三四五六日天]{{2,}}(?![点号月十分时:])"), readers.none),
    (pattern(r"(?:\bon\s+)?(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), readers.iso),
    (pattern(rf"{_ZH_YEAR}(?P<mo>{CHINESE})月{_ZH_DAYS}"), readers.month_span),
    (
        pattern(rf"{_ZH_YEAR}(?P<mo>{CHINESE})月份?(?P<d>{CHINESE})(?:日|号|{_NOT_UNIT})"),
        readers.zh_month_day,
    ),
    (pattern(rf"(?P<which>下个?月|这个?月|本月)的?{_ZH_DAYS}"), readers.day_of_month),
    (
        pattern(rf"(?P<which>下个?月|这个?月|本月)的?(?P<d>{CHINESE})(?:日|号)"),
        readers.day_of_month,
    ),
    (pattern(rf"(?P<which>)(?<![\d月第年]){_ZH_DAYS}"), readers.day_of_month),
    (
        pattern(rf"(?P<which>)(?<![\d月第年])(?P<d>{CHINESE})(?:日|号)(?![线楼院门码])"),
        readers.day_of_month,
    ),
    (
        pattern(
            rf"(?:\bfrom\s+)?{_ON}(?<![\d:.])(?P<d>\d{{1,2}}){_ORD}?"
            rf"(?:{_TO}(?P<d2>\d{{1,2}}){_ORD}?)?\s+(?:of\s+)?(?P<month>{MONTH})",
            _YEAR,
        ),
        readers.month_day,
    ),
    (
        pattern(
            rf"(?:\bfrom\s+)?{_ON}\b(?P<month>{MONTH})\s+(?:the\s+)?(?P<d>\d{{1,2}}){_ORD}?"
            rf"(?:{_TO}(?P<d2>\d{{1,2}}){_ORD}?(?![\d:.]|\s*[ap]\.?m|[a-z]))?"
            r"(?![\d:]|\s*[ap]\.?m\b)",
            _YEAR,
        ),
        readers.month_day,
    ),
    (
        pattern(r"(?:\bon\s+)?(?<![\d/.:])(\d{1,2})/(\d{1,2})(?:/(20\d\d|\d\d))?(?![\d/])"),
        readers.slashes,
    ),
    (
        pattern(r"(?:\bon\s+)?(?<![\d/.:])(\d{1,2})\.(\d{1,2})\.(20\d\d|\d\d)?(?!\d)"),
        readers.dots,
    ),
    (
        pattern(rf"\b(a|{ENGLISH})\s+weeks?\s+(?:from|after|on)\s+(now|today|tomorrow|{WEEKDAY})"),
        readers.weeks_from,
    ),
    (
        pattern(rf"\bin\s+(?P<n>an?|{ENGLISH})\s+(?P<unit>days?|weeks?|months?)(?:'?\s+time)?\b"),
        readers.in_days,
    ),
    (
        pattern(rf"\b(?P<n>{ENGLISH})\s+(?P<unit>days?|weeks?|months?)\s+from\s+(?:now|today)\b"),
        readers.in_days,
    ),
    (
        pattern(rf"(?:过|再过)?(?P<n>{CHINESE})个?(?P<unit>天|周|星期|礼拜|月)(?:之后|以后|后)"),
        readers.in_days,
    ),
    (
        pattern(
            r"\b(the\s+day\s+after\s+tomorrow|day\s+after\s+tomorrow|today|tonight|tomorrow"
            rf"|tommorow|tomorow|tommorrow|tmrw|tmr|tmw|2moro|yesterday)\b(?:'s\b)?(?:\s+({_PART})\b)?"
        ),
        readers.relative,
    ),
    (pattern(rf"\bthis\s+({_PART})\b"), readers.part_today),
    (pattern(r"(大后|今|明|后|昨|前)(?:天|日|儿)|(今|明|后|昨)(早|晚)上?"), readers.zh_relative),
    (
        pattern(
            rf"(?:\bon\s+)?(?:\b(?P<which>this|this\s+coming|coming|next|last|next\s+week"
            rf"(?:\s+on)?)\s+)?\b(?P<day>{WEEKDAY})(?:'s\b)?(?:\s+(?P<part>{_PART})\b)?"
            r"(?P<of_next>\s+(?:of\s+)?next\s+week)?"
        ),
        readers.weekday,
    ),
    (
        pattern(rf"(下+|这|本|上+)?个?{ZH_WEEK}({ZH_DAY}|末)(?!{CHINESE}?[号月])"),
        readers.zh_weekday,
    ),
    (
        pattern(
            rf"(?:\bon\s+)?\bthe\s+(?P<d>\d{{1,2}}){_ORD}"
            r"(?:\s+of\s+(?P<which>next|this)\s+month)?(?![a-z])"
        ),
        readers.day_of_month,
    ),
    (
        pattern(rf"\bon\s+(?P<d>\d{{1,2}}){_ORD}(?P<which>)(?![a-z])"),
        readers.day_of_month,
    ),
    (
        pattern(r"(?:\bon\s+)?\b(christmas|new\s+year'?s)\s+(eve|day)\b"),
        readers.eve,
    ),
    (
        pattern(
            r"\b(?:some\s?time|some\s?day|some\s+point)?\s*\b(?:during\s+|at\s+)?"
            r"(?:(?:next|this|the\s+coming|in\s+the\s+next)\s+(?:few\s+)?"
            r"(?:week(?:end)?|month|year)s?"
            r"|(?:at\s+)?the\s+end\s+of\s+(?:the|this|next)\s+(?:week|month|year)"
            r"|the\s+weekend|some\s?time|some\s?day|at\s+some\s+point|soon|asap)\b"
        ),
        readers.none,
    ),
    (
        pattern(
            "(?:农历|阴历|旧历)(?:[正一二三四五六七八九十冬腊]+月)?(?:初?[一二三四五六七八九十廿]+)?"
            "|正月初?[一二三四五六七八九十]+|大年初[一二三四五六七]|除夕|大年三十|腊月[一二三四五六七八九十廿]+"
            f"|(?:下+|这|本)个?(?:月|{ZH_WEEK})(?:底|初|末|内)?|月底|月初|月末|年底|年初"
            "|周末|改天|最近|过几天|有空的?时候|尽快"
        ),
        readers.none,
    ),
)


def take_days(board: Board, today: date) -> list[Day]:
    """All days that are named, in the text's order."""
    days = []
    for expression, reader in _PATTERNS:
        for match in board.take_all(expression, Field.DAY):
            dates, weekday, part, last = reader(match, today)
            part = {"night": "evening"}.get(part, part)
            days.append(Day(dates, match.start(), match.end(), weekday, part, last))
    return sorted(days, key=lambda day: day.start)
