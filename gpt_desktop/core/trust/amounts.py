"""Whether two numbers say the same, or one the other rounded."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from gpt_desktop.core.trust.quantities import Quantity


def same_amount(one: Quantity, other: Quantity) -> bool:
    """Whether two numbers say the same, whatever their spelling."""
    if _parts_of_hundred(one, other) or _parts_of_hundred(other, one):
        return True
    if one.unit and other.unit:
        if one.unit.kind != other.unit.kind:
            return False
        return _meet(one.amounts(), other.amounts())
    return _meet(one.readings, other.readings)


def near_amount(claim: Quantity, source: Quantity) -> bool:
    """Whether the claim rounds the source's number and says so."""
    if claim.unit and source.unit and claim.unit.kind != source.unit.kind:
        return False
    both = claim.unit is not None and source.unit is not None
    ones = claim.amounts() if both else claim.readings
    others = source.amounts() if both else source.readings
    return any(_rounds(one, other, claim) for one in ones for other in others)


def _parts_of_hundred(one: Quantity, other: Quantity) -> bool:
    """Whether one says in percent what the other says as a fraction."""
    percent = one.unit is not None and one.unit.kind == "percent"
    fraction = other.unit is None and all(reading < 1 for reading in other.readings)
    if not (percent and fraction and other.readings):
        return False
    return any(abs(mine - 100 * part) < 1 for mine in one.readings for part in other.readings)


def _rounds(one: Decimal, other: Decimal, claim: Quantity) -> bool:
    if not other:
        return False
    share = abs(one - other) / abs(other)
    return share <= Decimal("0.05") if claim.about else claim.scaled and share <= Decimal("0.005")


def _meet(ones: Sequence[Decimal], others: Sequence[Decimal]) -> bool:
    return any(
        one == other or (other and abs(one - other) <= abs(other) * Decimal("0.0005"))
        for one in ones
        for other in others
    )
