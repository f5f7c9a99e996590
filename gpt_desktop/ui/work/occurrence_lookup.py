"""Finding an occurrence again by what names it."""

from __future__ import annotations

from datetime import datetime, timedelta

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.zones import at_clock
from gpt_desktop.services.ports import Agenda

_AROUND = timedelta(days=2)  # more than two zones are ever apart


def find_occurrence(agenda: Agenda, event_id: str, original: datetime) -> Occurrence | None:
    """The occurrence where it is still there; asks the store.

    Args:
        original: its begin by the event's own clocks, as ``Occurrence.original`` has it.
    """
    near = at_clock(original, agenda.zone())
    for occurrence in agenda.store.occurrences(near - _AROUND, near + _AROUND):
        if occurrence.event.id == event_id and occurrence.original == original:
            return occurrence
    return None
