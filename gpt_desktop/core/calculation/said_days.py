"""The days and times of day of an answer to a question whose result is one."""

from __future__ import annotations

import re
from datetime import date

from gpt_desktop.core.annotations import Calculation, CalculationKind, Span
from gpt_desktop.core.calculation.said_numbers import states_result
from gpt_desktop.core.trust.dates import Moment, find_moments
from gpt_desktop.core.trust.quantities import find_quantities

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
# 35th May is no day of any year.
_NO_DAY = re.compile(
    r"\b(?:3[2-9]|[4-9]\d)(?:st|nd|rd|th)? (?:of )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov"
    r"|Dec)[a-z]*|\d{1,2}月(?:3[2-9]|[4-9]\d)[日号]"
)
_HALF = 12 * 60
_MOST = 3


def names_day(calculation: Calculation) -> bool:
    """Whether the result is a day, a weekday or a time of day, and no number."""
    if calculation.kind is CalculationKind.TIME:
        return _CLOCK.fullmatch(calculation.value) is not None
    if calculation.kind is not CalculationKind.DATE:
        return False
    return _DAY.fullmatch(calculation.value) is not None or _asks_weekday(calculation)


def wrong_days(text: str, calculation: Calculation) -> tuple[Span, ...]:
    """Where an answer names another day or time than the one that was computed."""
    asked = _days(calculation.question) | _days(calculation.expression)
    moments = find_moments(text)
    wrong = [
        Span(moment.start, moment.end)
        for moment in moments
        if _contradicts(moment, calculation, asked)
    ]
    if not _asks_weekday(calculation):
        wrong += [Span(*match.span()) for match in _NO_DAY.finditer(text)]
        wrong.sort(key=lambda span: span.start)
    if len(wrong) > _MOST:
        return ()  # it lists them
    if wrong or any(_names_result(moment, calculation) for moment in moments):
        return tuple(wrong)
    # “The answer is 29.”, where a weekday was asked for.
    places = [(one.start, one.end) for one in moments if one.day and one.month]
    numbers = (Span(one.start, one.end) for one in find_quantities(text, places))
    return tuple(number for number in numbers if states_result(text, number))


def _names_result(moment: Moment, calculation: Calculation) -> bool:
    """Whether it says the day or time that was computed, as far as it says anything of it."""
    clock = _CLOCK.fullmatch(calculation.value)
    if clock:
        return moment.minute is not None
    if _asks_weekday(calculation):
        return moment.weekday is not None
    day = date.fromisoformat(calculation.value)
    return (moment.month, moment.day) == (day.month, day.day)


def _asks_weekday(calculation: Calculation) -> bool:
    return _DAY.fullmatch(calculation.expression) is not None


def _contradicts(
    moment: Moment, calculation: Calculation, asked: set[tuple[int | None, int | None]]
) -> bool:
    clock = _CLOCK.fullmatch(calculation.value)
    if clock:
        wanted = int(clock[1]) * 60 + int(clock[2])
        return moment.minute is not None and not _same_time(moment, wanted, calculation)
    if _asks_weekday(calculation):
        day = date.fromisoformat(calculation.expression)
        return moment.weekday is not None and moment.weekday != day.isoweekday()
    day = date.fromisoformat(calculation.value)
    if moment.weekday is not None and moment.month is None:
        return moment.weekday != day.isoweekday()
    if moment.month is None or moment.day is None:
        return False
    if (moment.month, moment.day) in asked:
        return False
    same_year = moment.year is None or moment.year == day.year
    return (moment.month, moment.day) != (day.month, day.day) or not same_year


def _same_time(moment: Moment, wanted: int, calculation: Calculation) -> bool:
    """Whether a time is the result, or one that the question names."""
    minutes = {wanted, *(one.minute for one in find_moments(calculation.question))}
    minutes |= {int(one[0]) * 60 + int(one[1]) for one in _CLOCK.findall(calculation.expression)}
    said = moment.minute or 0
    if moment.twelve:
        return any(one is not None and one % _HALF == said % _HALF for one in minutes)
    return said in minutes


def _days(words: str) -> set[tuple[int | None, int | None]]:
    return {(one.month, one.day) for one in find_moments(words)}
