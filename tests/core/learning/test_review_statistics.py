"""Statistics are counts of what was rated and what is due, by the learner's days."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from gpt_desktop.core.learning.decks import RatingRow
from gpt_desktop.core.learning.interval_words import interval_words, until_words
from gpt_desktop.core.learning.review_statistics import (
    DAYS,
    WEEKS,
    Counted,
    first_day,
    review_statistics,
)
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime

BERLIN = ZoneInfo("Europe/Berlin")
AT = StudyTime(datetime(2026, 3, 20, 9, tzinfo=BERLIN).timestamp(), BERLIN)


def due(day: int, stability: float = 5.0) -> Memory:
    return Memory(Stage.REVIEW, AT.noon(AT.day + day), stability=stability)


def test_the_forecast_has_what_is_over_due_today_and_counts_across_clock_changes() -> None:
    late = Memory(Stage.RELEARNING, AT.day_end - 1)
    memories = [due(-40), due(0), late, due(1), due(9), due(10), due(DAYS - 1), due(DAYS)]
    forecast = review_statistics([], memories, AT).forecast
    assert len(forecast) == DAYS
    assert {day: count for day, count in enumerate(forecast) if count} == {
        0: 3,
        1: 1,
        9: 1,
        10: 1,
        DAYS - 1: 1,
    }


def test_reviews_are_counted_by_day_and_what_was_learned_by_week() -> None:
    rows = [
        RatingRow(AT.day, Rating.AGAIN, learned=True, seconds=2.0),
        RatingRow(AT.day, Rating.HARD, learned=True, seconds=3.0),
        RatingRow(AT.day, Rating.AGAIN, learned=False, seconds=4.0),
        RatingRow(AT.day - 7, Rating.GOOD, learned=True, seconds=5.0),
        RatingRow(AT.day - DAYS, Rating.GOOD, learned=True, seconds=50.0),
        RatingRow(AT.day + 1, Rating.AGAIN, learned=True, seconds=60.0),  # a clock was set back
    ]
    found = review_statistics(rows, [], AT)
    assert (found.reviews[-1], found.reviews[-8]) == (Counted(3, 1), Counted(1, 1))
    assert sum(each.asked for each in found.reviews) == 4
    assert found.retention[-2:] == (Counted(1, 1), Counted(2, 1))
    assert len(found.retention) == WEEKS
    assert found.retained == Counted(4, 3)
    assert (found.retained.share, Counted().share) == (0.75, None)
    assert found.seconds == 14.0
    assert first_day(AT) == AT.day - 7 * WEEKS + 1


def test_stabilities_fall_into_their_classes() -> None:
    values = (0.2, 1.0, 2.9, 3.0, 400.0)
    found = review_statistics([], [due(1, each) for each in values], AT)
    assert found.stabilities == (1, 2, 1, 0, 0, 0, 0, 1)


@pytest.mark.parametrize(
    ("memory", "words"),
    [
        (Memory(Stage.LEARNING, AT.seconds + 30), "1 min"),
        (Memory(Stage.LEARNING, AT.seconds + 600), "10 min"),
        (Memory(Stage.LEARNING, AT.seconds + 7200), "2 h"),
        (due(1), "1 d"),
        (due(44), "44 d"),
        (due(91), "3.0 mo"),
        (due(731), "2.0 y"),
    ],
)
def test_waits_are_told_shortly(memory: Memory, words: str) -> None:
    assert interval_words(memory, AT) == words
    assert until_words(memory.due, AT) == words
