"""Of a series one occurrence and those after it: changed, deleted, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.event import Event, Occurrence
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.series import shown_event
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.database import open_database
from tests.agenda.events import at, event

DAILY = Recurrence(
    Frequency.DAILY, count=5, exceptions=(datetime.fromisoformat("2026-12-02T07:00"),)
)


@pytest.fixture
def store(tmp_path: Path) -> SqliteAgenda:
    return SqliteAgenda(open_database(tmp_path / "talk.sqlite3").database, Expansion())


def december(store: SqliteAgenda) -> list[Occurrence]:
    return store.occurrences(at("2026-12-01"), at("2027-01-01"))


def lines(store: SqliteAgenda) -> list[str]:
    return [f"{each.begins:%d %H:%M} {each.event.title}" for each in december(store)]


def later(occurrence: Occurrence, hours: int, title: str = "") -> Event:
    own = shown_event(occurrence)
    by = timedelta(hours=hours)
    ends = None if own.ends is None else own.ends + by
    return replace(own, title=title or own.title, begins=own.begins + by, ends=ends)


BEFORE = ["01 07:00 Run", "03 07:00 Run", "04 07:00 Run", "05 07:00 Run"]


def test_a_count_goes_on_in_what_follows(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY))
    assert lines(store) == BEFORE
    third = december(store)[2]
    change = store.change_following(third, later(third, 2, "Walk"))
    assert lines(store) == ["01 07:00 Run", "03 07:00 Run", "04 09:00 Walk", "05 09:00 Walk"]
    assert sorted(each.title for each in store.events()) == ["Run", "Walk"]
    again = store.undo(change)
    assert lines(store) == BEFORE
    store.undo(again)
    assert lines(store)[2:] == ["04 09:00 Walk", "05 09:00 Walk"]


def test_another_count_is_of_what_follows(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY))
    third = december(store)[2]
    three = replace(later(third, 0), recurrence=replace(DAILY, count=3))
    store.change_following(third, three)
    assert lines(store) == [*BEFORE, "06 07:00 Run"]


def test_the_first_one_and_those_after_it_are_all(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY))
    first = december(store)[0]
    store.change_following(first, later(first, 1))
    assert lines(store) == [line.replace("07:", "08:") for line in BEFORE]
    assert len(store.events()) == 1
    store.delete_following(december(store)[0])
    assert store.events() == []


def test_what_replaces_an_occurrence_goes_along_or_stays(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=Recurrence(Frequency.DAILY, count=5)))
    own = december(store)
    store.change_one(own[0], later(own[0], 1, "Early"))
    store.change_one(own[4], later(own[4], 5, "Late"))
    third = december(store)[2]
    change = store.change_following(third, later(third, 2))
    expected = ["01 08:00 Early", "02 07:00 Run", "03 09:00 Run", "04 09:00 Run", "05 12:00 Late"]
    assert lines(store) == expected
    store.undo(change)
    gone = store.delete_following(december(store)[2])
    assert lines(store) == expected[:2]
    store.undo(gone)
    assert len(december(store)) == 5


def test_from_a_replaced_occurrence_on(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=Recurrence(Frequency.DAILY, count=4)))
    third = december(store)[2]
    store.change_one(third, later(third, 3, "Late"))
    [late] = [each for each in december(store) if each.event.series]
    store.delete_following(late)
    assert lines(store) == ["01 07:00 Run", "02 07:00 Run"]


def test_what_never_came_before_leaves_nothing(store: SqliteAgenda) -> None:
    first = datetime.fromisoformat("2026-12-01T07:00")
    rule = Recurrence(Frequency.DAILY, count=3, exceptions=(first,))
    store.add(event("Run", "2026-12-01T07:00", recurrence=rule))
    store.delete_following(december(store)[0])
    assert store.events() == []


def test_weekly_days_move_with_what_follows(store: SqliteAgenda) -> None:
    rule = Recurrence(Frequency.WEEKLY, by_day=(WeekDay(1),), until=date(2026, 12, 29))
    store.add(event("Choir", "2026-12-01T19:00", recurrence=rule))
    third = december(store)[2]
    store.change_following(third, later(third, 48))
    assert [line[:2] for line in lines(store)] == ["01", "08", "17", "24"]


def test_what_follows_comes_once_where_it_is_to_come_again_no_more(store: SqliteAgenda) -> None:
    rule = Recurrence(Frequency.WEEKLY)
    store.add(event("Choir", "2026-12-01T19:00", recurrence=rule))
    second = december(store)[1]
    store.change_following(second, replace(later(second, 0, "Last"), recurrence=None))
    assert lines(store) == ["01 19:00 Choir", "08 19:00 Last"]


def test_summer_time_changes_nothing_of_the_hours(store: SqliteAgenda) -> None:
    rule = Recurrence(Frequency.WEEKLY)
    store.add(event("Choir", "2027-03-14T09:00", recurrence=rule))
    shown = store.occurrences(at("2027-03-01"), at("2027-04-12"))
    store.change_following(shown[2], later(shown[2], 1))  # the day on which the clocks change
    shown = store.occurrences(at("2027-03-01"), at("2027-04-12"))
    hours = [each.begins.hour for each in shown]
    assert hours == [9, 9, 10, 10, 10]
