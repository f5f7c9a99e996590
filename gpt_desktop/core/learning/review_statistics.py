"""What the log and the states of cards say: counted, never guessed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.learning.decks import RatingRow
from gpt_desktop.core.learning.schedule import Memory, Rating
from gpt_desktop.core.learning.study_day import StudyTime

DAYS = 30
WEEKS = 8
STABILITIES = (1, 3, 7, 21, 60, 180, 365)
"""Days that the classes of stability end before; the last has no end."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many cards were asked, and how many of them were known."""

    asked: int = 0
    known: int = 0

    @property
    def share(self) -> float | None:
        """Of those known; None where none was asked."""
        return self.known / self.asked if self.asked else None


@dataclass(frozen=True, slots=True)
class ReviewStatistics:
    """A deck, or all.

    Attributes:
        forecast: cards due on each of the next days, the first is today with all before it.
        reviews: each of the last days, the last is today.
        retention: cards that had been learned before, by week; the last ends today.
        retained: those of all these weeks.
        stabilities: cards by the classes of ``STABILITIES``.
        seconds: spent on the cards of ``reviews``.
        today: the number of the learner's day.
    """

    forecast: tuple[int, ...]
    reviews: tuple[Counted, ...]
    retention: tuple[Counted, ...]
    retained: Counted
    stabilities: tuple[int, ...]
    seconds: float
    today: int


def first_day(at: StudyTime) -> int:
    """The earliest day that ratings are needed of."""
    return at.day + 1 - max(DAYS, 7 * WEEKS)


def review_statistics(
    ratings: Sequence[RatingRow], memories: Sequence[Memory], at: StudyTime
) -> ReviewStatistics:
    """Count them; some tens of milliseconds for 100,000 cards."""
    today = at.day
    recent = [each for each in ratings if today - DAYS < each.day <= today]
    learned = [each for each in ratings if each.learned and today - 7 * WEEKS < each.day <= today]
    weeks = [[each for each in learned if (today - each.day) // 7 == week] for week in range(WEEKS)]
    return ReviewStatistics(
        forecast=_forecast(memories, at),
        reviews=tuple(
            _counted([each for each in recent if each.day == today - ago])
            for ago in reversed(range(DAYS))
        ),
        retention=tuple(_counted(week) for week in reversed(weeks)),
        retained=_counted(learned),
        stabilities=_stabilities(memories),
        seconds=sum(each.seconds for each in recent),
        today=today,
    )


def _counted(ratings: Sequence[RatingRow]) -> Counted:
    return Counted(len(ratings), sum(each.rating is not Rating.AGAIN for each in ratings))


def _forecast(memories: Sequence[Memory], at: StudyTime) -> tuple[int, ...]:
    ends = [at.day_end]
    ends += [StudyTime(at.noon(at.day + ahead), at.zone).day_end for ahead in range(1, DAYS)]
    counts = [0] * (DAYS + 1)
    for memory in memories:
        counts[bisect_right(ends, memory.due)] += 1
    return tuple(counts[:DAYS])


def _stabilities(memories: Sequence[Memory]) -> tuple[int, ...]:
    counts = [0] * (len(STABILITIES) + 1)
    for memory in memories:
        counts[bisect_right(STABILITIES, memory.stability)] += 1
    return tuple(counts)
