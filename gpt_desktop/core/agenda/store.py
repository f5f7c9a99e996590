"""Where events are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from gpt_desktop.core.agenda.event import Event, Occurrence, Reminder


@dataclass(frozen=True, slots=True)
class AgendaChange:
    """What a change did, so that it can be undone.

    Attributes:
        before: the events as they were; those that were not there are missing.
        after: the events as they are now; those that were deleted are missing.
    """

    before: tuple[Event, ...] = ()
    after: tuple[Event, ...] = ()


class Expand(Protocol):
    """Finds the occurrences of one event; made by ``gpt_desktop.agenda``."""

    def __call__(
        self, event: Event, after: datetime, before: datetime, zone: tzinfo
    ) -> Iterator[Occurrence]:
        """Those that touch a span of aware times, in order, shown in ``zone``.

        What takes no time, or has no known end, touches the moment of its begin. ``original``
        of what replaces an occurrence of a series is the replaced one's.
        """
        ...

    def last_end(self, event: Event) -> datetime | None:
        """A naive time by the event's clocks at or after the end of all of it; None: endless."""
        ...


class AgendaStore(Protocol):
    """Keeps events. Every method may be called from any thread.

    Times given are aware; what comes back is shown in the zone of the first one given, which
    is the person's. Each raises UserFacingError where the disk is full or the file cannot be
    written, and where an event to change is gone.
    """

    def occurrences(self, after: datetime, before: datetime) -> list[Occurrence]:
        """What touches the time from ``after`` to ``before`` (exclusive), by begin, then title.

        Replaced occurrences of a series come as what replaces them.
        """
        ...

    def events(self) -> list[Event]:
        """All there are, as they are stored, by their first begin."""
        ...

    def get(self, event_id: str) -> Event | None: ...

    def add(self, *events: Event) -> AgendaChange:
        """Store new ones, each by its id, or by a new id where it is "".

        One of an id that is there already takes the other's place, as when a calendar file is
        imported again.
        """
        ...

    def change(self, event: Event) -> AgendaChange:
        """Store an event anew: all of a series, with its begin and rule as they are given.

        Where the begin of a series moves, its exceptions and replaced occurrences move with it.
        """
        ...

    def change_one(self, occurrence: Occurrence, event: Event) -> AgendaChange:
        """Store ``event`` in one occurrence's place; the others stay. Its rule is dropped."""
        ...

    def change_following(self, occurrence: Occurrence, event: Event) -> AgendaChange:
        """Let a series end before an occurrence, and go on from it as another one, as ``event``.

        From its first occurrence on that is all of it. What replaces later occurrences goes along
        where the new series comes at them.
        """
        ...

    def delete(self, event_id: str) -> AgendaChange:
        """Hide an event, all of it with what replaces its occurrences."""
        ...

    def delete_one(self, occurrence: Occurrence) -> AgendaChange:
        """Leave one occurrence out of its series; of an event that comes once, as ``delete``."""
        ...

    def delete_following(self, occurrence: Occurrence) -> AgendaChange:
        """Let a series end before an occurrence; from its first one on, as ``delete``."""
        ...

    def undo(self, change: AgendaChange) -> AgendaChange:
        """Put back what a change did; what it returns does it again."""
        ...

    def conflicts(self, event: Event, zone: tzinfo) -> list[Occurrence]:
        """Other events' occurrences at the same time as this one, stored or not.

        Of a recurring one its first hundred occurrences within a year are held against the
        rest. All-day events and those without a known end are no conflicts.
        """
        ...

    def reminders(self, after: datetime, until: datetime) -> list[Reminder]:
        """Those to be shown later than ``after``, up to and with ``until``, in order."""
        ...

    def next_reminder(self, after: datetime) -> Reminder | None:
        """The first one later than ``after``, within the next 40 days; None where there is none."""
        ...

    def search(self, words: str, after: datetime, limit: int = 50) -> Sequence[Occurrence]:
        """Events with all the words in title, place or notes, whatever their case.

        Each once: by its next occurrence at or after ``after``, else by its last one. The
        coming ones first, then those that are over, the latest first.
        """
        ...

    def reminded_until(self) -> datetime | None:
        """Up to when reminders were shown, kept over restarts; None where none ever was."""
        ...

    def set_reminded_until(self, time: datetime) -> None:
        """Keep that reminders up to this time were shown."""
        ...
