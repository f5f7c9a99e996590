"""A calculation on one line."""

from __future__ import annotations

from gpt_desktop.core.annotations import Calculation, CalculationKind


def result_words(calculation: Calculation) -> str:
    """An expression and what it comes to: ``17% × 248 = 42.16``."""
    sign = "=" if calculation.exact else "≈"
    if calculation.kind is CalculationKind.EQUATION:
        name = next(one for one in calculation.expression if one.isalpha())
        return f"{calculation.expression} → {name} {sign} {calculation.value}"
    if calculation.kind in (CalculationKind.DATE, CalculationKind.TIME):
        return f"{calculation.expression}: {calculation.value}"
    return f"{calculation.expression} {sign} {calculation.value}"
