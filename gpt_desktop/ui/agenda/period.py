"""Which days a calendar shows, and where the next ones begin."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import StrEnum

from gpt_desktop.ui.agenda.coming_list import LIST_DAYS
from gpt_desktop.ui.widgets.calendar_words import days_words, month_words, week_of

_WEEK, _MONTH_CELLS, _LIST_STEP = 7, 42, 28


class Mode(StrEnum):
    """The calendars there are."""

    LIST = "list"
    WEEK = "week"
    MONTH = "month"


def days_shown(mode: Mode, day: date) -> tuple[date, date]:
    """The first and last day that a calendar shows around a day."""
    if mode is Mode.LIST:
        return day, day + timedelta(days=LIST_DAYS - 1)
    if mode is Mode.WEEK:
        first = week_of(day)
        return first, first + timedelta(days=_WEEK - 1)
    first = week_of(day.replace(day=1))
    return first, first + timedelta(days=_MONTH_CELLS - 1)


def period_words(mode: Mode, day: date) -> str:
    """What it is called."""
    if mode is Mode.MONTH:
        return month_words(day)
    return days_words(*days_shown(mode, day))


def step(mode: Mode, day: date, by: int) -> date:
    """The same day of another period; the last of a month that is too short."""
    if mode is not Mode.MONTH:
        return day + timedelta(days=by * (_WEEK if mode is Mode.WEEK else _LIST_STEP))
    months = day.year * 12 + day.month - 1 + by
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
