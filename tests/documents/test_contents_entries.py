"""Rows of dots between a title and its page number."""

from __future__ import annotations

import pytest

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.contents_entries import (
    entry_of_tabs,
    is_entry,
    with_neighbours,
    without_leaders,
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.1 The ferry . . . . . . . . . 12", "1.1 The ferry … 12"),
        ("Index..........iv", "Index … iv"),
        ("第一章 渡船………………………3", "第一章 渡船 … 3"),
        ("Rope · · · · · · 4, 19", "Rope … 4, 19"),
    ],
)
def test_a_row_of_dots_becomes_one_ellipsis(written: str, read: str) -> None:
    assert without_leaders(written) == read
    assert is_entry(read)


@pytest.mark.parametrize("text", ["He waited ....", "等等……", "1.2.3.4.5", "a. b. c. d. e. f.", ""])
def test_other_dots_stay(text: str) -> None:
    assert without_leaders(text) == text
    assert not is_entry(text)


@pytest.mark.parametrize("text", ["left … right", "… 12", "Wait … 12 hours", "12"])
def test_other_ellipses_are_no_entries(text: str) -> None:
    assert not is_entry(text)


def test_a_line_of_dots_is_read_at_once() -> None:
    assert without_leaders(". " * 200_000) == "…"
    assert len(without_leaders((". " + " " * 50) * 10_000)) > 10_000


@pytest.mark.parametrize(
    ("line", "entry"),
    [("1\tThe ferry\t12", "1 The ferry … 12"), ("The ferry\t12", "The ferry … 12"), ("12", "12")],
)
def test_an_entry_may_stand_at_tabs(line: str, entry: str) -> None:
    assert entry_of_tabs(line) == entry


def test_a_chapter_among_the_entries_is_one_without_dots() -> None:
    entry, heading, text = BlockKind.ENTRY, BlockKind.HEADING, BlockKind.PARAGRAPH
    given = [
        Block(heading, "Contents", 1),
        Block(heading, "Preface iii", 2),
        Block(heading, "1 The ferry 2", 2),
        Block(entry, "1.1 Where it crosses … 2"),
        Block(heading, "2 The ice 9", 2),
        Block(text, "The ferry has crossed the river since 1990. It is late in winter."),
        Block(text, "It was built in 1990"),
    ]
    kinds = [block.kind for block in with_neighbours(given)]
    assert kinds == [heading, entry, entry, entry, entry, text, text]
