"""Numbers of an answer that contradict what code computed, or what the answer itself sums up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gpt_desktop.core.annotations import Calculation, Check, Claim, Span
from gpt_desktop.core.calculation.own_sums import OwnSum, own_sums, shown_value, without_blocks
from gpt_desktop.core.calculation.result_words import result_words
from gpt_desktop.core.calculation.said_days import names_day, wrong_days
from gpt_desktop.core.calculation.said_numbers import wrong_numbers
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.retelling import retold

MARK = "calculation"
"""Names the check, of claims that have no sources."""


def calculation_marks(text: str, calculations: Sequence[Calculation]) -> tuple[Claim, ...]:
    """A mark on each wrong number of an answer, in order.

    Args:
        calculations: what its question asked for and code computed.
    """
    sums = own_sums(text)
    plain = without_blocks(text)
    found = [
        (span, computed_words(calculation))
        for calculation in calculations
        for span in _contradicting(plain, calculation, sums)
    ]
    found += [
        (one.result, tr("Computed: {value}", value=shown_value(one.value)))
        for one in sums
        if not one.right
    ]
    wrong: dict[Span, str] = {}
    for span, words in found:
        if not any(_overlap(span, other) for other in wrong):
            wrong[span] = words
    return tuple(
        Claim(span, None, checks=(Check(MARK, wrong[span]),))
        for span in sorted(wrong, key=lambda span: span.start)
    )


def is_mark(claim: Claim) -> bool:
    """Whether a claim says that a number is wrong, and not what bears a sentence."""
    return not claim.sources and any(check.name == MARK for check in claim.checks)


def computed_words(calculation: Calculation) -> str:
    """What a mark says of a number that contradicts a calculation."""
    return tr("Computed: {value}", value=result_words(calculation))


def mark_words(text: str, claim: Claim) -> str:
    """What is wrong with a marked number of a text, in a line that names it."""
    words = "; ".join(retold(check.words) for check in claim.checks)
    return tr("{number} is wrong. {computed}", number=claim.span.of(text), computed=words)


def _contradicting(text: str, calculation: Calculation, sums: Sequence[OwnSum]) -> Iterable[Span]:
    if names_day(calculation):
        return wrong_days(text, calculation)
    return wrong_numbers(text, calculation, sums)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
