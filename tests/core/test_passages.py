"""Passages lose nothing, keep headings with what follows, and are no longer than they may be."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.passages import letters, passages_of

HEADING, PARAGRAPH, ENTRY = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ENTRY


def document(*blocks: Block) -> Document:
    return make_document(Path("a.pdf"), "A", blocks)


def words(of: Document) -> list[str]:
    return [each.span.of(of.text) for each in passages_of(of)]


def test_a_heading_stands_with_what_follows() -> None:
    made = document(
        Block(HEADING, "House", 1, page=1),
        Block(HEADING, "Roof", 2, page=2),
        Block(PARAGRAPH, "It leaks.", page=2),
        Block(HEADING, "Cellar", 2, page=3),
        Block(PARAGRAPH, "It is dry.", page=3),
        Block(HEADING, "Garden", 1, page=3),
    )
    assert words(made) == ["House\n\nRoof\n\nIt leaks.", "Cellar\n\nIt is dry.", "Garden"]
    first, second, third = passages_of(made)
    assert (first.headings, first.page) == (("House", "Roof"), 1)
    assert (second.headings, second.page) == (("House", "Cellar"), 3)
    assert third.headings == ("Garden",)
    assert [each.number for each in (first, second, third)] == [0, 1, 2]


def test_paragraphs_gather_until_there_is_enough() -> None:
    made = document(*(Block(PARAGRAPH, f"{number} " + "x" * 248) for number in range(5)))
    assert [each.span.of(made.text)[0] for each in passages_of(made)] == ["0", "2", "4"]


def test_a_long_paragraph_is_parted_between_sentences_and_loses_nothing() -> None:
    text = "".join(f"This is sentence number {number} of them. " for number in range(80)).strip()
    made = document(Block(PARAGRAPH, text))
    parts = words(made)
    assert "".join(parts) == text
    assert len(parts) > 3
    assert all(part.startswith("This is") for part in parts)


def test_chinese_counts_double_and_text_without_an_end_is_cut() -> None:
    assert letters("ab") == 2
    assert letters("中文ab") == 6
    made = document(Block(PARAGRAPH, "雨" * 3_000))
    assert "".join(words(made)) == "雨" * 3_000
    assert max(letters(part) for part in words(made)) <= 900


def test_a_table_of_contents_is_no_passage() -> None:
    made = document(Block(ENTRY, "Roof 3"), Block(PARAGRAPH, "It leaks."), Block(PARAGRAPH, "  "))
    assert words(made) == ["It leaks."]
    assert passages_of(document()) == ()
