"""Headings out of whatever list a model writes."""

from __future__ import annotations

import re

import pytest

from gpt_desktop.core.tasks.write.outline import OUTLINE_FORM, read_outline


@pytest.mark.parametrize(
    "text",
    [
        "- One thing\n- Another: thing\n- The end\n",
        "1. One thing\n2) Another: thing\n\n3. The end",
        "* **One thing**\n• Another: thing\n- The end:\n- one thing",
    ],
)
def test_marks_numbers_and_repetitions_go(text: str) -> None:
    assert read_outline(text) == ("One thing", "Another: thing", "The end")


def test_the_form_takes_any_language_and_no_text_in_one_piece() -> None:
    assert re.fullmatch(OUTLINE_FORM.regex, "- 第一部分\n- 第二部分\n- 第三部分\n")
    assert not re.fullmatch(OUTLINE_FORM.regex, "It was a long day. And so on.\n")
