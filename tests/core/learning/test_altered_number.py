"""Numbers changed a little stay numbers of the same kind."""

from __future__ import annotations

import pytest

from gpt_desktop.core.learning.altered_number import altered_number


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("220 euros", "230 euros"),
        ("1978", "1979"),
        ("三天", "四天"),
        ("三百五十元", "三百六十元"),
        ("十二所", "十三所"),
        ("百分之三十点四", "百分之三十点五"),
        ("十天", "十五天"),
    ],
)
def test_others_of_the_same_kind(words: str, some: str) -> None:
    changed = altered_number(words)
    assert some in changed
    assert words not in changed
    assert len(set(changed)) == len(changed)


@pytest.mark.parametrize(
    ("words", "none"),
    [
        ("星期五", "星期八"),
        ("十二月", "十五月"),
        ("上午十点", "上午三十点"),
        ("二十天", "一十天"),
    ],
)
def test_nothing_that_cannot_be(words: str, none: str) -> None:
    assert none not in altered_number(words)


def test_words_without_a_number_stay() -> None:
    assert altered_number("Leeds") == []
    assert altered_number("西安") == []
