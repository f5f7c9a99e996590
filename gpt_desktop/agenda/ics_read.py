"""Calendar files of other programs. They are not trusted: what is damaged costs itself only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from gpt_desktop.agenda.ics_event import FileEvent, read_component
from gpt_desktop.agenda.ics_zones import FileZones
from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr, tr_count

LARGEST = 20 * 2**20  # bytes
MOST_EVENTS = 20_000
_FOLD = re.compile(rb"\r?\n[ \t]")
_MOST_STRANGE = 50  # rules; to try one takes up to a second
_OTHERS = ("VTODO", "VJOURNAL")

DAMAGED = (
    mark("{count} entry is damaged and was left out."),
    mark("{count} entries are damaged and were left out."),
)


@dataclass(slots=True)
class _Found:
    """What is gathered of a file."""

    events: list[FileEvent] = field(default_factory=list)
    damaged: int = 0
    simplified: int = 0
    others: int = 0
    cancelled: int = 0


def read_calendar(path: Path, home: ZoneInfo) -> CalendarFile:
    """The events of a calendar file.

    Args:
        home: the person's zone, for files that describe theirs without a known name.

    Raises:
        UserFacingError: it cannot be read, is too large, or is no calendar.
    """
    text = _text(path)
    if "BEGIN:VCALENDAR" not in text.upper():
        raise UserFacingError(
            tr("“{name}” is no calendar file.", name=path.name),
            tr("It has no calendar in it."),
            tr("Choose a file with the ending .ics."),
        )
    blocks = list(_blocks(text))
    zones = FileZones(_described([block for name, block in blocks if name == "VTIMEZONE"]), home)
    found = _Found()
    for name, block in blocks:
        if name in _OTHERS:
            found.others += 1
        elif name == "VEVENT" and len(found.events) < MOST_EVENTS:
            _take(block, zones, found)
    return CalendarFile(tuple(_put_together(found)), tuple(_notices(found, zones, blocks)))


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise UserFacingError(
                tr("“{name}” is too large.", name=path.name),
                tr("A calendar file may have {size} MB.", size=LARGEST // 2**20),
                tr("Export fewer events, and take them in parts."),
            )
        content = path.read_bytes()
    except OSError as error:
        raise UserFacingError(
            tr("“{name}” could not be read.", name=path.name),
            error.strerror or "",
            tr("Check that the file is there and may be opened."),
        ) from error
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        content = content.decode("utf-16", "replace").encode()
    # Some programs fold lines within a letter: put together before it is decoded.
    return _FOLD.sub(b"", content).decode("utf-8-sig", "replace")


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The outermost parts of the calendars, by their names, each with its text."""
    lines: list[str] = []
    name = ""
    for line in text.splitlines():
        word = line.strip().upper()
        if not name and word.startswith("BEGIN:") and word != "BEGIN:VCALENDAR":
            name, lines = word.removeprefix("BEGIN:"), [line]
        elif name:
            if word == f"BEGIN:{name}":  # the one before was never ended
                yield name, ""
                lines = []
            lines.append(line)
            if word == f"END:{name}":
                yield name, "\r\n".join(lines)
                name = ""
    if name:
        yield name, ""


def _described(blocks: list[str]) -> dict[str, tzinfo]:
    from icalendar import Timezone

    described = {}
    for block in blocks:
        with suppress(Exception):  # whatever a library says of what it cannot read
            component = Timezone.from_ical(block)
            if isinstance(component, Timezone):
                described[str(component["TZID"])] = component.to_tz(lookup_tzid=False)
    return described


def _take(block: str, zones: FileZones, found: _Found) -> None:
    try:
        one = read_component(block, zones, with_rule=found.simplified < _MOST_STRANGE)
    except Exception:
        found.damaged += 1
        return
    if one.cancelled and one.original is None:
        found.cancelled += 1
        return
    found.simplified += one.simplified
    found.events.append(one)


def _put_together(found: _Found) -> Iterator[Event]:
    """Series first, then what replaces their occurrences, by the series' clocks."""
    series = {
        each.event.id: each.event
        for each in found.events
        if each.original is None and each.event.recurrence is not None
    }
    replacing = [each for each in found.events if each.original is not None]
    for each in replacing:
        owner = series.get(each.event.id)
        if owner is not None and each.cancelled and owner.recurrence is not None:
            clock = each.original_in(owner)
            left_out = tuple(sorted({*owner.recurrence.exceptions, clock}))
            rule = replace(owner.recurrence, exceptions=left_out)
            series[owner.id] = replace(owner, recurrence=rule)
    for each in found.events:
        if each.original is None:
            yield series.get(each.event.id, each.event)
    for each in replacing:
        owner = series.get(each.event.id)
        if each.cancelled:
            continue
        clock = each.original_in(owner or each.event)
        own_id = f"{each.event.id}/{clock:%Y%m%dT%H%M%S}"
        if owner is None:
            yield replace(each.event, id=own_id)
        else:
            yield replace(each.event, id=own_id, series=owner.id, original=clock)


def _notices(found: _Found, zones: FileZones, blocks: list[tuple[str, str]]) -> Iterator[str]:
    kinds = Counter(name for name, _ in blocks)
    if found.damaged:
        yield tr_count(*DAMAGED, found.damaged)
    if kinds["VEVENT"] > MOST_EVENTS:
        yield tr("Only the first {count} events were read.", count=MOST_EVENTS)
    if found.simplified:
        yield tr_count(
            "{count} event comes again in a way that is not known here, and is shown once.",
            "{count} events come again in ways that are not known here, and are shown once.",
            found.simplified,
        )
    if found.cancelled:
        yield tr_count(
            "{count} cancelled event was left out.",
            "{count} cancelled events were left out.",
            found.cancelled,
        )
    if found.others:
        yield tr_count(
            "{count} task or note was left out: only events are kept.",
            "{count} tasks or notes were left out: only events are kept.",
            found.others,
        )
    for name in sorted(zones.unknown)[:3]:
        yield tr("The time zone “{name}” is not known: its times are taken as local.", name=name)
