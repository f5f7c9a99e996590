"""Constraints that make no sense are refused when they are made."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gpt_desktop.core.constraints import Choices, JsonSchema, Pattern
from gpt_desktop.core.generation import SamplingParams


@pytest.mark.parametrize(
    "make",
    [
        lambda: JsonSchema("[1]"),
        lambda: JsonSchema("{"),
        lambda: Pattern(""),
        lambda: Pattern("(a"),
        lambda: Choices(()),
        lambda: Choices(("a", "")),
        lambda: SamplingParams(banned=("",)),
    ],
)
def test_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        make()
