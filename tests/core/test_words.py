"""Words are counted as word processors count them."""

from __future__ import annotations

import pytest

from gpt_desktop.core.words import count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("  \n ", 0),
        ("one", 1),
        ("It’s a well-known fact: 3 dogs.", 6),
        ("snake_case", 2),
        ("你好，world 世界", 5),
        ("ひらがな", 4),
        ("안녕 하세요", 2),
        ("naïve café", 2),
    ],
)
def test_words(text: str, count: int) -> None:
    assert count_words(text) == count


def test_a_long_text_is_estimated() -> None:
    words = 200_000
    assert count_words("word " * words) == pytest.approx(words, rel=0.01)
