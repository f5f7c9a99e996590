"""Messages are whole sentences."""

from __future__ import annotations

import pytest

from gpt_desktop.core.errors import UserFacingError


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        (
            ("No space.", "The disk is full.", "Delete some."),
            "No space. The disk is full. Delete some.",
        ),
        (
            ("The form cannot be used", "line 1 column 2", "Change it."),
            "The form cannot be used. line 1 column 2. Change it.",
        ),
        (("It said “no.”", "", "Ask again?"), "It said “no.” Ask again?"),
        (("没有空间", "磁盘已满。", "请删除一些文件。"), "没有空间。磁盘已满。请删除一些文件。"),
        (("“a.txt”不存在。", "errno 2", ""), "“a.txt”不存在。errno 2."),
    ],
)
def test_each_sentence_ends_before_the_next_begins(parts: tuple[str, str, str], line: str) -> None:
    assert str(UserFacingError(*parts)) == line
