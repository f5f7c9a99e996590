"""A calculation on one line."""

from __future__ import annotations

import re
from datetime import date

from gpt_desktop.core.annotations import Calculation, CalculationKind
from gpt_desktop.core.calculation.weekdays import weekday_name
from gpt_desktop.core.i18n import tr

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def result_words(calculation: Calculation) -> str:
    """An expression and what it comes to: ``17% × 248 = 42.16``."""
    sign = "=" if calculation.exact else "≈"
    left, value = calculation.expression, calculation.value
    if calculation.kind is CalculationKind.EQUATION:
        name = next(one for one in left if one.isalpha())
        return f"{left} → {name} {sign} {value}"
    if calculation.kind is CalculationKind.DATE and _DAY.fullmatch(value):
        weekday = weekday_name(date.fromisoformat(value))
        value = tr("{weekday}, {date}", weekday=weekday, date=value)
    elif calculation.kind is CalculationKind.DATE and _DAY.fullmatch(left):
        # It may have been stored in another language.
        value = weekday_name(date.fromisoformat(left))
    return f"{left} {sign} {value}"
