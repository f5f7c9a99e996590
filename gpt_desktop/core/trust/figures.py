"""Numbers and dates of a text that another one does not have anywhere."""

from __future__ import annotations

from gpt_desktop.core.trust.amounts import near_amount, same_amount
from gpt_desktop.core.trust.dates import Moment, find_moments
from gpt_desktop.core.trust.quantities import Quantity, find_quantities


def foreign_figures(text: str, source: str) -> list[str]:
    """How a text writes the numbers that its source lacks in any spelling, each once, in order.

    Numbers that are written with letters are left alone where a text is no summary: “one of
    two ways” is no claim.
    """
    moments, quantities = _figures(source)
    found: list[tuple[int, str]] = []
    own_moments, own_quantities = _figures(text)
    for moment in own_moments:
        written = text[moment.start : moment.end]
        if _has_digits(written) and not _known_moment(moment, moments, quantities):
            found.append((moment.start, written))
    for quantity in own_quantities:
        written = text[quantity.start : quantity.end]
        if _has_digits(written) and not _known_quantity(quantity, moments, quantities):
            found.append((quantity.start, written))
    return list(dict.fromkeys(written for _, written in sorted(found)))


def _figures(text: str) -> tuple[tuple[Moment, ...], tuple[Quantity, ...]]:
    moments = find_moments(text)
    return moments, find_quantities(text, [(one.start, one.end) for one in moments])


def _has_digits(written: str) -> bool:
    return any(character.isdigit() for character in written)


def _known_moment(
    moment: Moment, moments: tuple[Moment, ...], quantities: tuple[Quantity, ...]
) -> bool:
    """Whether each part of a date is there, if only as a number."""
    amounts = {reading for one in quantities for reading in one.readings}
    for name, value in moment.parts().items():
        said = any(other.parts().get(name) == value for other in moments)
        if not said and value not in amounts and name not in ("weekday", "month"):
            return False
    return True


def _known_quantity(
    quantity: Quantity, moments: tuple[Moment, ...], quantities: tuple[Quantity, ...]
) -> bool:
    parts = {part for one in moments for part in one.parts().values()}
    if any(reading in parts for reading in quantity.readings):
        return True
    return any(
        same_amount(quantity, other)
        or near_amount(quantity, other)
        or set(quantity.readings) & set(other.readings)
        for other in quantities
    )
