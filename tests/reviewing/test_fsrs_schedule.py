"""The schedule against FSRS's own library, across days, clock changes and whole histories."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import fsrs
import pytest

from gpt_desktop.core.learning.schedule import Memory, Rating, Stage, became_leech
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.reviewing.fsrs_schedule import FsrsSchedule

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
SCHEDULE = FsrsSchedule()
AGAIN, HARD, GOOD, EASY = Rating


def rated(ratings: list[tuple[Rating, datetime]]) -> Memory:
    memory = Memory()
    for rating, when in ratings:
        memory = SCHEDULE.after(memory, rating, StudyTime(when.timestamp(), UTC), 0.9)
    return memory


def by_library(ratings: list[tuple[Rating, datetime]]) -> fsrs.Card:
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    card = fsrs.Card(card_id=1)
    for rating, when in ratings:
        card, _ = scheduler.review_card(card, fsrs.Rating(int(rating)), when)
    return card


def history(seed: int, count: int = 60) -> list[tuple[Rating, datetime]]:
    """Ratings, minutes or whole days one after the other; never beyond the evening."""
    draw, when, made = random.Random(seed), NOON, []
    for _ in range(count):
        made.append((draw.choice([AGAIN, HARD, GOOD, GOOD, GOOD, EASY]), when))
        minutes, days = timedelta(minutes=draw.randint(1, 9)), draw.choice([1, 2, 5, 30, 200])
        when += draw.choice([minutes, timedelta(days=days)])
    return made


@pytest.mark.parametrize("retention", [0.8, 0.9, 0.95])
@pytest.mark.parametrize("seed", range(20))
def test_every_number_is_the_librarys(seed: int, retention: float) -> None:
    scheduler = fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)
    ours, theirs = Memory(), fsrs.Card(card_id=1)
    for rating, when in history(seed):
        ours = SCHEDULE.after(ours, rating, StudyTime(when.timestamp(), UTC), retention)
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating(int(rating)), when)
        assert ours.stage.value == theirs.state.name.lower()
        assert (ours.stability, ours.difficulty) == (theirs.stability, theirs.difficulty)
        assert ours.step == (theirs.step or 0)
        if ours.stage is Stage.REVIEW:
            assert StudyTime(ours.due, UTC).day == StudyTime(theirs.due.timestamp(), UTC).day
        else:
            assert ours.due == theirs.due.timestamp()


def test_recall_is_the_librarys() -> None:
    ratings = [(EASY, NOON)]
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    for days in (0, 1, 8, 100):
        later = NOON + timedelta(days=days)
        theirs = scheduler.get_card_retrievability(by_library(ratings), later)
        assert SCHEDULE.recall(rated(ratings), StudyTime(later.timestamp(), UTC)) == theirs
    assert SCHEDULE.recall(Memory(), StudyTime(0.0, UTC)) == 0.0


def test_nothing_is_drawn() -> None:
    ratings = [(GOOD, NOON), (GOOD, NOON + timedelta(days=30)), (GOOD, NOON + timedelta(days=90))]
    assert len({rated(ratings) for _ in range(50)}) == 1


def test_a_card_of_last_night_was_yesterdays_this_morning() -> None:
    """The library counts spans of 24 hours; the learner's days are fewer or more."""
    night = StudyTime(datetime(2026, 5, 4, 23, tzinfo=BERLIN).timestamp(), BERLIN)
    morning = StudyTime(datetime(2026, 5, 5, 8, tzinfo=BERLIN).timestamp(), BERLIN)
    first = SCHEDULE.after(Memory(), EASY, night, 0.9)
    ours = SCHEDULE.after(first, GOOD, morning, 0.9)
    a_day = by_library([(EASY, NOON), (GOOD, NOON + timedelta(days=1))])
    assert (ours.stability, ours.difficulty) == (a_day.stability, a_day.difficulty)
    after_midnight = StudyTime(datetime(2026, 5, 5, 3, tzinfo=BERLIN).timestamp(), BERLIN)
    same = SCHEDULE.after(first, GOOD, after_midnight, 0.9)
    at_once = by_library([(EASY, NOON), (GOOD, NOON + timedelta(hours=4))])
    assert same.stability == at_once.stability


@pytest.mark.parametrize("day", ["2026-03-28", "2026-10-24"])
def test_days_are_whole_where_clocks_change(day: str) -> None:
    for hour in (0, 3, 4, 12, 23):
        when = datetime.fromisoformat(f"{day}T{hour:02}:30").replace(tzinfo=BERLIN)
        at = StudyTime(when.timestamp(), BERLIN)
        after = SCHEDULE.after(Memory(), EASY, at, 0.9)
        assert StudyTime(after.due, BERLIN).day == at.day + 8


def test_a_clock_set_back_breaks_nothing() -> None:
    future = StudyTime((NOON + timedelta(days=400)).timestamp(), UTC)
    memory = SCHEDULE.after(Memory(), EASY, future, 0.9)
    now = StudyTime(NOON.timestamp(), UTC)
    assert SCHEDULE.recall(memory, now) == 1.0
    after = SCHEDULE.after(memory, GOOD, now, 0.9)
    assert after.stability >= memory.stability
    assert now.day < StudyTime(after.due, UTC).day < now.day + 30


def test_what_is_forgotten_again_and_again_is_a_leech() -> None:
    memory, when, leeches = Memory(), NOON, []
    for _ in range(17):
        for rating in (EASY, AGAIN):
            at = StudyTime(when.timestamp(), UTC)
            after = SCHEDULE.after(memory, rating, at, 0.9)
            if became_leech(memory, after):
                leeches.append(after.lapses)
            memory, when = after, when + timedelta(days=3)
    assert memory.lapses == 17
    assert leeches == [8, 12, 16]
