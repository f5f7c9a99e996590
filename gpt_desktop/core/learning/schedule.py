"""What is known of how well a card is remembered, and when it is asked again."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Protocol

from gpt_desktop.core.learning.study_day import StudyTime

_LEECH, _LEECH_AGAIN = 8, 4


class Rating(IntEnum):
    """How an answer came; the same for ever, since it is stored."""

    AGAIN = 1  # it did not
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(StrEnum):
    """How far a card is; the same for ever, since it is stored."""

    NEW = "new"  # not asked yet
    LEARNING = "learning"  # asked again within minutes
    REVIEW = "review"  # asked again after days
    RELEARNING = "relearning"  # forgotten, asked again within minutes


@dataclass(frozen=True, slots=True)
class Memory:
    """A card's state.

    Attributes:
        due: seconds since the epoch, UTC; of a new one without meaning.
        step: of those within minutes, the first is 0.
        stability: days after which nine in ten such cards are still known; 0 for a new one.
        difficulty: 1 to 10; 0 for a new one.
        reviewed: when it was rated last, in seconds since the epoch; None where it was not.
        day: the learner's day of that.
        lapses: how often it was forgotten after it had been learned.
    """

    stage: Stage = Stage.NEW
    due: float = 0.0
    step: int = 0
    stability: float = 0.0
    difficulty: float = 0.0
    reviewed: float | None = None
    day: int = 0
    lapses: int = 0


class Schedules(Protocol):
    """Says when a card is asked again. The same for the same card and time: nothing is drawn."""

    def after(self, memory: Memory, rating: Rating, at: StudyTime, retention: float) -> Memory:
        """The state after a rating.

        Args:
            retention: the share of cards that is to be known when they are asked.
        """
        ...

    def recall(self, memory: Memory, at: StudyTime) -> float:
        """How probable it is that a card is known, from 0 to 1; 0 for a new one."""
        ...


def became_leech(before: Memory, after: Memory) -> bool:
    """Whether a card was forgotten so often now that learning it so is of no use."""
    lapses = after.lapses
    return lapses > before.lapses and lapses >= _LEECH and (lapses - _LEECH) % _LEECH_AGAIN == 0
