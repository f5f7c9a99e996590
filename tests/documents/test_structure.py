"""Paragraphs and chapters of plain text."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.structure import chapter_level, join_lines, plain_blocks
from tests.documents import files


def texts(text: str) -> list[str]:
    return [block.text for block in plain_blocks(text)]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("第一章", 2),
        ("第十二章 风雪山神庙", 2),
        ("第3章：归来", 2),
        ("  第一百零八回　大结局", 2),
        ("第二卷 北方", 1),
        ("第五节", 3),
        ("楔子", 2),
        ("序章　雨夜", 2),
        ("Chapter 4", 2),
        ("CHAPTER IV. The Ferry", 2),
        ("Part One", 1),
        ("Section 3: Costs", 3),
        ("第一章讲的是他小时候的事情，后来又说到别的。", 0),
        ("第一次见面的时候", 0),
        ("chapter 4 was the one he liked best", 0),
        ("Part of the plan was to wait", 0),
        ("Book early to avoid the crowds", 0),
        ("", 0),
        ("第一章" + "很长" * 40, 0),
    ],
)
def test_chapter_headings(line: str, level: int) -> None:
    assert chapter_level(line) == level


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["one", "two"], "one two"),
        (["图书馆还没有", "开门。"], "图书馆还没有开门。"),
        (["他说 hello", "world"], "他说 hello world"),
        (["cata-", "logue"], "catalogue"),
        (["cata\ufffe", "logue"], "catalogue"),
        (["Jean-", "Paul"], "Jean-Paul"),
        (["1990-", "2000"], "1990-2000"),
        (["a dash -", "and more"], "a dash - and more"),
        (["soft\u00ad", "ware"], "software"),
        (["도서관은", "닫혔다"], "도서관은 닫혔다"),
        (["", " a ", ""], "a"),
        ([], ""),
    ],
)
def test_wrapped_lines_become_one(lines: list[str], joined: str) -> None:
    assert join_lines(lines) == joined


def test_blank_lines_part_paragraphs_and_wrapped_lines_are_joined() -> None:
    text = (
        "The ferry crosses the river every twenty minutes and carries\n"
        "mostly people who work on the other side. In winter it is\n"
        "often late.\n\n"
        "In summer it is not."
    )
    assert texts(text) == [text.partition("\n\n")[0].replace("\n", " "), "In summer it is not."]


def test_verses_keep_their_lines() -> None:
    assert texts("Roses are red,\nviolets are blue") == ["Roses are red,\nviolets are blue"]


def test_a_chinese_novel_has_a_paragraph_a_line() -> None:
    text = (
        "第一章 风起\n　　清晨的图书馆还没有开门。\n　　“谁？”\n　　没有人回答。\n第二章 雨\n"
        "雨下了一夜。\n“还在下吗？”她问。\n他点点头。\n"
    )
    blocks = list(plain_blocks(text))
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [
        "第一章 风起",
        "第二章 雨",
    ]
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH] == [
        "清晨的图书馆还没有开门。",
        "“谁？”",
        "没有人回答。",
        "雨下了一夜。",
        "“还在下吗？”她问。",
        "他点点头。",
    ]
    assert blocks[0] == Block(BlockKind.HEADING, "第一章 风起", 2)


def test_long_lines_are_paragraphs() -> None:
    line = files.LOREM.strip()
    assert texts(f"{line}\n{line}\n") == [line, line]


def test_a_novel_is_read_whole_from_an_old_encoding(tmp_path: Path) -> None:
    chapter = "第{}章 旅途\n" + "　　他走了很久，天色渐渐暗下来，远处的灯一盏一盏亮了。\n" * 100
    text = "".join(chapter.format(number) for number in range(1, 1001))
    path = tmp_path / "novel.txt"
    path.write_bytes(text.encode("gb18030"))
    document, _ = files.read(path)
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    assert (len(headings), len(document.blocks)) == (1000, 101_000)
    assert document.warnings == ()


def test_wrapped_items_of_a_list_stay_apart() -> None:
    text = (
        "- The first thing to take is a rope, which should be longer than the boat is, and\n"
        "  which should not be wet when it is taken along, as it often is in spring and in\n"
        "- The second is a knife, for the rope, and a map of the river with all its islands\n"
    )
    assert [block.text[:11] for block in plain_blocks(text)] == ["- The first", "- The secon"]


def test_quoted_mail_keeps_its_signs_at_the_beginning_of_lines() -> None:
    text = (
        "On Monday Ben wrote:\n\n"
        "> the roof is leaking again and the carpenter will come on Monday\n"
        "> morning, please keep the yard free of cars and bring a ladder\n"
        ">> for him because he cannot carry his own up the narrow stairs\n"
        ">> and nobody is there to help him with it on a Monday morning.\n\nFine."
    )
    first, outer, inner, last = [block.text for block in plain_blocks(text)]
    assert (first, last) == ("On Monday Ben wrote:", "Fine.")
    assert outer.startswith("> the roof")
    assert outer.endswith("on Monday morning, please keep the yard free of cars and bring a ladder")
    assert inner.startswith("> > for him because")
    assert ">" not in outer[1:] + inner[3:]
