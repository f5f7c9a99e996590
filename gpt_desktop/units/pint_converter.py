"""Turns amounts into other units with pint, in fractions."""

from __future__ import annotations

import threading
from fractions import Fraction
from typing import Any


class PintConverter:
    """Implements ``UnitConverter``.

    pint and its table of units take half a second and more to load, which the first question
    with units waits for: ask off the window's thread. May be asked from any thread.
    """

    def __init__(self) -> None:
        self._registry: Any = None
        self._lock = threading.Lock()

    def convert(self, amount: Fraction, source: str, target: str) -> Fraction | None:
        """See ``UnitConverter.convert``."""
        import pint

        with self._lock:
            if self._registry is None:
                # No cache of its own: the app writes only where it keeps its data.
                self._registry = pint.UnitRegistry(non_int_type=Fraction, cache_folder=None)
            registry = self._registry
            try:
                found = registry.Quantity(amount, registry.Unit(source)).to(registry.Unit(target))
            except (pint.DimensionalityError, pint.UndefinedUnitError):
                return None
        return _fraction(found.magnitude)


def _fraction(magnitude: object) -> Fraction:
    if isinstance(magnitude, (Fraction, int)):
        return Fraction(magnitude)
    # pint goes by floats where a unit's own size has no end, such as a turn's.
    return Fraction(float(str(magnitude))).limit_denominator(10**12)
