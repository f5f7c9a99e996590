"""Certainty is stored small, and comes back as far as it is shown."""

from __future__ import annotations

from math import log

import pytest

from gpt_desktop.core.annotations import Alternative, Certainty, Probability, Span
from gpt_desktop.core.kept_certainty import (
    MOST_PACKED,
    MeasuredTokens,
    kept_certainty,
    to_keep,
    unpacked,
)

OTHERS = (
    Alternative("雨", log(0.6)),
    Alternative('"\ud83d', log(0.3)),
    Alternative("", -8.0),
    Alternative("rare", -9.0),
)
TOKENS = (
    Probability(Span(0, 3), log(0.6), OTHERS),
    Probability(Span(3, 3), 0.0),
    Probability(Span(3, 4), -12.3456789),
)


def kept(tokens: tuple[Probability, ...], text: str = "rain") -> Certainty:
    found = to_keep(MeasuredTokens(tokens, "small", "Small 1"), text)
    assert found is not None
    return found


def test_it_comes_back() -> None:
    again = unpacked(kept(TOKENS))
    assert (again.model_id, again.model) == ("small", "Small 1")
    assert [each.span for each in again.tokens] == [each.span for each in TOKENS]
    assert [each.logprob for each in again.tokens] == pytest.approx(
        [each.logprob for each in TOKENS], abs=1e-4
    )
    # The first three, and beyond them none that is rarer than 0.1 %.
    texts = [each.text for each in again.tokens[0].alternatives]
    assert texts == ["雨", '"\ud83d', ""]


def test_another_text_has_none_of_it() -> None:
    found = kept(TOKENS)
    assert kept_certainty((found,), "rain") is found
    assert kept_certainty((found,), "rain.") is None
    assert kept_certainty((), "rain") is None


def _many(count: int) -> tuple[Probability, ...]:
    """Tokens as unlike one another as they come."""
    return tuple(
        Probability(
            Span(number, number + 1),
            -((number * 7919) % 60_000) / 1e4,
            tuple(
                Alternative(f"w{(number * 31 + other * 977) % 49_152}", -(number + other) % 7 - 7.0)
                for other in range(20)
            ),
        )
        for number in range(count)
    )


def test_a_long_answer_is_kept_within_bounds() -> None:
    text = "x" * 30_000
    found = kept(_many(1_500), text)
    assert len(found.packed) <= MOST_PACKED
    assert min(len(each.alternatives) for each in unpacked(found).tokens) >= 3
    longer = kept(_many(12_000), text)
    assert len(longer.packed) <= MOST_PACKED
    assert len(unpacked(longer).tokens) == 12_000
    measured = MeasuredTokens(_many(60_000), "small", "Small 1")
    assert to_keep(measured, text) is None


@pytest.mark.parametrize("packed", ["", "?", "eJw=", "eJyLjgUAARUAuQ==", "eJyrBgAA/gD8"])
def test_what_is_damaged_has_no_tokens(packed: str) -> None:
    assert unpacked(Certainty(packed, "", "small", "Small 1")).tokens == ()
