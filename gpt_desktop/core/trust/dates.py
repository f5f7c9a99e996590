"""Dates and times of day in a text: 3 May 2024, May 3rd, 2024-05-03, 03.05.2024, 五月三日, Q2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.numerals import CHINESE_DIGITS, ORDINALS, SMALL, chinese_value
from gpt_desktop.core.trust.taken import Taken

_MONTHS = """
january jan januar janvier enero
february feb februar février febrero
march mar märz mars marzo
april apr avril abril
may mai mayo
june jun juni juin junio
july jul juli juillet julio
august aug août agosto
september sept sep septembre septiembre
october oct oktober octobre octubre
november nov novembre noviembre
december dec dezember décembre diciembre
"""
MONTH_NAMES: dict[str, int] = {
    name: number
    for number, line in enumerate(_MONTHS.strip().splitlines(), 1)
    for name in line.split()
}
_DAYS = """
monday mon montag lundi lunes
tuesday tue tues dienstag mardi martes
wednesday wed mittwoch mercredi miércoles
thursday thu thur thurs donnerstag jeudi jueves
friday fri freitag vendredi viernes
saturday sat samstag samedi sábado
sunday sun sonntag dimanche domingo
"""
DAY_NAMES: dict[str, int] = {
    name: number
    for number, line in enumerate(_DAYS.strip().splitlines(), 1)
    for name in line.split()
}
_MONTH = "(" + "|".join(sorted(MONTH_NAMES, key=lambda name: -len(name))) + r")\b(?:\.(?= ?\d))?"
_LONG_DAY = "|".join(sorted((name for name in DAY_NAMES if len(name) > 4), key=lambda n: -len(n)))
_ORDINAL_DAY = {"first": 1, **ORDINALS, "thirtieth": 30, "thirty-first": 31} | {
    f"twenty-{word}": 20 + value for word, value in {"first": 1, **ORDINALS}.items() if value < 10
}
_DAY_WORD = "|".join(sorted(_ORDINAL_DAY, key=lambda word: -len(word)))
_DAY = rf"(?:(\d{{1,2}})(?:st|nd|rd|th|er)?\.?|({_DAY_WORD}))"
_YEAR = r"(?:,?[ ]+(?:of |de |in )?(1[5-9]\d\d|20\d\d|21\d\d)\b)?"
_DAY_MONTH = LazyPattern(rf"(?<![\w.,:]){_DAY}[ \u00a0]+(?:of |de |day of )?{_MONTH}{_YEAR}", re.I)
_DAY_RANGE = LazyPattern(
    rf"(?<![\w.,:])(\d{{1,2}})(?:st|nd|rd|th)?\.?(?= ?(?:to|until|and|or|bis|–|-) ?\d{{1,2}}"
    rf"(?:st|nd|rd|th)?\.?[ \u00a0]+(?:of )?{_MONTH})",
    re.I,
)
_DAY_ALONE = LazyPattern(
    r"\b(?:from|on|until|till|by|before|after|since) the (\d{1,2})(?:st|nd|rd|th)\b"
    r"(?=[,.;:)]|$| (?:at|in|and|to)\b)",
    re.I,
)
_MONTH_DAY = LazyPattern(
    rf"\b{_MONTH}[ \u00a0]+(?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)?|({_DAY_WORD}))(?![\d:.]\d)\b"
    rf"{_YEAR}",
    re.I,
)
_MONTH_ONLY = LazyPattern(
    rf"\b{_MONTH}(?:,?[ ]+(?:of |de |in )?(1[5-9]\d\d|20\d\d|21\d\d)\b)?", re.I
)
_ISO = LazyPattern(r"(?<!\d)(1[5-9]\d\d|20\d\d|21\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = LazyPattern(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)")
_HAN = rf"[{CHINESE_DIGITS}十]"
_CHINESE = LazyPattern(
    rf"(?=[\d{CHINESE_DIGITS}十])(?:(\d{{4}}|[{CHINESE_DIGITS}]{{4}})[ ]?年(?:[ ]?度)?)?"
    rf"[ ]?(?:(\d{{1,2}}|{_HAN}{{1,3}})[ ]?月(?!的?(?:份)?[亮球])(?:[ ]?份)?"
    rf"(?:[ ]?初([一二三四五六七八九十])|[ ]?(\d{{1,2}}|{_HAN}{{1,3}})[ ]?[日号])?)?"
)
_CHINESE_DAY = LazyPattern(
    rf"(?<![\d{CHINESE_DIGITS}十月])(\d{{1,2}}|{_HAN}{{1,3}})[日号](?![本常程益报子内]|以内|之内|后)"
)
_CHINESE_WEEKDAY = LazyPattern(r"(?:星期|周|礼拜)([一二三四五六日天末])")
_WEEKDAY = LazyPattern(
    rf"\b({_LONG_DAY})s?\b|\b(Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.?(?=,? \d)", re.I
)
_QUARTER = LazyPattern(
    r"\b(?:Q([1-4])|(first|second|third|fourth|1st|2nd|3rd|4th|last) quarter)\b"
    r"(?:[ ]+(?:of )?(20\d\d|19\d\d)\b)?|第?([一二三四1-4])季度",
    re.I,
)
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "1st": 1, "2nd": 2}
_QUARTERS |= {"3rd": 3, "4th": 4, "一": 1, "二": 2, "三": 3, "四": 4}
_LONE_YEAR = LazyPattern(
    r"(?<![\w.,/$€£¥-])(1[5-9]\d\d|20\d\d|21\d\d)s?\b(?![.,]\d|[-/]\d|[ ]?(?:%|元|人|万|euros?"
    r"|dollars?|people|pounds|km|m\b|kg|copies|members|tonnes|visitors|households|yuan))"
)
_CLOCK = LazyPattern(
    r"(?<![\d.,:])(\d{1,2})(?:[:.h](\d{2})(?!\d|[.,]\d))?[ ]?"
    r"(a\.?m\b\.?|p\.?m\b\.?|Uhr\b|o[’']clock\b)",
    re.I,
)
_COLON = LazyPattern(r"(?<![\d:])([01]?\d|2[0-4]):([0-5]\d)(?![\d:])")
_POINT = LazyPattern(
    r"\b(?:at|from|until|till|by|to|um|bis|ab) ([01]?\d|2[0-4])\.([0-5]\d)"
    r"(?![\d%]| ?(?:percent|euros?|million))"
)
_PAST = LazyPattern(
    r"\b(half|quarter|five|ten|twenty) (past|to) (one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)\b",
    re.I,
)
_HOUR_WORD = LazyPattern(
    r"\b(?:at|by|from|until|till|before|after|to(?= \w+ (?:in the|at night|o[’'])))"
    r"(?: about)? (one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)(?: (thirty|fifteen|forty-five))?"
    r"(?: o[’']clock\b| (?:in the (?:morning|afternoon|evening)|at night)\b"
    r"|(?= (?:on|sharp)\b)|(?=[.,;]|$))",
    re.I,
)
_NAMED_TIME = LazyPattern(r"\b(noon|midday|midnight)\b|(正午|中午十二点|午夜)", re.I)
_CHINESE_CLOCK = LazyPattern(
    rf"(上午|下午|早上|晚上|中午|凌晨|傍晚|清晨|早晨|今晚|当晚|晚)?"
    rf"[ ]?(\d{{1,2}}|{_HAN}{{1,3}})[点时](?![一-龥]*?种)"
    rf"(?:(半)|([一三])刻|(\d{{1,2}}|{_HAN}{{1,3}})分?)?(?![间候期数代])"
)
_WIDE = str.maketrans("０１２３４５６７８９．，：／－", "0123456789.,:/-")


@dataclass(frozen=True, slots=True)
class Moment:
    """A date or a time of day, as far as a text says it; None for what it leaves open.

    Attributes:
        weekday: 1 is Monday.
        minute: of the day, from midnight.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    quarter: int | None = None
    minute: int | None = None
    twelve: bool = False

    def parts(self) -> dict[str, int]:
        """What it says, by name."""
        named = {
            "year": self.year, "month": self.month, "day": self.day, "weekday": self.weekday,
            "quarter": self.quarter, "minute": self.minute,
        }  # fmt: skip
        return {name: value for name, value in named.items() if value is not None}


def find_moments(text: str) -> tuple[Moment, ...]:
    """The dates and times of a text in their order."""
    plain = text.translate(_WIDE)
    if not _HINT.search(plain):
        return ()
    found: list[Moment] = []
    taken = Taken()
    for finder in _FINDERS:
        for moment in finder(plain):
            if moment.parts() and taken.take(moment.start, moment.end):
                found += (moment,)
    return tuple(sorted(found, key=lambda moment: moment.start))


_HINT = LazyPattern(
    rf"\d|[年月日号点时周期拜季午]|\b(?:{'|'.join(name for name in MONTH_NAMES)}|{_LONG_DAY}"
    r"|quarter|past|o[’']clock|at|by|from|until|till|before|after|to|noon|midday|midnight)\b",
    re.IGNORECASE,
)


def _dates(text: str) -> Iterator[Moment]:
    for match in _ISO.finditer(text):
        yield from _checked(match, int(match[1]), int(match[2]), int(match[3]))
    for match in _NUMERIC.finditer(text):
        day, month, year = (int(part) for part in match.groups())
        if month > 12:
            day, month = month, day
        yield from _checked(match, year if year > 99 else 2000 + year, month, day)
    for match in _DAY_MONTH.finditer(text):
        day = int(match[1]) if match[1] else _ORDINAL_DAY[match[2].casefold()]
        yield from _checked(match, _int(match[4]), MONTH_NAMES[match[3].casefold()], day)
    for match in _MONTH_DAY.finditer(text):
        day = int(match[2]) if match[2] else _ORDINAL_DAY[match[3].casefold()]
        yield from _checked(match, _int(match[4]), MONTH_NAMES[match[1].casefold()], day)
    for match in _MONTH_ONLY.finditer(text):
        if _is_month(text, match):
            yield Moment(
                match.start(), match.end(), _int(match[2]), MONTH_NAMES[match[1].casefold()]
            )


def _parts_of_ranges(text: str) -> Iterator[Moment]:
    """Days that leave their month to others: “4 to 7 June”, “from the 2nd”."""
    for match in _DAY_RANGE.finditer(text):
        yield from _checked(match, None, MONTH_NAMES[match[2].casefold()], int(match[1]))
    for match in _DAY_ALONE.finditer(text):
        if 1 <= int(match[1]) <= 31:
            yield Moment(match.start(1), match.end(), day=int(match[1]))


def _is_month(text: str, match: re.Match[str]) -> bool:
    """Whether a name is a month and no word that looks like one: may, march, mar, sun."""
    name = match[1]
    if not name[0].isupper():
        return False
    if match[2]:
        return True
    if name.casefold() not in (
        "may",
        "march",
        "mars",
        "mar",
        "jan",
        "mai",
        "jun",
        "jul",
        "dec",
        "sep",
        "august",
    ):
        return True
    before = text[max(0, match.start() - _NEAR) : match.start()].rstrip().casefold()
    return name.casefold() == "august" or bool(_MONTH_BEFORE.search(before))


_NEAR = 20  # characters that are looked at before or after
_MONTH_BEFORE = LazyPattern(
    r"\b(?:in|by|of|since|until|till|from|early|late|mid|next|last|during|this|and|to|im|seit|en|until"
    r"|through|before|after|every|each|end of|for|between)$"
)


def _checked(match: re.Match[str], year: int | None, month: int, day: int) -> Iterator[Moment]:
    if 1 <= month <= 12 and 1 <= day <= 31:
        yield Moment(match.start(), match.end(), year, month, day)


def _chinese_dates(text: str) -> Iterator[Moment]:
    for match in _CHINESE.finditer(text):
        if not match.group().strip():
            continue
        year, month = _han_int(match[1]), _han_int(match[2])
        day = _han_int(match[3] or match[4])
        if (month is None or 1 <= month <= 12) and (day is None or 1 <= day <= 31):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            yield Moment(start, match.end(), year, month, day)
    for match in _CHINESE_DAY.finditer(text):
        day = _han_int(match[1])
        if day and day <= 31 and (match.group()[-1] == "日" or _looks_like_day(text, match)):
            yield Moment(match.start(), match.end(), day=day)
    for match in _CHINESE_WEEKDAY.finditer(text):
        number = "一二三四五六日".find(match[1]) + 1
        if match[1] != "末":
            yield Moment(match.start(), match.end(), weekday=number or 7)


def _looks_like_day(text: str, match: re.Match[str]) -> bool:
    return not re.match(
        "楼|线|馆|门|店|院|厅|机|车|房|仓|桌|柜|窗|文", text[match.end() : match.end() + 2]
    )


def _weekdays(text: str) -> Iterator[Moment]:
    for match in _WEEKDAY.finditer(text):
        name = (match[1] or match[2]).casefold()
        if match.group()[0].isupper():
            yield Moment(match.start(), match.end(), weekday=DAY_NAMES[name])


def _quarters(text: str) -> Iterator[Moment]:
    for match in _QUARTER.finditer(text):
        written = (match[1] or match[2] or match[4]).casefold()
        quarter = int(written) if written.isdigit() else _QUARTERS[written]
        yield Moment(match.start(), match.end(), year=_int(match[3]), quarter=quarter)


def _years(text: str) -> Iterator[Moment]:
    for match in _LONE_YEAR.finditer(text):
        yield Moment(match.start(), match.end(), year=int(match[1]))


def _times(text: str) -> Iterator[Moment]:
    for match in _CLOCK.finditer(text):
        half = match[3][0].casefold()
        hour, minutes = int(match[1]), int(match[2] or 0)
        if hour <= 24 and minutes < 60:
            hour = hour % 12 + 12 if half == "p" else hour % 12 if half == "a" else hour
            yield _clock(match, hour, minutes, twelve=half == "o")
    for match in _COLON.finditer(text):
        yield _clock(match, int(match[1]), int(match[2]), twelve=int(match[1]) <= 12)
    for match in _POINT.finditer(text):
        hour = int(match[1])
        yield _clock(match, hour, int(match[2]), twelve=hour <= 12, group=1)
    for match in _PAST.finditer(text):
        part = {"half": 30, "quarter": 15}.get(
            match[1].casefold(), SMALL.get(match[1].casefold(), 0)
        )
        minutes = part if match[2].casefold() == "past" else -part
        yield _clock(match, SMALL[match[3].casefold()], minutes, twelve=True)
    for match in _HOUR_WORD.finditer(text):
        minutes = {"thirty": 30, "fifteen": 15, "forty-five": 45}.get(
            (match[2] or "").casefold(), 0
        )
        yield _clock(match, SMALL[match[1].casefold()], minutes, twelve=True, group=1)
    for match in _NAMED_TIME.finditer(text):
        night = (match[1] or match[2]).casefold() in ("midnight", "午夜")
        yield _clock(match, 0 if night else 12, 0)


def _chinese_times(text: str) -> Iterator[Moment]:
    for match in _CHINESE_CLOCK.finditer(text):
        hour = _han_int(match[2])
        if hour is None or hour > 24:
            continue
        minutes = 30 if match[3] else 0
        if match[4]:
            minutes = 15 if match[4] == "一" else 45
        elif match[5]:
            minutes = _han_int(match[5]) or 0
        when = match[1] or ""
        if not when and match.group()[-1] == "时":
            continue
        later = when in ("下午", "晚上", "傍晚", "今晚", "当晚", "晚") and hour < 12
        yield _clock(match, hour + 12 if later else hour, minutes, twelve=not when and hour <= 12)


def _clock(
    match: re.Match[str], hour: int, minutes: int, *, twelve: bool = False, group: int = 0
) -> Moment:
    minute = (hour * 60 + minutes) % (24 * 60)
    return Moment(match.start(group), match.end(), minute=minute, twelve=twelve)


def _han_int(written: str | None) -> int | None:
    if not written:
        return None
    if written.isascii():
        return int(written)
    value = chinese_value(written)
    return None if value is None else int(value)


def _int(written: str | None) -> int | None:
    return int(written) if written else None


def conflicts(one: Moment, other: Moment) -> bool:
    """Whether they say different things of the same part: another year, day or hour."""
    ones, others = one.parts(), other.parts()
    shared = ones.keys() & others.keys()
    if "minute" in shared:
        return not _same_minute(one, other)
    return any(ones[name] != others[name] for name in shared)


def agrees(one: Moment, other: Moment) -> bool:
    """Whether they share what they say and differ in nothing."""
    shared = one.parts().keys() & other.parts().keys()
    return bool(shared) and not conflicts(one, other)


def _same_minute(one: Moment, other: Moment) -> bool:
    if one.minute is None or other.minute is None:
        return False
    if one.twelve or other.twelve:
        return one.minute % 720 == other.minute % 720
    return one.minute == other.minute


_FINDERS = (
    _dates,
    _parts_of_ranges,
    _chinese_dates,
    _times,
    _chinese_times,
    _quarters,
    _weekdays,
    _years,
)
