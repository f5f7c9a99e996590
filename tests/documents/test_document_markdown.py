"""Blocks of a document as Markdown, which reads back as the same blocks."""

from __future__ import annotations

from gpt_desktop.core.document_markdown import markdown_of
from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.markdown import markdown_blocks

H, P, ITEM, R = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ROW


def test_each_kind_of_block() -> None:
    blocks = (
        Block(H, "Plan\nfor June", 1),
        Block(P, "Sow.\nWater."),
        Block(ITEM, "• Beans", 1),
        Block(ITEM, "◦ green", 2),
        Block(ITEM, "1. Peas", 1),
        Block(R, "Who | What"),
        Block(R, "Anna | a|b | more"),
        Block(BlockKind.NOTE, "See page 3.\nOr 4."),
        Block(BlockKind.ENTRY, "Chapter 1"),
        Block(BlockKind.ENTRY, "Chapter 2"),
        Block(BlockKind.CODE, "a = ```b```"),
    )
    assert markdown_of(blocks) == (
        "# Plan for June\n\nSow.\nWater.\n\n- Beans\n    - green\n1. Peas\n\n"
        "| Who | What |  |\n| --- | --- | --- |\n| Anna | a\\|b | more |\n\n"
        "> See page 3.\n> Or 4.\n\n- Chapter 1\n- Chapter 2\n\n"
        "````\na = ```b```\n````\n"
    )


def test_words_are_not_taken_for_marks() -> None:
    lines = ("# 1 of them", "- 5 degrees", "3. March is a day", "> so", "---", "#hash", "1.5 km")
    text = markdown_of([Block(P, line) for line in lines])
    assert text.split("\n\n") == [
        "\\# 1 of them",
        "\\- 5 degrees",
        "3\\. March is a day",
        "\\> so",
        "\\---",
        "#hash",
        "1.5 km\n",
    ]
    assert [block.kind for block in markdown_blocks(text)] == [P] * len(lines)


def test_it_reads_back_as_it_was() -> None:
    items = [Block(ITEM, "• Beans", 1), Block(ITEM, "• Green beans", 2), Block(ITEM, "2. Peas", 1)]
    blocks = [Block(H, "Plan", 2), Block(P, "Sow."), *items]
    again = [(each.kind, each.text, each.level) for each in markdown_blocks(markdown_of(blocks))]
    assert again == [(each.kind, each.text, each.level) for each in blocks]


def test_nothing_is_nothing() -> None:
    assert markdown_of(()) == ""
    assert markdown_of([Block(P, "\n")]) == ""
