"""Exact arithmetic on fractions, within bounds that keep it quick."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

_MOST_BITS = 20_000  # of a power's result
_MOST_FACTORIAL = 1000
_MOST_DIGITS = 40  # of a whole number that is written in full
_PLACES = 6  # behind the point where a number is rounded
_MOST_PLACES = 12  # behind it where it is not
_PRECISION = 60


class NotComputedError(Exception):
    """Words that are no calculation, or that could be read in more than one way."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number; not exact where a root had to be cut off."""

    value: Fraction
    exact: bool = True


def power(base: Fraction, exponent: Fraction) -> Amount:
    """Raises NotComputedError where there is none, or it is too long to be of use."""
    if exponent.denominator != 1:
        whole = power(base, Fraction(exponent.numerator))
        return root(whole.value, exponent.denominator)
    times = exponent.numerator
    if not base:
        if times <= 0:
            raise NotComputedError
        return Amount(base)
    bits = max(base.numerator.bit_length(), base.denominator.bit_length())
    if abs(base) != 1 and bits * abs(times) > _MOST_BITS:
        raise NotComputedError
    return Amount(base ** (times % 2 if abs(base) == 1 else times))


def root(value: Fraction, degree: int) -> Amount:
    """The real root: exact where it is a fraction, else to 60 digits.

    Raises:
        NotComputedError: of a negative number where the degree is even, or of no degree.
    """
    if not 1 <= degree <= 1000:
        raise NotComputedError
    if value < 0:
        if degree % 2 == 0:
            raise NotComputedError
        positive = root(-value, degree)
        return Amount(-positive.value, positive.exact)
    over, under = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    if over**degree == value.numerator and under**degree == value.denominator:
        return Amount(Fraction(over, under))
    with localcontext() as context:
        context.prec = _PRECISION
        number = Decimal(value.numerator) / Decimal(value.denominator)
        return Amount(Fraction(number ** (Decimal(1) / degree)), exact=False)


def _whole_root(value: int, degree: int) -> int:
    """The largest whole number whose power is not above the value."""
    if degree == 2:
        return math.isqrt(value)
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= value:
            low = middle
        else:
            high = middle - 1
    return low


def factorial(value: Fraction) -> Fraction:
    """Raises NotComputedError where there is none, or it is too long."""
    if value.denominator != 1 or not 0 <= value <= _MOST_FACTORIAL:
        raise NotComputedError
    return Fraction(math.factorial(value.numerator))


def written(amount: Amount) -> Amount:
    """The number that ``spelled`` writes: rounded where it has too many digits."""
    value = amount.value
    places = _exact_places(value)
    if amount.exact and places is not None and places <= _MOST_PLACES:
        return amount
    return Amount(rounded_to(value, _places_for(value)), exact=False)


def spelled(value: Fraction) -> str:
    """Its digits, without marks between thousands; a very long one by powers of ten.

    Of a number that ``written`` gave, all digits; of any other as many as it would keep.
    """
    number = written(Amount(value)).value
    if number.denominator == 1 and len(str(abs(number.numerator))) > _MOST_DIGITS:
        digits = str(abs(number.numerator))
        first = rounded_to(Fraction(int(digits[:20]), 10**19), _PLACES)
        sign = "-" if number < 0 else ""
        return f"{sign}{spelled(first)} × 10^{len(digits) - 1}"
    places = _exact_places(number) or 0
    digits = str(abs(number.numerator) * 10**places // number.denominator).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    point = f".{digits[-places:]}" if places else ""
    return sign + (digits[:-places] if places else digits) + point


def is_long(value: Fraction) -> bool:
    """Whether ``spelled`` leaves digits of a whole number out."""
    return len(str(abs(value.numerator // value.denominator))) > _MOST_DIGITS


def _exact_places(value: Fraction) -> int | None:
    """How many digits behind the point it has; None where they never end."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def _places_for(value: Fraction) -> int:
    """Digits behind the point; more where the number itself is small."""
    size = abs(value)
    if not size or size >= 1:
        return _PLACES
    first = 0
    while size < 1 and first < 300:
        size, first = size * 10, first + 1
    return first + _PLACES - 1


def rounded_to(value: Fraction, places: int) -> Fraction:
    """To so many digits behind the point; half away from zero, as people round."""
    scaled = abs(value) * 10**places
    nearest = math.floor(scaled + Fraction(1, 2))
    return Fraction(nearest if value >= 0 else -nearest, 10**places)
