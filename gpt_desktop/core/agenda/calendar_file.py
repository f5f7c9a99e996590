"""What a calendar file (.ics) holds."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.agenda.event import Event


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The events of a calendar file.

    Attributes:
        events: by the ids of the file, so that a second import changes and does not double.
        notices: translated lines on what could not be read, or is not kept.
    """

    events: tuple[Event, ...]
    notices: tuple[str, ...] = ()
