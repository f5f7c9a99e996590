"""What a reminder says."""

from __future__ import annotations

from datetime import datetime, timedelta

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.wording import describe_length
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.calendar_words import near_day, span_words

_MINUTE = timedelta(minutes=1)
_LETTERS = 200


def title_words(occurrence: Occurrence) -> str:
    """The event's title in one line."""
    return " ".join(occurrence.event.title.split())[:_LETTERS] or tr("Untitled")


def when_words(occurrence: Occurrence, now: datetime) -> str:
    """ "3:00 PM – 3:45 PM · in 10 minutes", with the day where it is another."""
    event = occurrence.event
    day = occurrence.begins.date()
    times = span_words(occurrence.begins, occurrence.ends, all_day=event.all_day)
    parts = [times]
    if day != now.date():
        parts.insert(0, near_day(day, now.date()))
    elif not event.all_day:
        parts.append(_from_now(occurrence.begins - now))
    if event.place:
        parts.append(" ".join(event.place.split()))
    return " · ".join(parts)


def _from_now(left: timedelta) -> str:
    if abs(left) < _MINUTE:
        return tr("now")
    if left < timedelta():
        return tr("began {length} ago", length=describe_length(left))
    return tr("in {length}", length=describe_length(left))
