"""How long it is until a card is asked again, as short as a button has room for."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.schedule import Memory, Stage
from gpt_desktop.core.learning.study_day import StudyTime

_HOUR, _DAY = 3600.0, 86400.0
_MONTH, _YEAR = 30.4, 365.25  # days
_DAYS, _MONTHS = 45, 365  # up to which days and months are told


def interval_words(after: Memory, at: StudyTime) -> str:
    """From a rating to when the card is due."""
    if after.stage is Stage.REVIEW:
        return days_words(StudyTime(after.due, at.zone).day - at.day)
    return span_words(after.due - at.seconds)


def until_words(due: float, at: StudyTime) -> str:
    """To when a card is due, in whole days of the learner where it is not today."""
    days = StudyTime(due, at.zone).day - at.day
    return days_words(days) if days > 0 else span_words(due - at.seconds)


def days_words(days: int) -> str:
    """Whole days, from about a month on with less exactness."""
    if days < _DAYS:
        return tr("{count} d", count=max(0, days))
    if days < _MONTHS:
        return tr("{count} mo", count=f"{days / _MONTH:.1f}")
    return tr("{count} y", count=f"{days / _YEAR:.1f}")


def span_words(seconds: float) -> str:
    """A wait in seconds, in minutes, hours or days."""
    if seconds < _HOUR:
        return tr("{count} min", count=max(1, round(seconds / 60)))
    if seconds < _DAY:
        return tr("{count} h", count=round(seconds / _HOUR))
    return days_words(round(seconds / _DAY))
