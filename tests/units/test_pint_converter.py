"""Units by the real library: exact, and each one that the app names is known to it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from gpt_desktop.core.calculation.measures import measures
from gpt_desktop.units.pint_converter import PintConverter

CONVERTER = PintConverter()


@pytest.mark.parametrize(
    ("amount", "source", "target", "value"),
    [
        ("5", "mile", "kilometer", "8.04672"),
        ("70", "degree_Fahrenheit", "degree_Celsius", "190/9"),
        ("1", "pound", "gram", "453.59237"),
        ("90", "kilometer/hour", "meter/second", "25"),
        ("1", "week", "hour", "168"),
        ("2", "meter**2", "centimeter**2", "20000"),
    ],
)
def test_amounts_are_exact(amount: str, source: str, target: str, value: str) -> None:
    assert CONVERTER.convert(Fraction(amount), source, target) == Fraction(value)


@pytest.mark.parametrize("target", ["kilogram", "no_such_unit"])
def test_what_measures_something_else_is_none(target: str) -> None:
    assert CONVERTER.convert(Fraction(1), "meter", target) is None


def test_every_measure_of_the_app_is_one_of_the_library() -> None:
    unknown = [
        measure.name
        for measure in measures().values()
        if CONVERTER.convert(Fraction(7), measure.name, measure.name) != 7
    ]
    assert unknown == []
