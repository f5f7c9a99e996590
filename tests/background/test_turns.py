"""The window's thread need not wait long for the interpreter."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from gpt_desktop.background.turns import take_short_turns


@pytest.fixture(autouse=True)
def interval() -> Iterator[None]:
    """As it was, afterwards."""
    before = sys.getswitchinterval()
    yield
    sys.setswitchinterval(before)


def test_turns_are_a_millisecond() -> None:
    sys.setswitchinterval(0.005)
    take_short_turns()
    assert sys.getswitchinterval() == pytest.approx(0.001)
