"""Names of weekdays."""

from __future__ import annotations

from datetime import date

from gpt_desktop.core.i18n import mark, tr

_NAMES = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)


def weekday_name(day: date) -> str:
    """Translated."""
    return tr(_NAMES[day.weekday()])
