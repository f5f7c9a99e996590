"""Marks as tags and back."""

from __future__ import annotations

import pytest

from gpt_desktop.core.translation.marked_text import (
    Mark,
    MarkedText,
    Tag,
    TagKind,
    has_tags,
    parse_tags,
    pieces,
    tagged,
    without_tags,
)

BOLD = MarkedText("a bold word", (Mark(1, 2, 6),))
LINK = MarkedText(
    "see this page now", (Mark(1, 4, 13), Mark(2, 9, 13, inside=1), Mark(3, 13, 13, alone=True))
)


def test_marks_are_tags() -> None:
    assert tagged(BOLD) == "a <1>bold</1> word"
    assert tagged(LINK) == "see <1>this <2>page</2></1><3/> now"


def test_a_thing_at_the_end_of_a_link_stays_in_it() -> None:
    inside = MarkedText("see", (Mark(1, 0, 3), Mark(2, 3, 3, inside=1, alone=True)))
    assert tagged(inside) == "<1>see<2/></1>"


def test_fixed_words_are_no_words() -> None:
    code = MarkedText("run print() now", (Mark(1, 4, 11, fixed=True),))
    assert list(pieces(code)) == ["run ", Tag(TagKind.ALONE, 1), " now"]


@pytest.mark.parametrize("marked", [BOLD, LINK])
def test_tags_are_read_back(marked: MarkedText) -> None:
    assert parse_tags(tagged(marked), marked) == marked


def test_other_words_and_order() -> None:
    read = parse_tags("ein Wort, < 1 >fett</ 1>", BOLD)
    assert read == MarkedText("ein Wort, fett", (Mark(1, 10, 14),))


@pytest.mark.parametrize(
    "text",
    [
        "a bold word",
        "a <1>bold word",
        "a bold</1> word",
        "a <1>bold</1> <1>word</1>",
        "a <1>bold</1> <2>word</2>",
        "a <1/>bold word",
        "a <1>bold</1/> word",
    ],
)
def test_broken_tags_are_seen(text: str) -> None:
    assert parse_tags(text, BOLD) is None


def test_a_link_that_lost_its_inner_mark() -> None:
    assert parse_tags("see <1>this</1> <2>page</2><3/> now", LINK) is None


def test_what_looks_like_tags() -> None:
    assert has_tags("a <1> b")
    assert not has_tags("a < b > c <b>")
    assert without_tags("x<1>y</1 ><2/>z") == "xyz"
