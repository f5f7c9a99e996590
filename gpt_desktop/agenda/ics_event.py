"""One VEVENT of a calendar file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from gpt_desktop.agenda.ics_rules import read_rule
from gpt_desktop.agenda.ics_zones import FileZones
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.zones import find_zone
from gpt_desktop.core.i18n import tr

_LONGEST_NOTES = 20_000  # characters
_LONGEST_LINE = 500
_MOST_REMINDERS = 10
_FARTHEST = timedelta(days=366)
_YEARS = range(1800, 2301)
_LONGEST = timedelta(days=3660)
_LONGEST_AGAIN = timedelta(days=366)  # of what comes again, since all that overlap are counted out
_ALARM = re.compile(r"BEGIN:VALARM\r\n.*?END:VALARM(?:\r\n)?", re.IGNORECASE | re.DOTALL)
_ZONE = re.compile(r';TZID=(?:"([^"\r\n]+)"|([^":;\r\n]+))', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileEvent:
    """An event as a file has it.

    Attributes:
        original: which occurrence of the series of its id it replaces: aware, naive, or a day.
        simplified: its rule is not known here and was left out.
    """

    event: Event
    original: datetime | date | None
    cancelled: bool
    simplified: bool

    def original_in(self, series: Event) -> datetime:
        """The replaced begin by the series' clocks."""
        original = self.original
        if not isinstance(original, datetime):
            day = original or series.begins.date()
            return datetime.combine(day, series.begins.time())
        return on_clock(original, series.zone)


def read_component(text: str, zones: FileZones, *, with_rule: bool = True) -> FileEvent:
    """Read the text of a VEVENT.

    Args:
        with_rule: read how it comes again, which takes long where a rule is nonsense.

    Raises:
        Exception: it is damaged, in any way.
    """
    from icalendar import Event as Component

    def renamed(match: re.Match[str]) -> str:
        zone = zones.named(match[1] or match[2])
        return f";TZID={zone}" if zone else ""

    text = _ZONE.sub(renamed, text)
    component = Component.from_ical(_ALARM.sub("", text))
    start = component["DTSTART"]
    begins, zone, all_day = _begin(start)
    if begins.year not in _YEARS:
        raise ValueError(f"no year of a calendar: {begins.year}")
    event = Event(
        id=_line(component.get("UID")) or f"{begins.isoformat()}-{_line(component.get('SUMMARY'))}",
        title=_line(component.get("SUMMARY")) or tr("Untitled"),
        begins=begins,
        ends=_end(component, begins, zone, all_day),
        all_day=all_day,
        zone=zone,
        place=_line(component.get("LOCATION")),
        notes=str(component.get("DESCRIPTION", ""))[:_LONGEST_NOTES].strip(),
    )
    event = replace(event, reminders=tuple(_reminders(_ALARM.findall(text), event)))
    event, simplified = _with_rule(component, event) if with_rule else (event, "RRULE" in component)
    replaced = component.get("RECURRENCE-ID")
    if replaced is not None and not isinstance(replaced.dt, date):
        raise TypeError(f"no day: {replaced.dt}")
    return FileEvent(
        event if replaced is None else replace(event, recurrence=None),
        None if replaced is None else replaced.dt,
        str(component.get("STATUS", "")).upper() == "CANCELLED",
        simplified,
    )


def on_clock(moment: datetime, zone: str) -> datetime:
    """A moment as a zone's clocks show it; a naive one stays."""
    if moment.tzinfo is None:
        return moment
    known = find_zone(zone) if zone else None
    return moment.astimezone(known or UTC).replace(tzinfo=None)


def _begin(start: Any) -> tuple[datetime, str, bool]:
    value = start.dt
    if not isinstance(value, datetime):
        return datetime.combine(value, time()), "", True
    clock = value.replace(tzinfo=None, microsecond=0, fold=0)
    name = str(start.params.get("TZID", ""))
    if name:
        return clock, name, False
    return clock, "UTC" if value.tzinfo is not None else "", False


def _end(component: Any, begins: datetime, zone: str, all_day: bool) -> datetime | None:
    if "DTEND" in component:
        end = component["DTEND"].dt
        if not isinstance(end, datetime):
            end = datetime.combine(end, time())
        elif all_day:
            end = datetime.combine(end.date(), time())
        end = on_clock(end, zone).replace(microsecond=0)
    elif "DURATION" in component:
        end = begins + component["DURATION"].dt
        if all_day:
            end = datetime.combine(end.date(), time())
    else:
        return None
    return end if begins < end <= begins + _LONGEST else None


def _with_rule(component: Any, event: Event) -> tuple[Event, bool]:
    rules = component.get("RRULE")
    simplified = "RDATE" in component
    if rules is None:
        return event, simplified
    if isinstance(rules, list):
        rules, simplified = rules[0], True
    if event.length is not None and event.length > _LONGEST_AGAIN:
        return event, True
    try:
        rule = read_rule(rules, event)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError):
        return event, True
    exceptions = tuple(sorted(set(_exceptions(component.get("EXDATE"), event))))
    return replace(event, recurrence=replace(rule, exceptions=exceptions)), simplified


def _exceptions(values: Any, event: Event) -> Iterator[datetime]:
    for value in values if isinstance(values, list) else [values] if values is not None else []:
        for each in value.dts:
            if isinstance(each.dt, datetime):
                yield on_clock(each.dt, event.zone)
            else:
                yield datetime.combine(each.dt, event.begins.time())


def _reminders(alarms: list[str], event: Event) -> Iterator[timedelta]:
    """A damaged alarm costs only itself."""
    from icalendar import Alarm

    found: list[timedelta] = []
    for alarm in alarms:
        before = None
        with suppress(Exception):
            before = _before(Alarm.from_ical(alarm)["TRIGGER"], event)
        if before is not None and abs(before) <= _FARTHEST and before not in found:
            found.append(before)
    yield from found[:_MOST_REMINDERS]


def _before(trigger: Any, event: Event) -> timedelta | None:
    value = trigger.dt
    if isinstance(value, datetime):
        if not event.zone:
            return None
        return event.begins - on_clock(value, event.zone)
    if not isinstance(value, timedelta):
        return None
    if str(trigger.params.get("RELATED", "")).upper() == "END" and event.length:
        return -(value + event.length)
    return -value


def _line(value: Any) -> str:
    return " ".join(str(value or "").split())[:_LONGEST_LINE]
