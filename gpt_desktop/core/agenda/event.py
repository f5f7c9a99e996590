"""An event of the agenda, and one occurrence of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from gpt_desktop.core.agenda.recurrence import Recurrence

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that takes place once, or comes again.

    Times are naive, as the clocks of ``zone`` show them: an event at 9:00 stays at 9:00 when
    summer time begins. See ``core.agenda.zones`` for times that a change of clocks leaves out
    or shows twice.

    Attributes:
        id: made by us, also the UID in a calendar file; "" until it is stored.
        begins: of its first occurrence; midnight where it is all day.
        ends: exclusive; the midnight after the last day where it is all day. None: not known.
        zone: an IANA name, or "" for whatever zone the person is in ("floating"). All-day
            events have "".
        reminders: times before its begin, negative ones after it; without doubles.
        series: the id of the recurring event that this replaces one occurrence of, or "".
        original: the begin, as the series has it, of the occurrence that this replaces.
        changed: seconds since the epoch of the last change; 0 until it is stored.

    Raises:
        ValueError: it ends before it begins, has a time zone inside of a time, or is all day
            and does not keep to midnights.
    """

    id: str
    title: str
    begins: datetime
    ends: datetime | None = None
    all_day: bool = False
    zone: str = ""
    place: str = ""
    notes: str = ""
    recurrence: Recurrence | None = None
    reminders: tuple[timedelta, ...] = ()
    series: str = ""
    original: datetime | None = None
    changed: float = 0.0

    def __post_init__(self) -> None:
        times = [time for time in (self.begins, self.ends, self.original) if time is not None]
        if any(time.tzinfo is not None for time in times):
            raise ValueError("an event's times are naive; its zone has a field of its own")
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("an event cannot end before it begins")
        if self.all_day and not _whole_days(self):
            raise ValueError("an all-day event goes from midnight to a later midnight")
        if bool(self.series) != (self.original is not None):
            raise ValueError("a replaced occurrence names its series and its begin there")

    @property
    def length(self) -> timedelta | None:
        """From begin to end by the clocks on the wall; None where the end is not known."""
        return None if self.ends is None else self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time that an event takes place. Times are aware, in the zone that was asked for.

    Attributes:
        begins: midnight in the asked zone where the event is all day.
        ends: exclusive; None where it is not known.
        original: names it in its series: its begin by the event's own clocks. What
            ``AgendaStore`` takes to change or delete this one only.
    """

    event: Event
    begins: datetime
    ends: datetime | None
    original: datetime

    @property
    def recurs(self) -> bool:
        """Whether it is one of a series, so that one or all may be meant."""
        return self.event.recurrence is not None or bool(self.event.series)


@dataclass(frozen=True, slots=True)
class Reminder:
    """That an occurrence is to be told of at ``at``, ``before`` its begin."""

    occurrence: Occurrence
    at: datetime
    before: timedelta


def _whole_days(event: Event) -> bool:
    midnights = all(
        time.time() == datetime.min.time() for time in (event.begins, event.ends) if time
    )
    return midnights and (event.ends is None or event.ends - event.begins >= DAY) and not event.zone
