"""Nothing is found but the very characters."""

from __future__ import annotations

import pytest

from gpt_desktop.core.find_places import find_places


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Tea, tea and TEAPOT", "tea", ["Tea", "tea", "TEA"]),
        ("1.5 and 125", "1.5", ["1.5"]),
        ("aaa", "aa", ["aa"]),
        ("résumé resume", "resume", ["resume"]),
        ("图书馆和图书", "图书", ["图书", "图书"]),
        ("a\nb", "a\nb", ["a\nb"]),
        ("anything", "", []),
    ],
)
def test_places(text: str, words: str, found: list[str]) -> None:
    assert [span.of(text) for span in find_places(text, words)] == found


def test_capitals_count_where_wanted() -> None:
    assert [span.start for span in find_places("Tea tea", "tea", case=True)] == [4]


def test_whole_words() -> None:
    text = "tea teapot tea-time (tea)"
    assert [span.start for span in find_places(text, "tea", whole=True)] == [0, 11, 21]
    assert [span.start for span in find_places("$5 $55", "$5", whole=True)] == [0]
    assert [span.start for span in find_places("a) b)", ")", whole=True)] == [1, 4]
