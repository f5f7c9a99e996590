"""Events and times for tests, written shortly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from gpt_desktop.core.agenda.event import Event

BERLIN = ZoneInfo("Europe/Berlin")


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """An aware time."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def event(title: str, begins: str, minutes: int | None = 60, **more: Any) -> Event:
    """An event in Berlin; all day where only a day is given."""
    start = datetime.fromisoformat(begins)
    ends = None if minutes is None else start + timedelta(minutes=minutes)
    if len(begins) == 10:
        return Event("", title, start, ends=more.pop("ends", None), all_day=True, **more)
    return Event("", title, start, ends, zone=more.pop("zone", "Europe/Berlin"), **more)
