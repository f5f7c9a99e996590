"""Names of months and days of the week in the languages whose dates are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gpt_desktop.core.lazy_pattern import LazyPattern

_MONTHS = {
    "en": "january february march april may june july august september october november december",
    "de": "januar/jänner februar märz april mai juni juli august september oktober november"
          " dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre"
          " noviembre diciembre",
    "ru": "январ\\w+ феврал\\w+ март[аеу]?/мартом апрел\\w+ ма[йяею] июн[ьяюе] июл[ьяюе]"
          " август\\w* сентябр\\w+ октябр\\w+ ноябр\\w+ декабр\\w+",
}  # fmt: skip
_SHORT_MONTHS = {
    "en": "jan feb mar apr - jun jul aug sep/sept oct nov dec",
    "de": "jan feb mrz/mär apr - jun jul aug sep/sept okt nov dez",
    "fr": "janv févr/fév - avr - - juil - sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep/sept oct nov dic",
    "ru": "янв фев мар апр - июн июл авг сент/сен окт ноя дек",
}
_DAYS = {
    "en": "mondays? tuesdays? wednesdays? thursdays? fridays? saturdays? sundays?",
    "de": "montag dienstag mittwoch donnerstag freitag samstag/sonnabend sonntag",
    "fr": "lundis? mardis? mercredis? jeudis? vendredis? samedis? dimanches?",
    "es": "lunes martes miércoles jueves viernes sábados? domingos?",
    "ru": "понедельник\\w* вторник\\w* сред[аеуы]/средам четверг\\w* пятниц\\w* суббот\\w*"
          " воскресень\\w*",
}  # fmt: skip
_DAY_ENDINGS = "s|morgen|vormittag|mittag|nachmittag|abend|nacht"
# Words that are something else as well: they count on the other side only.
_UNSURE = frozenset(("may", "march", "mars", "среда", "среде", "среду", "среды", "martes"))
_NEAR = 20  # characters before a word that are looked at
_MOST_MONTHS = 12
_HAN_DAYS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7}
_HAN_DAY = LazyPattern("(?:星期|礼拜|禮拜|周|週)([一二三四五六日天])(?![年期])")
_KANJI_DAYS = {name: place for place, name in enumerate("月火水木金土日", 1)}
_KANJI_DAY = LazyPattern("([月火水木金土日])曜|[（(]([月火水木金土日])[)）]")
_MAY = LazyPattern(
    r"(?:\d(?:st|nd|rd|th)?[ \u00a0.]*(?:of )?|\b(?:in|by|of|since|until|from|this|next|last"
    r"|early|late|mid|and|to|before|after|en|à|et|de|depuis|au|le)[ -])$",
    re.IGNORECASE,
)
_A_NUMBER = LazyPattern(r"\.?,?[ \u00a0]*\d")
_HAN_MONTH = LazyPattern(
    "(?<![0-9一二三四五六七八九十第])([0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
    "[ ]?月(?![球亮間光])"
)
_HAN_MONTHS = {name: place for place, name in enumerate("一二三四五六七八九十", 1)}
_HAN_MONTHS |= {"十一": 11, "十二": 12}


@dataclass(frozen=True, slots=True)
class CalendarName:
    """A month (1 to 12) or a day of the week (1 is Monday).

    Attributes:
        sure: else it may be another word and only explains one on the other side.
    """

    start: int
    end: int
    kind: str
    value: int
    sure: bool


def has_calendar(family: str) -> bool:
    """Whether the months and days of a language are known."""
    return family in _MONTHS or family in ("zh", "ja")


def find_calendar_names(text: str, family: str) -> Iterator[CalendarName]:
    """The months and days of the week that a text of a language names."""
    if family in ("zh", "ja"):
        yield from _in_characters(text, family)
    elif family in _MONTHS:
        yield from _named(text, family, "month")
        yield from _named(text, family, "weekday")


def _named(text: str, family: str, kind: str) -> Iterator[CalendarName]:
    for match in _pattern(family, kind).finditer(text):
        written = match.group()
        if family == "en" and not written[0].isupper():
            continue
        if family == "de" and not written[0].isupper() and not written.endswith("tags"):
            continue
        value = next(number for number in range(1, 13) if match[f"n{number}"] is not None)
        yield CalendarName(match.start(), match.end(), kind, value, _is_sure(text, match, family))


def _is_sure(text: str, match: re.Match[str], family: str) -> bool:
    written = match.group().casefold()
    if written not in _UNSURE or (written == "martes" and family == "es"):
        return True
    return bool(
        _A_NUMBER.match(text, match.end())
        or (family != "ru" and _MAY.search(text, max(0, match.start() - _NEAR), match.start()))
    )


@cache
def _pattern(family: str, kind: str) -> re.Pattern[str]:
    listed = (_MONTHS if kind == "month" else _DAYS)[family].split()
    parts = [f"(?P<n{number}>{names.replace('/', '|')}" for number, names in enumerate(listed, 1)]
    if kind == "month":  # a short form stands beside a number
        short = [names.replace("/", "|") for names in _SHORT_MONTHS[family].split()]
        parts = [
            part + ("" if names == "-" else rf"|(?:{names})(?=\.?,? ?\d)|(?<=\d )(?:{names})\b")
            for part, names in zip(parts, short, strict=True)
        ]
    parts += [f"(?P<n{number}>(?!)" for number in range(len(parts) + 1, 13)]
    ending = f"(?:{_DAY_ENDINGS})?" if (family, kind) == ("de", "weekday") else ""
    return re.compile(rf"\b(?:{')|'.join(parts)})){ending}\b", re.IGNORECASE)


def _in_characters(text: str, family: str) -> Iterator[CalendarName]:
    for match in _HAN_MONTH.finditer(text):
        number = _HAN_MONTHS.get(match[1]) or int(match[1])
        if number <= _MOST_MONTHS:
            yield CalendarName(match.start(), match.end(), "month", number, True)
    if family == "zh":
        for match in _HAN_DAY.finditer(text):
            yield CalendarName(match.start(), match.end(), "weekday", _HAN_DAYS[match[1]], True)
    else:
        for match in _KANJI_DAY.finditer(text):
            value = _KANJI_DAYS[match[1] or match[2]]
            yield CalendarName(match.start(), match.end(), "weekday", value, True)
