"""The written calculations, and a converter that needs no library."""

from __future__ import annotations

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path

DATA = Path(__file__).parent / "data"
TODAY = date(2026, 5, 14)  # a Thursday
_SIZES = {
    "kilometer": ("length", "1000"), "meter": ("length", "1"), "centimeter": ("length", "0.01"),
    "mile": ("length", "1609.344"), "foot": ("length", "0.3048"), "inch": ("length", "0.0254"),
    "kilogram": ("mass", "1000"), "gram": ("mass", "1"), "pound": ("mass", "453.59237"),
    "ounce": ("mass", "28.349523125"), "second": ("time", "1"), "minute": ("time", "60"),
    "hour": ("time", "3600"), "day": ("time", "86400"), "week": ("time", "604800"),
}  # fmt: skip


class FewUnits:
    """Implements ``UnitConverter`` for what the tests name."""

    def convert(self, amount: Fraction, source: str, target: str) -> Fraction | None:
        if {source, target} == {"degree_Celsius", "degree_Fahrenheit"}:
            if target == "degree_Celsius":
                return (amount - 32) * Fraction(5, 9)
            return amount * Fraction(9, 5) + 32
        if source not in _SIZES or target not in _SIZES:
            return None
        (one, size), (other, target_size) = _SIZES[source], _SIZES[target]
        return amount * Fraction(size) / Fraction(target_size) if one == other else None


def calculations(name: str) -> list[tuple[str, str]]:
    """Questions and what they come to, of one of the files."""
    with (DATA / f"{name}.toml").open("rb") as file:
        tables = tomllib.load(file)
    return [pair for table in tables.values() for pair in table.items()]


def not_computed(name: str) -> list[str]:
    """Sentences of which nothing may be computed."""
    with (DATA / "none.toml").open("rb") as file:
        return list(tomllib.load(file)[name])
