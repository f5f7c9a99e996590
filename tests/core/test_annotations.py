"""What is said of parts of a text is checked when it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gpt_desktop.core.annotations import (
    Alternative,
    Check,
    Claim,
    DocumentSpan,
    Edit,
    Probability,
    Span,
)

HERE = Span(2, 5)


def test_a_span_is_a_part_of_a_text() -> None:
    assert HERE.of("In May we sow") == " Ma"
    assert Span(0, 2).of("书很多") == "书很"
    assert Span(4, 4).of("rain") == ""


@pytest.mark.parametrize(
    "make",
    [
        lambda: Span(3, 2),
        lambda: Span(-1, 2),
        lambda: DocumentSpan("", HERE),
        lambda: Claim(HERE, 1.5),
        lambda: Check("", "a number is missing"),
        lambda: Edit(HERE, "four", "for"),
        lambda: Edit(HERE, "the", "the"),
        lambda: Alternative("rain", 0.1),
        lambda: Probability(HERE, float("nan")),
    ],
)
def test_what_cannot_be_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()


def test_what_was_not_measured_may_be_left_open() -> None:
    assert Claim(HERE, None).sources == ()
    assert Edit(HERE, "teh", "the").gain is None
