"""Events as a calendar file that Thunderbird, GNOME, Apple and Outlook read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from gpt_desktop.agenda.rules import rule_text
from gpt_desktop.agenda.vtimezone import describe_zone
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Recurrence
from gpt_desktop.core.agenda.zones import at_clock, find_zone

if TYPE_CHECKING:
    import icalendar

PRODUCER = "-//GPT Desktop//Agenda//EN"
_END_OF_DAY = time(23, 59, 59)


def write_calendar(events: Iterable[Event]) -> bytes:
    """The text of a calendar file, as UTF-8 with folded lines."""
    from icalendar import Calendar

    listed = list(events)
    calendar = Calendar()
    calendar.add("prodid", PRODUCER)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for zone, year in _zones(listed).items():
        known = find_zone(zone)
        if known is not None and zone != "UTC":
            calendar.add_component(describe_zone(known, year))
    for event in listed:
        calendar.add_component(_component(event))
    return bytes(calendar.to_ical())


def _zones(events: Iterable[Event]) -> dict[str, int]:
    """Each zone with the first year it is used in."""
    years: dict[str, int] = {}
    for event in events:
        if event.zone:
            # A year before: descriptions say nothing of the time before their first change.
            year = max(2, event.begins.year) - 1
            years[event.zone] = min(year, years.get(event.zone, year))
    return years


def _component(event: Event) -> icalendar.Event:
    from icalendar import Event as Component

    made = Component()
    made.add("uid", event.series or event.id)
    changed = datetime.fromtimestamp(event.changed, UTC).replace(microsecond=0)
    made.add("dtstamp", changed)
    made.add("last-modified", changed)
    made.add("summary", event.title)
    made.add("dtstart", _time(event, event.begins))
    if event.ends is not None and event.ends > event.begins:
        made.add("dtend", _time(event, event.ends))
    if event.place:
        made.add("location", event.place)
    if event.notes:
        made.add("description", event.notes)
    if event.original is not None:
        made.add("recurrence-id", _time(event, event.original))
    if event.recurrence is not None:
        _add_rule(made, event, event.recurrence)
    for before in event.reminders:
        made.add_component(_alarm(event, before))
    return made


def _time(event: Event, clock: datetime) -> date | datetime:
    if event.all_day:
        return clock.date()
    zone = find_zone(event.zone) if event.zone else None
    return clock if zone is None else clock.replace(tzinfo=UTC if zone.key == "UTC" else zone)


def _add_rule(made: icalendar.Event, event: Event, recurrence: Recurrence) -> None:
    from icalendar import vRecur

    rule = vRecur.from_ical(rule_text(recurrence))
    if recurrence.count is not None:
        rule["COUNT"] = [recurrence.count]
    if recurrence.until is not None:
        rule["UNTIL"] = [_until(event, recurrence.until)]
    made.add("rrule", rule)
    for clock in recurrence.exceptions:
        made.add("exdate", _time(event, clock))


def _until(event: Event, day: date) -> date | datetime:
    """The end of a rule: by its kind of begin, and in UTC where that has a zone."""
    if event.all_day:
        return day
    clock = datetime.combine(day, _END_OF_DAY)
    zone = find_zone(event.zone) if event.zone else None
    return clock if zone is None else at_clock(clock, zone).astimezone(UTC)


def _alarm(event: Event, before: timedelta) -> icalendar.Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", -before)
    return alarm
