"""Calendar files: what is written comes back, and those of other programs are read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.agenda.ics_read import LARGEST, read_calendar
from gpt_desktop.agenda.ics_write import write_calendar
from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.calendar_file import CalendarFile
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.errors import UserFacingError
from tests.agenda.events import BERLIN, at, event

RULE = Recurrence(
    Frequency.WEEKLY,
    2,
    by_day=(WeekDay(1), WeekDay(3)),
    until=date(2027, 3, 30),
    exceptions=(datetime.fromisoformat("2026-12-03T09:00"),),
    rest="WKST=SU",
)
SERIES = replace(
    event(
        "Team; meeting, weekly",
        "2026-12-01T09:00",
        recurrence=RULE,
        place="Room 4\\2",
        notes="Bring:\n- numbers\n- 咖啡 " + "long " * 40,
        reminders=(timedelta(minutes=15), timedelta(days=1), timedelta()),
    ),
    id="a@b",
)
MOVED = replace(
    event("Moved", "2026-12-16T11:00", None),
    id="a@b/20261215T090000",
    series="a@b",
    original=datetime.fromisoformat("2026-12-15T09:00"),
)
HOLIDAY = replace(
    event("休假", "2026-12-24", ends=datetime.fromisoformat("2026-12-27")), id="holiday"
)
BIRTHDAY = replace(
    event("Birthday", "2026-12-05", recurrence=Recurrence(Frequency.YEARLY, count=3)),
    id="birthday",
    ends=datetime.fromisoformat("2026-12-06"),
)
FLOATING = replace(event("Pill", "2026-12-01T08:00", 5, zone=""), id="pill")
CALL = replace(event("Call", "2026-12-01T18:00", 30, zone="America/New_York"), id="call")


def read(tmp_path: Path, content: str | bytes, home: ZoneInfo = BERLIN) -> CalendarFile:
    path = tmp_path / "some.ics"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_calendar(path, home)


def calendar(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *lines, "END:VCALENDAR", ""])


def entry(*lines: str, uid: str = "x") -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def only(file: CalendarFile) -> Event:
    [found] = file.events
    return found


def test_what_is_written_comes_back(tmp_path: Path) -> None:
    events = (SERIES, HOLIDAY, BIRTHDAY, FLOATING, CALL, MOVED)
    file = read(tmp_path, write_calendar(events))
    assert file.notices == ()
    assert file.events == tuple(replace(each, notes=each.notes.strip()) for each in events)


def test_lines_are_folded_and_ended_as_the_standard_says() -> None:
    content = write_calendar([SERIES])
    assert b"\r\n" in content
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_a_zone_is_described_by_its_rule() -> None:
    text = write_calendar([CALL]).decode()
    zone = text.split("BEGIN:VTIMEZONE")[1].split("END:VTIMEZONE")[0]
    assert "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3" in zone
    assert "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11" in zone
    assert "DTSTART:20250309T020000" in zone
    assert "RDATE" not in zone


def test_outlook_names_zones_as_windows_does(tmp_path: Path) -> None:
    found = only(
        read(
            tmp_path,
            calendar(
                entry(
                    "SUMMARY;LANGUAGE=de:Besprechung",
                    'DTSTART;TZID="W. Europe Standard Time":20261201T090000',
                    'DTEND;TZID="W. Europe Standard Time":20261201T100000',
                )
            ),
        )
    )
    assert (found.zone, found.begins.hour, found.length) == (
        "Europe/Berlin",
        9,
        timedelta(hours=1),
    )


def test_a_zone_that_only_the_file_knows_is_found_by_its_clocks(tmp_path: Path) -> None:
    zone = (
        "BEGIN:VTIMEZONE",
        "TZID:Our office",
        "BEGIN:STANDARD",
        "DTSTART:16011104T020000",
        "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZOFFSETFROM:-0400",
        "TZOFFSETTO:-0500",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010311T020000",
        "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZOFFSETFROM:-0500",
        "TZOFFSETTO:-0400",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
    )
    found = only(read(tmp_path, calendar(*zone, entry("DTSTART;TZID=Our office:20260701T090000"))))
    assert found.zone == "America/New_York"
    assert found.title == "Untitled"


def test_gnome_names_zones_by_a_path_and_an_unknown_one_is_told(tmp_path: Path) -> None:
    path = "/freeassociation.sourceforge.net/Asia/Tokyo"
    file = read(
        tmp_path,
        calendar(
            entry(f"DTSTART;TZID={path}:20261201T090000", uid="a"),
            entry("DTSTART;TZID=Middle Earth:20261201T090000", uid="b"),
            entry("DTSTART:20261201T090000Z", uid="c"),
        ),
    )
    assert [each.zone for each in file.events] == ["Asia/Tokyo", "", "UTC"]
    assert [notice for notice in file.notices if "Middle Earth" in notice]


def test_damaged_entries_cost_only_themselves_and_are_told(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        calendar(
            entry("SUMMARY:No begin", uid="a"),
            entry("SUMMARY:Bad begin", "DTSTART:2026-12-41", uid="b"),
            "BEGIN:VEVENT",
            "SUMMARY:Never ended",
            entry("SUMMARY:Good", "DTSTART:20261201T090000", uid="d"),
            "BEGIN:VTODO",
            "SUMMARY:A task",
            "END:VTODO",
        ),
    )
    assert [each.title for each in file.events] == ["Good"]
    assert file.notices[0].startswith("3 entries are damaged")
    assert "1 task or note" in file.notices[1]


def test_rules_of_other_programs(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        calendar(
            entry(
                "DTSTART;TZID=Europe/Berlin:20261201T090000",
                "RRULE:FREQ=DAILY;UNTIL=20261203T080000Z",
                "EXDATE;TZID=Europe/Berlin:20261202T090000",
                uid="until the last begin",
            ),
            entry(
                "DTSTART;TZID=Europe/Berlin:20261201T090000",
                "RRULE:FREQ=HOURLY",
                uid="too often",
            ),
            entry(
                "DTSTART;VALUE=DATE:20261231",
                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                uid="never",
            ),
            entry(
                "DTSTART;VALUE=DATE:20261130",
                "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2",
                uid="last workday",
            ),
        ),
    )
    until, often, never, workday = file.events
    days = [f"{each.begins:%d}" for each in all_of(until)]
    assert days == ["01", "03"]
    assert (often.recurrence, never.recurrence) == (None, None)
    assert any(notice.startswith("2 events come again") for notice in file.notices)
    assert [f"{each.begins:%m-%d}" for each in all_of(workday)] == ["11-30", "12-31"]


def all_of(subject: Event) -> list[Event]:
    found = Expansion()(subject, at("2026-01-01"), at("2028-01-01"), BERLIN)
    return [
        replace(each.event, begins=each.begins.replace(tzinfo=None), ends=None) for each in found
    ]


def test_nonsense_costs_no_time_and_is_left_out(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        calendar(
            entry("DTSTART:20261201T090000", "RRULE:FREQ=DAILY;COUNT=99999999", uid="a"),
            entry(
                "DTSTART:20261201T090000",
                "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;COUNT=9999",
                uid="b",
            ),
            entry("DTSTART:20261201T090000", "DTEND:20301201T090000", "RRULE:FREQ=DAILY", uid="c"),
            entry("DTSTART:00010101T090000", "RRULE:FREQ=MONTHLY", uid="d"),
            entry("DTSTART:20261201T090000", "RRULE:FREQ=DAILY;UNTIL=120000", uid="e"),
            entry("DTSTART:20261201T090000", "RECURRENCE-ID:120000", uid="f"),
        ),
    )
    rules = [each.recurrence for each in file.events]
    assert rules == [Recurrence(Frequency.DAILY), None, None, None]
    assert file.notices[0].startswith("2 entries are damaged")


def test_one_occurrence_is_replaced_and_another_cancelled(tmp_path: Path) -> None:
    series = entry(
        "SUMMARY:Run",
        "DTSTART;TZID=Europe/Berlin:20261201T070000",
        "DURATION:PT30M",
        "RRULE:FREQ=DAILY;COUNT=4",
    )
    moved = entry(
        "SUMMARY:Walk",
        "RECURRENCE-ID:20261202T060000Z",
        "DTSTART;TZID=Europe/Berlin:20261202T090000",
    )
    cancelled = entry(
        "STATUS:CANCELLED",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261203T070000",
        "DTSTART;TZID=Europe/Berlin:20261203T070000",
    )
    run, walk = read(tmp_path, calendar(moved, series, cancelled)).events
    assert run.length == timedelta(minutes=30)
    assert run.recurrence is not None
    assert run.recurrence.exceptions == (datetime.fromisoformat("2026-12-03T07:00"),)
    assert (walk.series, walk.original) == ("x", datetime.fromisoformat("2026-12-02T07:00"))


def test_reminders_of_all_kinds(tmp_path: Path) -> None:
    triggers = ("-PT15M", "PT0S", "-P1D", "-PT15M", "-P20Y")
    alarms = [f"BEGIN:VALARM\r\nTRIGGER:{each}\r\nEND:VALARM" for each in triggers]
    found = only(
        read(
            tmp_path,
            calendar(
                entry(
                    "DTSTART;TZID=Europe/Berlin:20261201T090000",
                    "DTEND;TZID=Europe/Berlin:20261201T100000",
                    *alarms,
                    "BEGIN:VALARM\r\nTRIGGER;RELATED=END:-PT30M\r\nEND:VALARM",
                    "BEGIN:VALARM\r\nTRIGGER;VALUE=DATE-TIME:20261201T060000Z\r\nEND:VALARM",
                )
            ),
        )
    )
    minutes = [before / timedelta(minutes=1) for before in found.reminders]
    assert minutes == [15, 0, 1440, -30, 120]


def test_an_all_day_event_without_an_end_is_a_day(tmp_path: Path) -> None:
    file = read(
        tmp_path,
        calendar(
            entry("DTSTART;VALUE=DATE:20261224", uid="a"),
            entry("DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261224", uid="b"),
            entry("DTSTART;VALUE=DATE:20261224", "DURATION:P3D", uid="c"),
        ),
    )
    assert [each.all_day for each in file.events] == [True] * 3
    assert [each.length for each in file.events] == [None, None, timedelta(days=3)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_of_other_encodings_and_a_fold_within_a_letter(
    tmp_path: Path, encoding: str
) -> None:
    text = calendar(entry("SUMMARY:看牙医 für Ümit", "DTSTART:20261201T090000"))
    assert only(read(tmp_path, text.encode(encoding))).title == "看牙医 für Ümit"
    content = text.encode()
    place = content.index("牙".encode()) + 1
    folded = content[:place] + b"\r\n " + content[place:]
    assert only(read(tmp_path, folded)).title == "看牙医 für Ümit"


def test_what_is_no_calendar_or_too_large_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="no calendar file"):
        read(tmp_path, "Dear Anna")
    with pytest.raises(UserFacingError, match="could not be read"):
        read_calendar(tmp_path / "missing.ics", BERLIN)
    large = tmp_path / "large.ics"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserFacingError, match="too large"):
        read_calendar(large, BERLIN)
