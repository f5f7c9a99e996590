"""What names a text."""

from __future__ import annotations

import pytest

from gpt_desktop.core.texts import Text, first_line


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("# Plan for June\n\nSow.", "Plan for June"),
        ("\n\n  Dear Anna,\nhow are you?", "Dear Anna"),
        ("- one\n- two", "one"),
        ("图书馆九点开门。\n很晚才关门。", "图书馆九点开门。"),
        (" \n ", ""),
    ],
)
def test_the_first_line_with_words(body: str, name: str) -> None:
    assert first_line(body) == name


def test_the_title_comes_first() -> None:
    assert Text("a", "Mine", "Words", 0, 0).name == "Mine"
    assert Text("a", "", "Words", 0, 0).name == "Words"
