"""Occurrences: recurrence, changes of clocks, zones, all-day events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.agenda.rules import check_rule
from gpt_desktop.core.agenda.event import Event
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from tests.agenda.events import BERLIN, at, event

EXPAND = Expansion()
NEW_YORK = ZoneInfo("America/New_York")
WEEKLY = Recurrence(Frequency.WEEKLY)


def shown(subject: Event, after: str, before: str, zone: ZoneInfo = BERLIN) -> list[str]:
    found = EXPAND(subject, at(after, zone), at(before, zone), zone)
    return [f"{each.begins:%Y-%m-%d %H:%M%z}" for each in found]


def test_nine_stays_nine_when_summer_time_begins_and_ends() -> None:
    standup = event("Standup", "2027-03-26T09:00", recurrence=WEEKLY)
    assert shown(standup, "2027-03-20", "2027-04-03") == [
        "2027-03-26 09:00+0100",
        "2027-04-02 09:00+0200",
    ]
    # From elsewhere, whose clocks changed two weeks before.
    assert shown(standup, "2027-03-20", "2027-04-03", NEW_YORK) == [
        "2027-03-26 04:00-0400",
        "2027-04-02 03:00-0400",
    ]


def test_a_time_that_clocks_leave_out_lies_after_the_gap() -> None:
    subject = event("Check", "2027-03-28T02:30", 15)
    [found] = EXPAND(subject, at("2027-03-28"), at("2027-03-29"), BERLIN)
    assert f"{found.begins:%H:%M%z} {found.ends:%H:%M}" == "03:30+0200 03:45"
    across = event("Check", "2027-03-28T02:45", 30)
    [found] = EXPAND(across, at("2027-03-28"), at("2027-03-29"), BERLIN)
    assert found.ends is not None
    assert found.ends - found.begins == timedelta(minutes=30)


def test_what_begins_in_the_gap_and_ends_after_it_keeps_its_length() -> None:
    night = event("Backup", "2027-03-28T02:30", 60)  # to 3:30, which is when it begins
    [found] = EXPAND(night, at("2027-03-28"), at("2027-03-29"), BERLIN)
    assert f"{found.begins:%H:%M}" == "03:30"
    assert found.ends is not None
    assert f"{found.ends:%H:%M}" == "04:30"


def test_a_time_that_clocks_show_twice_is_the_first() -> None:
    assert shown(event("Check", "2027-10-31T02:30", 15), "2027-10-31", "2027-11-01") == [
        "2027-10-31 02:30+0200"
    ]


def test_an_all_day_event_is_on_its_day_wherever_the_person_is() -> None:
    holiday = event("Holiday", "2026-12-24", ends=datetime.fromisoformat("2026-12-27"))
    for zone in (BERLIN, NEW_YORK, ZoneInfo("Pacific/Kiritimati")):
        [found] = EXPAND(holiday, at("2026-12-26", zone), at("2026-12-27", zone), zone)
        assert found.begins == at("2026-12-24", zone)
        assert found.ends == at("2026-12-27", zone)
        assert shown(holiday, "2026-12-27", "2026-12-28", zone) == []


def test_an_event_without_a_zone_goes_where_the_person_goes() -> None:
    pill = event("Pill", "2026-12-01T08:00", None, zone="")
    assert shown(pill, "2026-12-01", "2026-12-02", NEW_YORK) == ["2026-12-01 08:00-0500"]


def test_what_only_touches_the_span_is_not_in_it() -> None:
    meeting = event("Meeting", "2026-12-01T09:00")
    assert shown(meeting, "2026-12-01T10:00", "2026-12-02") == []
    assert shown(meeting, "2026-12-01T08:00", "2026-12-01T09:00") == []
    assert len(shown(meeting, "2026-12-01T09:59", "2026-12-01T10:30")) == 1
    call = event("Call", "2026-12-01T09:00", None)
    assert len(shown(call, "2026-12-01T09:00", "2026-12-01T09:01")) == 1


RULES = {
    "every other Tuesday": (
        Recurrence(Frequency.WEEKLY, 2),
        "2026-12-01",
        ["2026-12-01", "2026-12-15", "2026-12-29"],
    ),
    "last Friday": (
        Recurrence(Frequency.MONTHLY, by_day=(WeekDay(4, -1),)),
        "2026-11-27",
        ["2026-11-27", "2026-12-25"],
    ),
    "the 31st": (Recurrence(Frequency.MONTHLY), "2026-10-31", ["2026-10-31", "2026-12-31"]),
    "its begin counts though the rule has it not": (
        Recurrence(Frequency.WEEKLY, by_day=(WeekDay(0),), count=3),
        "2026-12-02",
        ["2026-12-02", "2026-12-07", "2026-12-14"],
    ),
    "until a day, that day included": (
        Recurrence(Frequency.DAILY, until=date(2026, 12, 3)),
        "2026-12-01",
        ["2026-12-01", "2026-12-02", "2026-12-03"],
    ),
    "without an exception": (
        Recurrence(
            Frequency.DAILY, count=3, exceptions=(datetime.fromisoformat("2026-12-02T09:00"),)
        ),
        "2026-12-01",
        ["2026-12-01", "2026-12-03"],
    ),
    "a foreign part of a rule": (
        Recurrence(
            Frequency.MONTHLY, by_day=tuple(WeekDay(day) for day in range(5)), rest="BYSETPOS=-1"
        ),
        "2026-11-30",
        ["2026-11-30", "2026-12-31"],
    ),
}


@pytest.mark.parametrize("name", RULES)
def test_rules(name: str) -> None:
    rule, begins, expected = RULES[name]
    subject = event("Thing", f"{begins}T09:00", recurrence=rule)
    assert [each[:10] for each in shown(subject, "2026-10-01", "2027-01-01")] == expected


def test_a_rule_goes_on_from_far_back_without_slipping() -> None:
    subject = event("Bins", "1990-01-02T07:00", recurrence=Recurrence(Frequency.WEEKLY, 2))
    [first, second] = shown(subject, "2026-12-01", "2026-12-29")
    days = (date.fromisoformat(first[:10]) - date(1990, 1, 2)).days
    assert days % 14 == 0
    assert first[:10] != second[:10]


def test_the_last_end_of_a_series() -> None:
    subject = event("Thing", "2026-12-01T09:00", recurrence=Recurrence(Frequency.DAILY, count=3))
    assert EXPAND.last_end(subject) == datetime.fromisoformat("2026-12-03T10:00")
    assert EXPAND.last_end(replace(subject, recurrence=WEEKLY)) is None


def test_a_rule_of_which_nothing_comes_is_told() -> None:
    never = Recurrence(Frequency.MONTHLY, by_month_day=(30,), rest="BYMONTH=2")
    with pytest.raises(ValueError, match="nothing comes"):
        check_rule(never, datetime.fromisoformat("2026-12-01T09:00"))
