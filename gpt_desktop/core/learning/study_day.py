"""Days as a learner has them: they end at four in the morning, by the clocks of the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

ROLLS_OVER = 4  # o'clock: who learns after midnight still learns today
_NOON = 12


@dataclass(frozen=True, slots=True)
class StudyTime:
    """A moment, and which of the learner's days it belongs to.

    Attributes:
        seconds: since the epoch, UTC.
        zone: of the clocks; None for this computer's.
    """

    seconds: float
    zone: tzinfo | None = None

    @property
    def day(self) -> int:
        """The number of the day, one more than that of the day before."""
        shown = datetime.fromtimestamp(self.seconds, self.zone).replace(tzinfo=None)
        return (shown - timedelta(hours=ROLLS_OVER)).toordinal()

    @property
    def day_end(self) -> float:
        """When the next day begins, in seconds since the epoch."""
        return self._at(self.day + 1, ROLLS_OVER)

    def noon(self, day: int) -> float:
        """The noon of a day, in seconds since the epoch.

        What is due on a day is due then: clocks that are put forward or back, and zones less
        than eight hours away, make no other day of it.
        """
        return self._at(day, _NOON)

    def _at(self, day: int, hour: int) -> float:
        return datetime.combine(date.fromordinal(day), time(hour), tzinfo=self.zone).timestamp()
