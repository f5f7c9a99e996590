"""The comparison of what was read with what was written finds planted faults."""

from __future__ import annotations

import pytest

from benchmarks.reading.compare import Kept, compared, letters
from benchmarks.reading.producers import page
from benchmarks.reading.texts import Piece, Text

FERRY, LATE, MEETING, ICE = "The ferry crosses.", "It is late.", "三点开会。", "The ice broke."
WRITTEN = [FERRY, LATE, MEETING, ICE]
SIZE = len(letters("".join(WRITTEN)))


def test_all_of_it_whatever_the_blanks_and_dashes() -> None:
    read = "The ferry  crosses.\n\nIt is\nlate.\n三点 开会。\nThe ice broke."
    assert compared(WRITTEN, read) == Kept(SIZE, SIZE, 4, 4, 0)
    assert letters("a – b\u00a0‑ c") == letters("a-b-c")


@pytest.mark.parametrize(
    ("read", "lost", "in_order", "added"),
    [
        ([FERRY, LATE, ICE], 5, 3, 0),
        ([LATE, FERRY, MEETING, ICE], 0, 3, 0),
        (["The ferry crxxses.", LATE, MEETING, ICE], 2, 4, 2),
        (["Page 1", *WRITTEN], 0, 4, 5),
    ],
)
def test_planted_faults(read: list[str], lost: int, in_order: int, added: int) -> None:
    found = compared(WRITTEN, " ".join(read))
    assert found == Kept(SIZE, SIZE - lost, 4, in_order, added)


def test_the_page_that_producers_are_given() -> None:
    pieces = (Piece("h1", "A & B"), Piece("li", "one"), Piece("li", "two"), Piece("p", "end"))
    words = page(Text("en-x", "en", pieces))
    assert "<h1>A &amp; B</h1>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>\n<p>end</p>" in words
