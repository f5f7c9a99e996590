"""A document's places, and an id made of what was read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop.core.documents import Block, BlockKind, Document, make_document

BLOCKS = (
    Block(BlockKind.HEADING, "Garden", 1, page=1),
    Block(BlockKind.ENTRY, "Beans … 2", page=1),
    Block(BlockKind.PARAGRAPH, "Sow in May. 五月播种。", page=2),
)


def garden(path: str = "garden.pdf", *blocks: Block, title: str = "Garden") -> Document:
    return make_document(Path(path), title, blocks or BLOCKS, 2)


def test_each_block_begins_where_the_text_has_it() -> None:
    document = garden()
    for block in document.blocks:
        assert document.text.startswith(block.text, block.start)
    assert [block.start for block in document.blocks] == [0, 8, 19]


def test_a_place_leads_to_its_block() -> None:
    document = garden()
    places = [0, 7, 8, 18, 19, len(document.text) - 1]
    found = [document.block_at(place) for place in places]
    assert [block.page for block in found if block is not None] == [1, 1, 1, 1, 2, 2]
    assert found[2] == document.blocks[1]
    assert make_document(Path(), "", ()).block_at(0) is None


def test_blocks_at_wrong_places_are_refused() -> None:
    document = garden()
    with pytest.raises(ValueError, match="begins at 8"):
        Document("ab", Path(), "", (document.blocks[0], replace(document.blocks[1], start=7)))
    with pytest.raises(ValueError, match="id"):
        Document("", Path(), "", ())


def test_lines_of_one_list_or_table_stand_together() -> None:
    kinds = (BlockKind.ITEM, BlockKind.ITEM, BlockKind.ROW, BlockKind.ROW, BlockKind.PARAGRAPH)
    made = make_document(Path("a"), "", (Block(kind, "ab") for kind in kinds))
    assert made.text == "ab\nab\n\nab\nab\n\nab"
    assert [made.text[each.start :][:2] for each in made.blocks] == ["ab"] * 5


def test_what_was_recognised_is_another_document_than_what_was_written() -> None:
    read = make_document(Path("a"), "", (Block(BlockKind.PARAGRAPH, "ab"),))
    seen = make_document(Path("a"), "", (Block(BlockKind.PARAGRAPH, "ab", recognised=True),))
    assert read.id != seen.id


def test_the_id_is_of_what_was_read_not_of_where() -> None:
    assert garden("a.pdf").id == garden("b.pdf").id
    changed = [
        garden("a.pdf", *BLOCKS[:2]),
        garden("a.pdf", *BLOCKS, title="Gardens"),
        garden("a.pdf", replace(BLOCKS[0], level=2), *BLOCKS[1:]),
        garden("a.pdf", *BLOCKS[:2], replace(BLOCKS[2], page=3)),
        garden("a.pdf", Block(BlockKind.PARAGRAPH, "Garden\n\nBeans … 2")),
    ]
    assert len({document.id for document in (garden(), *changed)}) == 6


def test_half_a_character_is_replaced_before_places_are_counted() -> None:
    document = garden("a", Block(BlockKind.PARAGRAPH, "\ud83d\ude00\ud83d"), BLOCKS[2])
    assert document.blocks[0].text == "😀\ufffd"
    assert document.text.startswith(BLOCKS[2].text, document.blocks[1].start)
