"""PDF files: paragraphs, headings, running heads, pictures."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind, place_blocks
from gpt_desktop.documents.pdf_blocks import blocks_of_lines
from gpt_desktop.documents.pdf_lines import Line
from gpt_desktop.documents.running_heads import without_running_heads
from tests.documents import files


def line(text: str, page: int = 1, y: float = 700, **changes: float) -> Line:
    values = {"left": 70.0, "right": 500.0, "bottom": y, "size": 12.0} | changes
    return Line(text, page, values["left"], values["right"], values["bottom"], values["size"])


def test_lines_become_paragraphs_by_their_distance() -> None:
    lines = [
        line("The ferry crosses", y=700),
        line("the river.", y=686, right=120),
        line("It is late.", y=660),
        line("Always.", y=646),
    ]
    assert [block.text for block in blocks_of_lines(lines)] == [
        "The ferry crosses the river.",
        "It is late. Always.",
    ]


def test_an_indented_line_begins_a_paragraph() -> None:
    lines = [
        line("The ferry crosses", y=700),
        line("the river every day.", y=686),
        line("It is late.", y=672, left=90),
        line("Always.", y=658),
    ]
    assert [block.text for block in blocks_of_lines(lines)] == [
        "The ferry crosses the river every day.",
        "It is late. Always.",
    ]


def test_larger_letters_are_headings_by_size() -> None:
    lines = [
        line("Title", y=740, size=24),
        line("Part", y=720, size=16),
        line("Text of the body goes here", y=700),
        line("and goes on and on and on.", y=686),
    ]
    assert [(block.level, block.text) for block in blocks_of_lines(lines)] == [
        (1, "Title"),
        (2, "Part"),
        (0, "Text of the body goes here and goes on and on and on."),
    ]


def test_a_sentence_goes_on_over_the_page() -> None:
    lines = [
        line("The ferry crosses the", y=80),
        line("river.", page=2, y=700),
        line("今天的渡船", page=2, y=80),
        line("没有来。", page=3, y=700),
        line("The end.", page=4, y=700),
    ]
    found = list(blocks_of_lines(lines))
    assert [(block.page, block.text) for block in found] == [
        (1, "The ferry crosses the river."),
        (2, "今天的渡船没有来。"),
        (4, "The end."),
    ]


def test_running_heads_and_page_numbers_go() -> None:
    pages = [
        [
            line("Annual report", page, 800),
            line(f"Only on page {chr(96 + page)}", page, 700),
            line("Kept: stands in the middle", page, 400),
            line(f"Ends {chr(96 + page)}", page, 100),
            line(f"Page {page + 6} of 20", page, 30),
        ]
        for page in range(1, 5)
    ]
    kept = [found.text for found in without_running_heads(pages)]
    assert kept[:4] == ["Annual report", "Only on page a", "Kept: stands in the middle", "Ends a"]
    assert len(kept) == 13


def test_what_repeats_at_another_height_is_kept() -> None:
    pages = [[line("Question", page, 100.0 * page), line("x", page)] for page in range(1, 5)]
    assert sum(found.text == "Question" for found in without_running_heads(pages)) == 4


def test_a_lone_page_number_goes_even_once() -> None:
    pages = [[line("Text", 1, 700), line("- 1 -", 1, 30)], [line("1990", 2, 700)]]
    assert [found.text for found in without_running_heads(pages)] == ["Text", "1990"]


def test_a_sections_name_beside_the_page_number_goes() -> None:
    """Books: the section on the right page, the chapter on the left one, other words each time."""
    pages = []
    for page in range(1, 13):
        number = page + 10
        head = f"§2.{page} Rivers {number}" if page % 2 else f"{number} The second chapter"
        pages.append(
            [
                line(head, page, 780, size=9),
                line(f"It rained {chr(96 + page)}.", page, 700),
                line(f"Much more {chr(96 + page)}.", page, 600 - page),
            ]
        )
    kept = [found.text for found in without_running_heads(pages)]
    assert kept[:2] == ["It rained a.", "Much more a."]
    assert len(kept) == 24


def test_headings_and_notes_that_are_numbered_like_the_pages_stay() -> None:
    pages = [
        [
            line(f"{page} Part {chr(96 + page)}", page, 780 - page, size=16),
            line("The text of it, which is longer than that.", page, 700 - page),
            line(f"{page}Seen in the year {chr(96 + page)}.", page, 60 - page, size=8),
        ]
        for page in range(1, 8)
    ]
    assert len(without_running_heads(pages)) == 21


def test_a_chapters_name_above_its_pages_stays_once() -> None:
    """Three pages of forty are a chapter's."""
    pages = [[line(f"Text {chr(64 + page)}", page, 700.0 - page)] for page in range(1, 41)]
    for page in (10, 11, 12, 13):
        pages[page - 1].insert(0, line("The ferry", page, 780))
    kept = [found.page for found in without_running_heads(pages) if found.text == "The ferry"]
    assert kept == [10]


def test_a_table_of_contents_is_a_line_each_and_no_headings() -> None:
    lines = [
        line("Contents", y=740, size=16),
        line("1 The ferry … 2", y=700, size=14),
        line("1.1 Where it crosses … 2", y=686),
        line("1.2 When it does not … 5", y=672),
        line("Text of the body, which goes on for longer than a heading does", y=658),
    ]
    found = [(block.kind, block.text) for block in blocks_of_lines(lines)]
    assert found[:4] == [
        (BlockKind.HEADING, "Contents"),
        (BlockKind.ENTRY, "1 The ferry … 2"),
        (BlockKind.ENTRY, "1.1 Where it crosses … 2"),
        (BlockKind.ENTRY, "1.2 When it does not … 5"),
    ]


def test_items_of_a_list_stay_apart() -> None:
    lines = [
        line("Take with you", y=700),
        line("• a rope and", y=686),
        line("a knife", y=672),
        line("• 一张地图", y=658),
    ]
    assert [block.text for block in blocks_of_lines(lines)] == [
        "Take with you",
        "• a rope and a knife",
        "• 一张地图",
    ]


def test_a_file_comes_back_as_it_was_written(tmp_path: Path) -> None:
    first = "The library moved its cata-\nlogue to the new system in March. " + files.LOREM * 3
    second = files.LOREM * 2
    document, _ = files.read(files.pdf(tmp_path / "a.pdf", [[first, second]]))
    assert document.blocks == place_blocks(
        (
            Block(BlockKind.PARAGRAPH, "Annual report", page=1),
            Block(BlockKind.PARAGRAPH, first.replace("-\n", "").strip(), page=1),
            Block(BlockKind.PARAGRAPH, second.strip(), page=1),
        )
    )
    assert (document.title, document.page_count) == ("a", 1)


def test_pages_that_are_pictures_are_named(tmp_path: Path) -> None:
    path = files.picture_pdf(tmp_path / "mixed.pdf", 6, with_text_on=3)
    document, _ = files.read(path)
    assert document.text == files.LOREM.strip()
    assert document.blocks[0].page == 3
    assert document.warnings == ("Pages 1–2, 4–6 are pictures without text and were left out.",)


def test_pages_without_anything_are_empty(tmp_path: Path) -> None:
    import fpdf

    path = tmp_path / "blank.pdf"
    made = fpdf.FPDF()
    made.add_page()
    made.output(str(path))
    assert "is empty" in files.failure(path).what


def test_a_cut_off_file_is_repaired_or_told(tmp_path: Path) -> None:
    path = files.pdf(tmp_path / "a.pdf", [[files.LOREM]] * 3)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3])
    assert files.failure(path).next_step
