"""Recognised lines become headings, paragraphs, items and rows by where they stand."""

from __future__ import annotations

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.documents.recognised_layout import blocks_of_page
from gpt_desktop.recognition.page import SeenLine, SeenPage, SeenTable

_WIDTH = 18  # of a letter


def _line(text: str, top: float, left: float = 100, height: float = 36) -> SeenLine:
    return SeenLine(text, left, top, left + _WIDTH * len(text), top + height)


def _read(*parts: SeenLine | SeenTable) -> list[tuple[BlockKind, str]]:
    blocks = list(blocks_of_page(SeenPage(parts, 0.99), 4))
    assert all(block.recognised and block.page == 4 for block in blocks)
    return [(block.kind, block.text) for block in blocks]


def test_lines_of_a_paragraph_are_joined_and_a_gap_parts_them() -> None:
    assert _read(
        _line("The garden was opened in the spring of the", 100),
        _line("year, and its bee-", 150),
        _line("hives stand on the roof.", 200),
        _line("Water was dear.", 300),
        _line("It still is now.", 350),
    ) == [
        (
            BlockKind.PARAGRAPH,
            "The garden was opened in the spring of the year, and its beehives stand on the roof.",
        ),
        (BlockKind.PARAGRAPH, "Water was dear. It still is now."),
    ]


def test_large_lines_are_headings_and_letters_without_tails_are_not_small() -> None:
    read = _read(
        _line("A report", 100, height=80),
        _line("1. Money", 240, height=58),
        _line("We spent less than was planned for", 330, height=40),
        _line("our own sons.", 380, height=31),
    )
    assert read == [
        (BlockKind.HEADING, "A report"),
        (BlockKind.HEADING, "1. Money"),
        (BlockKind.PARAGRAPH, "We spent less than was planned for our own sons."),
    ]


def test_items_stay_apart_and_a_table_has_rows() -> None:
    table = SeenTable((("Item", "2024"), ("Seeds", ""), ("", "")))
    assert _read(
        _line("• Tools", 100), _line("1. Prepare the room", 150), _line("2. Serve tea", 200), table
    ) == [
        (BlockKind.ITEM, "• Tools"),
        (BlockKind.ITEM, "1. Prepare the room"),
        (BlockKind.ITEM, "2. Serve tea"),
        (BlockKind.ROW, "Item | 2024"),
        (BlockKind.ROW, "Seeds | "),
    ]


def test_a_sentence_goes_on_in_the_next_column() -> None:
    assert _read(
        _line("The council met on", 100),
        _line("the third of May and", 150),
        _line("agreed on nothing.", 100, left=900),
        _line("Nobody came later.", 150, left=900),
    ) == [
        (
            BlockKind.PARAGRAPH,
            "The council met on the third of May and agreed on nothing. Nobody came later.",
        )
    ]


def test_a_page_number_is_no_text_but_a_last_sum_is() -> None:
    text = (_line("One line of some text,", 100), _line("and another one of it", 150))
    for number in ("- 12 -", "Page 3", "第 3 页"):
        assert len(_read(*text, _line(number, 220))) == 1
    assert len(_read(*text, _line("12", 500))) == 1
    assert _read(*text, _line("120", 200))[0][1].endswith("of it 120")


def test_an_empty_page_has_no_blocks() -> None:
    assert _read() == []
