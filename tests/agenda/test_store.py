"""The store with real recurrence: one or all changed, undone, conflicts, reminders, search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gpt_desktop.agenda.occurrences import Expansion
from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.series import shown_event, whole_series
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.storage.agenda import SqliteAgenda
from gpt_desktop.storage.database import open_database
from tests.agenda.events import BERLIN, at, event

DAILY = Recurrence(Frequency.DAILY, count=4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteAgenda]:
    opened = open_database(tmp_path / "talk.sqlite3")
    yield SqliteAgenda(opened.database, Expansion(), now=lambda: 5.0)
    opened.database.close()


def december(store: SqliteAgenda) -> list[Occurrence]:
    return store.occurrences(at("2026-12-01"), at("2027-01-01"))


def lines(store: SqliteAgenda) -> list[str]:
    return [f"{each.begins:%d %H:%M} {each.event.title}" for each in december(store)]


def test_all_of_an_event_comes_back(store: SqliteAgenda) -> None:
    rule = Recurrence(
        Frequency.MONTHLY,
        2,
        by_day=(WeekDay(1, 2),),
        until=datetime.fromisoformat("2027-12-01").date(),
        exceptions=(datetime.fromisoformat("2027-02-09T19:30"),),
        rest="WKST=SU",
    )
    subject = event(
        "Stammtisch",
        "2026-12-08T19:30",
        place="Krone",
        notes="Bring\nmoney",
        recurrence=rule,
        reminders=(timedelta(days=1), timedelta(hours=-9)),
    )
    [stored] = store.add(subject).after
    assert store.get(stored.id) == replace(subject, id=stored.id, changed=5.0)
    assert store.events() == [stored]


def test_one_occurrence_moves_and_the_others_stay(store: SqliteAgenda) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY))
    second = december(store)[1]
    own = shown_event(second)
    later = replace(own, begins=own.begins + timedelta(hours=2), ends=None)
    change = store.change_one(second, later)
    assert lines(store) == ["01 07:00 Run", "02 09:00 Run", "03 07:00 Run", "04 07:00 Run"]
    [moved] = [each for each in december(store) if each.event.series]
    again = store.change_one(moved, replace(moved.event, title="Walk"))
    assert lines(store)[1] == "02 09:00 Walk"
    store.undo(again)
    store.undo(change)
    assert lines(store)[1] == "02 07:00 Run"


def test_all_move_and_what_was_moved_alone_stays_in_its_place(store: SqliteAgenda) -> None:
    [run] = store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY)).after
    second, third = december(store)[1:3]
    store.change_one(second, replace(shown_event(second), title="Walk"))
    store.delete_one(third)
    last = december(store)[-1]
    series = store.get(run.id)
    assert series is not None
    own = shown_event(last)
    edited = replace(own, begins=own.begins + timedelta(hours=1), ends=None)
    change = store.change(whole_series(series, last, edited))
    assert lines(store) == ["01 08:00 Run", "02 07:00 Walk", "04 08:00 Run"]
    store.undo(change)
    assert lines(store) == ["01 07:00 Run", "02 07:00 Walk", "04 07:00 Run"]


def test_deleting_one_or_all_can_be_undone_and_done_again(store: SqliteAgenda) -> None:
    [run] = store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY)).after
    one = store.delete_one(december(store)[0])
    assert len(lines(store)) == 3
    all_of_it = store.delete(run.id)
    assert lines(store) == []
    redo = store.undo(all_of_it)
    assert len(lines(store)) == 3
    store.undo(redo)
    assert lines(store) == []
    store.undo(all_of_it)
    store.undo(one)
    assert len(lines(store)) == 4


def test_a_moved_occurrence_is_deleted_without_its_old_place_coming_back(
    store: SqliteAgenda,
) -> None:
    store.add(event("Run", "2026-12-01T07:00", recurrence=DAILY))
    second = december(store)[1]
    store.change_one(second, replace(shown_event(second), title="Walk"))
    change = store.delete_one(december(store)[1])
    assert lines(store) == ["01 07:00 Run", "03 07:00 Run", "04 07:00 Run"]
    store.undo(change)
    assert lines(store)[1] == "02 07:00 Walk"


def test_the_same_id_takes_the_place_of_the_other(store: SqliteAgenda) -> None:
    store.add(replace(event("Fair", "2026-12-07T09:00"), id="x@y"))
    store.add(replace(event("Trade fair", "2026-12-07T10:00"), id="x@y"))
    assert lines(store) == ["07 10:00 Trade fair"]


def test_conflicts_are_other_events_at_the_same_time(store: SqliteAgenda) -> None:
    store.add(
        event("Lunch", "2026-12-02T12:00"),
        event("Reminder", "2026-12-02T12:10", None),
        event("Holiday", "2026-12-02"),
        event("After", "2026-12-02T13:30"),
    )
    meeting = event("Meeting", "2026-12-02T11:30")
    assert [each.event.title for each in store.conflicts(meeting, BERLIN)] == ["Lunch"]
    every_day = event("Every day", "2026-12-01T12:30", 15, recurrence=DAILY)
    assert [each.event.title for each in store.conflicts(every_day, BERLIN)] == ["Lunch"]
    touching = event("Touching", "2026-12-02T13:00", 30)
    assert store.conflicts(touching, BERLIN) == []
    [own] = store.add(every_day).after
    assert [each.event.title for each in store.conflicts(own, BERLIN)] == ["Lunch"]


def test_reminders_come_once_in_order(store: SqliteAgenda) -> None:
    hour, day = timedelta(hours=1), timedelta(days=1)
    store.add(
        event("Run", "2026-12-01T07:00", recurrence=DAILY, reminders=(hour,)),
        event("Trip", "2026-12-03T07:00", reminders=(day, hour)),
        event("Birthday", "2026-12-02", reminders=(-9 * hour,)),
    )
    found = store.reminders(at("2026-12-02T06:00"), at("2026-12-03T06:00"))
    assert [(f"{each.at:%d %H:%M}", each.occurrence.event.title) for each in found] == [
        ("02 07:00", "Trip"),
        ("02 09:00", "Birthday"),
        ("03 06:00", "Run"),
        ("03 06:00", "Trip"),
    ]
    following = store.next_reminder(at("2026-12-03T06:00"))
    assert following is not None
    assert f"{following.at:%d %H:%M}" == "04 06:00"
    assert store.next_reminder(at("2026-12-04T06:00")) is None


def test_a_day_before_is_a_day_of_the_calendar(store: SqliteAgenda) -> None:
    store.add(event("Trip", "2027-03-28T09:00", reminders=(timedelta(days=1),)))
    [found] = store.reminders(at("2027-03-26"), at("2027-03-28"))
    assert found.at == at("2027-03-27T09:00")


def test_search_finds_each_once_by_its_next_occurrence(store: SqliteAgenda) -> None:
    store.add(
        event("Chor Übung", "2026-11-03T19:00", recurrence=Recurrence(Frequency.WEEKLY)),
        event("Chor concert", "2026-11-20T19:00", place="St. Anna"),
        event("体检", "2026-12-07T10:00"),
    )
    found = store.search("CHOR", at("2026-12-01T12:00"))
    assert [f"{each.begins:%m-%d} {each.event.title}" for each in found] == [
        "12-01 Chor Übung",
        "11-20 Chor concert",
    ]
    assert [each.event.title for each in store.search("anna chor", at("2026-12-01"))] == [
        "Chor concert"
    ]
    assert [each.event.title for each in store.search("体", at("2026-12-01"))] == ["体检"]


def test_up_to_when_reminders_were_shown_is_kept(store: SqliteAgenda) -> None:
    assert store.reminded_until() is None
    store.set_reminded_until(at("2026-12-01T08:00"))
    store.set_reminded_until(at("2026-12-01T09:00"))
    assert store.reminded_until() == at("2026-12-01T09:00")


def test_what_is_gone_cannot_be_changed(store: SqliteAgenda) -> None:
    [stored] = store.add(event("Run", "2026-12-01T07:00")).after
    store.delete(stored.id)
    with pytest.raises(UserFacingError, match="no longer exists"):
        store.change(stored)
