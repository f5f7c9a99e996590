"""Shaped text is the same however it arrives, and nothing shown is taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.tasks.shaping import BulletShaper, PlainShaper, Shaper
from gpt_desktop.core.tasks.write.letter_shaper import LetterShaper


def shape(shaper: Shaper, text: str, size: int) -> str:
    shown = "".join(shaper.feed(text[i : i + size]) for i in range(0, len(text), size))
    return shown + shaper.finish()


@pytest.mark.parametrize("size", [1, 3, 1000])
@pytest.mark.parametrize(
    ("make", "text", "shown"),
    [
        (PlainShaper, " \n Text.\n\n- a\n- b\n\n", "Text.\n\n- a\n- b"),
        (lambda: PlainShaper(chatter=True), "Sure! Here is the summary:\n\nText.", "Text."),
        (lambda: PlainShaper(chatter=True), "Here's a shorter version: Text.", "Text."),
        (
            lambda: PlainShaper(chatter=True),
            "Here is Paris. It is big.",
            "Here is Paris. It is big.",
        ),
        (
            lambda: PlainShaper(chatter=True),
            "Summarize the following text:\n\n我们对两市十二所小学跟踪三年。",
            "我们对两市十二所小学跟踪三年。",
        ),
        (lambda: PlainShaper(chatter=True), "Surely it is so.", "Surely it is so."),
        (lambda: PlainShaper(chatter=True), "Sure", "Sure"),
        (lambda: PlainShaper(max_sentences=2), "A is b. C is 3.5. D is e.", "A is b. C is 3.5."),
        (lambda: PlainShaper(one_line=True), "A title\nand more", "A title"),
        (lambda: PlainShaper(one_paragraph=True), "One.\n\nTwo.", "One. Two."),
        (
            lambda: PlainShaper(distinct=True),
            "It rained all day. We left. It rained all day. We left.",
            "It rained all day. We left.",
        ),
        (
            lambda: PlainShaper(distinct=True),
            "It rained all day. It rained all night.",
            "It rained all day. It rained all night.",
        ),
        (
            LetterShaper,
            "Dear A,\n\nHi.\n\nBest regards,\n\nBob\nInc.\n",
            "Dear A,\n\nHi.\n\nBest regards,\n\nBob",
        ),
        (
            LetterShaper,
            "Dear A,\n\nBest regards are sent.\nBob",
            "Dear A,\n\nBest regards are sent.\nBob",
        ),
        (BulletShaper, "One thing. Two things.", "- One thing.\n- Two things."),
        (BulletShaper, "1. One thing\n2. Two\n* Mr. Three", "- One thing\n- Two\n- Mr. Three"),
        (lambda: BulletShaper(2), "- One.\n- Two.\n- Three.", "- One.\n- Two."),
        (BulletShaper, "天气好。我们走。", "- 天气好。\n- 我们走。"),
        (BulletShaper, "Here are the points:\n\n- One", "- One"),
        (BulletShaper, "- \n", ""),
        (BulletShaper, "7", "- 7"),
    ],
)
def test_shapes(make: Callable[[], Shaper], text: str, shown: str, size: int) -> None:
    assert shape(make(), text, size) == shown


def test_full_says_that_no_more_is_wanted() -> None:
    shaper = PlainShaper(max_sentences=1)
    full = []
    for text in ("One sentence.", " T", "wo."):
        shaper.feed(text)
        full.append(shaper.full)
    assert full == [False, True, True]
    assert shaper.feed("more") == ""


@given(st.text(alphabet="ab .\n-1*:S", max_size=80), st.integers(min_value=1, max_value=9))
def test_pieces_do_not_matter(text: str, size: int) -> None:
    def shapers() -> list[Shaper]:
        return [
            PlainShaper(chatter=True, distinct=True, max_sentences=4),
            BulletShaper(3),
        ]

    for whole, parts in zip(shapers(), shapers(), strict=True):
        assert shape(whole, text, 1000) == shape(parts, text, size)
