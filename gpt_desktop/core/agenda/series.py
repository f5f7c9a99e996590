"""What becomes of a series when one, some or all of its occurrences are changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from gpt_desktop.core.agenda.event import DAY, Event, Occurrence
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay


def shown_event(occurrence: Occurrence) -> Event:
    """The event with this occurrence's times by the event's own clocks, as a card shows it.

    ``occurrence.event`` of a series has those of the first occurrence.
    """
    event = occurrence.event
    if event.recurrence is None:
        return event
    begins = occurrence.original
    return replace(
        event, begins=begins, ends=None if event.length is None else begins + event.length
    )


def whole_series(series: Event, occurrence: Occurrence, edited: Event) -> Event:
    """A series after one occurrence of it was edited and the change is meant for all.

    Args:
        series: as it is stored.
        occurrence: the one that was shown.
        edited: as the person left it, with that occurrence's times; its rule is the new one.

    The series begins as much later or earlier as the occurrence was moved; a weekly one of a
    single weekday moves to the new one.
    """
    shift = edited.begins - occurrence.original
    begins = series.begins + shift
    rule = edited.recurrence
    if rule is not None and series.recurrence is not None and shift:
        rule = _moved_days(rule, occurrence.original, edited.begins)
    ends = None if edited.length is None else begins + edited.length
    return replace(edited, id=series.id, begins=begins, ends=ends, recurrence=rule)


def ended_before(series: Event, original: datetime) -> Event:
    """A series without the occurrence of this begin and those after it."""
    rule = _rule_of(series)
    kept = tuple(clock for clock in rule.exceptions if clock < original)
    last = (original - DAY).date()
    return replace(series, recurrence=replace(rule, count=None, until=last, exceptions=kept))


def following_series(series: Event, occurrence: Occurrence, edited: Event, before: int) -> Event:
    """A new series, of an occurrence that was edited and those after it.

    Args:
        series, occurrence, edited: as of ``whole_series``.
        before: how often the series comes before the occurrence, exceptions among them.

    A count that the person left as it was is of all of the series, and goes on; another one
    counts from the edited occurrence on.
    """
    whole, original = whole_series(series, occurrence, edited), occurrence.original
    rule = whole.recurrence
    if rule is not None:
        later = tuple(clock for clock in rule.exceptions if clock >= original)
        rule = moved_exceptions(replace(rule, exceptions=later), edited.begins - original)
        if rule.count is not None and rule.count == _rule_of(series).count:
            rule = replace(rule, count=max(1, rule.count - before))
    return replace(whole, id="", begins=edited.begins, ends=edited.ends, recurrence=rule)


def moved_exceptions(recurrence: Recurrence, shift: timedelta) -> Recurrence:
    """A rule whose exceptions follow a begin that moved."""
    moved = tuple(clock + shift for clock in recurrence.exceptions)
    return replace(recurrence, exceptions=moved)


def moved_replacement(replacement: Event, shift: timedelta) -> Event:
    """What replaces an occurrence, where the series moved: it stays where it is itself."""
    original = replacement.original
    return replace(replacement, original=None if original is None else original + shift)


def _rule_of(series: Event) -> Recurrence:
    if series.recurrence is None:
        raise ValueError("an event that comes once is no series")
    return series.recurrence


def _moved_days(rule: Recurrence, old: datetime, new: datetime) -> Recurrence:
    only_day = rule.by_day == (WeekDay(old.weekday()),)
    if rule.frequency is Frequency.WEEKLY and only_day:
        return replace(rule, by_day=(WeekDay(new.weekday()),))
    if rule.by_month_day == (old.day,):
        return replace(rule, by_month_day=(new.day,))
    return rule
