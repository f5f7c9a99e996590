"""An occurrence in words: for its row, its tooltip and for screen readers."""

from __future__ import annotations

from datetime import date

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.calendar_words import (
    days_between,
    last_day,
    long_day,
    span_words,
    time_words,
)

_LETTERS = 200


def title_of(occurrence: Occurrence) -> str:
    """Its title in one line; never empty."""
    return " ".join(occurrence.event.title.split())[:_LETTERS] or tr("Untitled")


def times_of(occurrence: Occurrence) -> str:
    """From when to when, or "All day"."""
    return span_words(occurrence.begins, occurrence.ends, all_day=occurrence.event.all_day)


def spoken(occurrence: Occurrence) -> str:
    """All that its place in a calendar shows to the eye, and its day."""
    event = occurrence.event
    parts = [title_of(occurrence), long_day(occurrence.begins.date()), times_of(occurrence)]
    if event.place:
        parts.append(event.place)
    if occurrence.recurs:
        parts.append(tr("repeats"))
    if event.reminders:
        parts.append(tr("with a reminder"))
    return tr("{first}, {second}", first=", ".join(parts[:-1]), second=parts[-1])


def short_line(occurrence: Occurrence, day: date) -> str:
    """Time and title as a day of a month has room for."""
    if occurrence.event.all_day or occurrence.begins.date() != day:
        return title_of(occurrence)
    return f"{time_words(occurrence.begins.time())} {title_of(occurrence)}"


def spans_days(occurrence: Occurrence) -> bool:
    """Whether it stands above the hours: all day, or a day and longer."""
    if occurrence.event.all_day:
        return True
    return occurrence.ends is not None and (occurrence.ends - occurrence.begins).days >= 1


def days_within(occurrence: Occurrence, first: date, last: date) -> list[date]:
    """Each day from one to another that it takes some time of."""
    begin = max(first, occurrence.begins.date())
    end = min(last, last_day(occurrence.begins, occurrence.ends))
    return list(days_between(begin, end))
