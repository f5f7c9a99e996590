"""Whether the numbers of a sentence are those that the document has of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.amounts import near_amount, same_amount
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.dates import Moment
from gpt_desktop.core.trust.quantities import Quantity
from gpt_desktop.core.trust.statement import Statement
from gpt_desktop.core.trust.units import unit_of

NAME = "numbers"
_REST = LazyPattern(r"\b(?:rest|remainder|remaining)\b|其余|剩余|剩下", re.I)
_A_MEASURE = LazyPattern(r"\ban? ([a-z]+)\b")
_COUNTED = LazyPattern(r"[ -](?!in\b|to\b|and\b|or\b|on\b|at\b|of\b)[^\W\d_]|[\u3400-\u9fff]")
_WORDS_FOR = {
    1: LazyPattern(r"\b(?:once|single|one|a)\b|一", re.I),
    2: LazyPattern(r"\b(?:twice|both|double|pair|couple|second)\b|双|两|俩|翻一?番", re.I),
    3: LazyPattern(r"\b(?:triple|trio|thrice)\b", re.I),
    10: LazyPattern(r"\bdecade\b", re.I),
}
_SURE = 0.3  # of the words around a rival
_APART = 0.25
_FAR_APART = 0.4
_FEW = 4
_RARE = 4  # digits: such a number hardly stands there by chance
_CLEARLY = 0.5  # a number fits that has this share of what its rival has


def check_numbers(comparison: Comparison) -> Iterator[Check]:
    """A line for each number that the document lacks, or has of something else."""
    for quantity in comparison.claim.quantities:
        told = _wrong(comparison, quantity)
        if told is not None:
            yield Check(NAME, told)


def _wrong(comparison: Comparison, quantity: Quantity) -> str | None:
    written = comparison.claim.text[quantity.start : quantity.end]
    fitting, rival, words = _candidates(comparison, quantity)
    if fitting is None:
        if _stands_anywhere(comparison, quantity):
            fitting = 0.0
        elif rival >= _SURE:
            return tr("{number}: the document says {other}", number=written, other=words)
        elif _counts_few(quantity):
            return None
        else:
            return tr("{number} is not in the document", number=written)
    apart = _APART if len(_digits(written)) < _RARE else _FAR_APART
    if rival >= _SURE and fitting < min(rival * _CLEARLY, rival - apart):
        return tr("{number}: the document says {other}", number=written, other=words)
    return None


def _counts_few(quantity: Quantity) -> bool:
    """Whether it may count what a document lists without a number: “two witnesses”."""
    return quantity.unit is None and not quantity.ordinal and max(quantity.readings) <= _FEW


def _digits(written: str) -> str:
    return "".join(character for character in written if character.isdigit()).rstrip("0")


def _candidates(comparison: Comparison, quantity: Quantity) -> tuple[float | None, float, str]:
    """How well the number fits at best, how well another one does, and that one's words."""
    at = (quantity.start, quantity.end)
    fitting: float | None = None
    rival, words = 0.0, ""
    for number in comparison.near:
        statement = comparison.source.statement(number)
        for other in statement.quantities:
            fit = comparison.fit(at, number, (other.start, other.end))
            if _means(quantity, other):
                fitting = max(fitting or 0.0, fit)
            elif fit > rival and _rivals(comparison, quantity, other):
                rival, words = fit, statement.text[other.start : other.end]
        if _said_otherwise(comparison.claim, statement, quantity):
            fitting = max(fitting or 0.0, 1.0)
    return fitting, rival, words


def _means(claim: Quantity, other: Quantity) -> bool:
    return same_amount(claim, other) or near_amount(claim, other)


def _rivals(comparison: Comparison, claim: Quantity, other: Quantity) -> bool:
    """Whether a number of the document could stand in the place of the claim's."""
    if claim.ordinal != other.ordinal:
        return False
    if (claim.unit and claim.unit.kind) != (other.unit and other.unit.kind):
        return False
    return not any(_means(own, other) for own in comparison.claim.quantities)


def _said_otherwise(claim: Statement, statement: Statement, quantity: Quantity) -> bool:
    """Whether a number stands there as a part of a date, or as a word such as ``twice``."""
    for value, words in _WORDS_FOR.items():
        if any(reading == value for reading in quantity.readings) and words.search(statement.text):
            return True
    if quantity.unit and _one_of(statement.text, quantity):
        return True
    if quantity.unit and quantity.unit.kind == "percent" and _is_the_rest(statement, quantity):
        return True
    counted = quantity.unit or _COUNTED.match(claim.text, quantity.end)
    return any(_is_of(moment, quantity, hours=not counted) for moment in statement.moments)


def _is_the_rest(statement: Statement, quantity: Quantity) -> bool:
    """Whether a sentence leaves it to be worked out: “40 percent, the port the rest”."""
    return _REST.search(statement.text) is not None and any(
        100 - theirs == mine
        for other in statement.quantities
        if other.unit == quantity.unit
        for theirs in other.readings
        for mine in quantity.readings
    )


def _one_of(text: str, quantity: Quantity) -> bool:
    """Whether a text says ``an hour`` where the claim says 60 minutes."""
    measures = (unit_of(match[1]) for match in _A_MEASURE.finditer(text))
    return any(
        one is not None
        and quantity.unit is not None
        and one.kind == quantity.unit.kind
        and one.size in quantity.amounts()
        for one in measures
    )


def _is_of(moment: Moment, quantity: Quantity, *, hours: bool) -> bool:
    """Whether a number is a part of a date or time: its year, or its hour."""
    parts = {moment.year} if moment.year else set()
    if moment.minute is not None and hours:
        parts |= {moment.minute // 60, moment.minute // 60 % 12}
    return any(reading in parts for reading in quantity.readings)


def _stands_anywhere(comparison: Comparison, quantity: Quantity) -> bool:
    source = comparison.source
    return any(
        _said_otherwise(comparison.claim, statement, quantity)
        or any(_means(quantity, other) for other in statement.quantities)
        for statement in map(source.statement, range(len(source.sentences)))
    )
