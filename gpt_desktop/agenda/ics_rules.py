"""The RRULE of a calendar file as a recurrence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from gpt_desktop.agenda.rules import DAY_CODES, REST_PARTS, check_rule
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.zones import find_zone

_OWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY"}
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
_ENDLESS = 10_000  # times; a count beyond is no end
_USUAL = {"WKST": "MO"}  # says nothing


def read_rule(rule: Mapping[str, Sequence[Any]], event: Event) -> Recurrence:
    """The recurrence of an event, without its exceptions.

    Raises:
        ValueError: it has parts that are not known here, or nothing comes of it.
        KeyError: it has no frequency, or one within a day.
    """
    parts = {name.upper(): list(values) for name, values in rule.items()}
    strange = parts.keys() - _OWN - REST_PARTS
    if strange:
        raise ValueError(f"parts of a rule that are not known: {sorted(strange)}")
    count = int(parts["COUNT"][0]) if "COUNT" in parts else None
    if count is not None and count > _ENDLESS:
        count = None
    rest = [
        f"{name}={','.join(map(str, parts[name]))}"
        for name in sorted(parts.keys() & REST_PARTS)
        if _USUAL.get(name) != str(parts[name][0])
    ]
    recurrence = Recurrence(
        Frequency(str(parts["FREQ"][0]).lower()),
        int(parts["INTERVAL"][0]) if "INTERVAL" in parts else 1,
        tuple(_weekday(str(day)) for day in parts.get("BYDAY", [])),
        tuple(int(day) for day in parts.get("BYMONTHDAY", [])),
        count=count,
        until=_until(parts["UNTIL"][0], event) if "UNTIL" in parts and count is None else None,
        rest=";".join(rest),
    )
    rare = bool(recurrence.rest or recurrence.by_month_day)
    if rare and count and recurrence.frequency in (Frequency.DAILY, Frequency.WEEKLY):
        raise ValueError("to count this out would take minutes")
    check_rule(recurrence, event.begins)
    return recurrence


def _weekday(text: str) -> WeekDay:
    match = _DAY.fullmatch(text.strip().upper())
    if match is None:
        raise ValueError(f"no day of a week: {text}")
    return WeekDay(DAY_CODES.index(match[2]), int(match[1]) if match[1] else None)


def _until(value: object, event: Event) -> date:
    """The last day on which it may begin, by the event's clocks."""
    if not isinstance(value, date):
        raise TypeError(f"no day: {value}")
    if not isinstance(value, datetime):
        return value
    zone = find_zone(event.zone) if event.zone else None
    clock = value.replace(tzinfo=None)
    if value.tzinfo is not None and zone is not None:
        clock = value.astimezone(zone).replace(tzinfo=None)
    earlier = not event.all_day and clock.time() < event.begins.time()
    return clock.date() - timedelta(days=1) if earlier else clock.date()
