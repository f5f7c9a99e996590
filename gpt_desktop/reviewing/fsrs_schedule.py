"""When a card is asked again, by FSRS; its library is loaded at the first rating."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any

from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime

_NUMBERS = {Stage.LEARNING: 1, Stage.REVIEW: 2, Stage.RELEARNING: 3}
_LONGEST = 36_500  # days, as the library's intervals
_STAGES = {number: stage for stage, number in _NUMBERS.items()}


class FsrsSchedule:
    """The Schedules of the app, with the library's usual weights.

    Intervals are not spread by chance, as the library would: what is shown before a rating is
    what comes of it. Days count from four in the morning, as the learner has them, where the
    library counts spans of 24 hours: a card of last night is not of the same day this morning.
    """

    def after(self, memory: Memory, rating: Rating, at: StudyTime, retention: float) -> Memory:
        import fsrs

        now = datetime.fromtimestamp(at.seconds, UTC)
        rated, _ = _scheduler(retention).review_card(
            _card(memory, at), fsrs.Rating(int(rating)), now
        )
        stage = _STAGES[rated.state.value]
        wait = rated.due - now
        forgot = memory.stage is Stage.REVIEW and rating is Rating.AGAIN
        return Memory(
            stage=stage,
            due=(
                at.noon(at.day + wait.days)
                if stage is Stage.REVIEW
                else at.seconds + wait.total_seconds()
            ),
            step=rated.step or 0,
            stability=rated.stability or 0.0,
            difficulty=rated.difficulty or 0.0,
            reviewed=at.seconds,
            day=at.day,
            lapses=memory.lapses + forgot,
        )

    def recall(self, memory: Memory, at: StudyTime) -> float:
        if memory.reviewed is None:
            return 0.0
        now = datetime.fromtimestamp(at.seconds, UTC)
        found: float = _scheduler(0.9).get_card_retrievability(_card(memory, at), now)
        return found


@lru_cache(maxsize=4)
def _scheduler(retention: float) -> Any:
    import fsrs

    return fsrs.Scheduler(desired_retention=retention, enable_fuzzing=False)


def _card(memory: Memory, at: StudyTime) -> Any:
    """The library's card; it was rated as many days ago as the learner's days say."""
    import fsrs

    if memory.reviewed is None:
        return fsrs.Card(card_id=0)
    now = datetime.fromtimestamp(at.seconds, UTC)
    # A clock that was set back makes no negative span, and none goes beyond the calendar.
    last = now - timedelta(days=min(max(0, at.day - memory.day), _LONGEST))
    return fsrs.Card(
        card_id=0,
        state=fsrs.State(_NUMBERS[memory.stage]),
        step=None if memory.stage is Stage.REVIEW else memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=now,
        last_review=last,
    )
