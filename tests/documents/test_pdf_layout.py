"""PDF files: what is read in which order, and what repeats on each page."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.pdf import parse_pdf
from tests.documents import raw_pdf

LEFT = ("The garden lies behind", "the old house and has", "three apple trees that", "bear fruit.")
RIGHT = (
    "Visitors may walk there",
    "from nine until noon and",
    "must keep their dogs on",
    "a lead.",
)
LONG = "Words of a page which goes on for quite a while and says something on"
HEIGHTS = (700, 686, 672, 658)


def blocks(path: Path) -> list[tuple[BlockKind, str]]:
    """The kinds and texts of what a file says."""
    parsed = parse_pdf(path, ReadLimits(), lambda _done, _total: None)
    return [(block.kind, block.text) for block in parsed.blocks]


def texts(path: Path) -> list[str]:
    return [text for _, text in blocks(path)]


def columns(*sides: tuple[str, ...], lefts: tuple[int, ...] = (60, 330)) -> list[raw_pdf.Spot]:
    """Lines beside each other, drawn row by row."""
    rows = zip(HEIGHTS, zip(*sides, strict=True), strict=True)
    return [(x, y, words) for y, row in rows for x, words in zip(lefts, row, strict=True)]


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(columns(LEFT, RIGHT))])
    assert texts(path) == [" ".join(LEFT), " ".join(RIGHT)]


def test_three_columns_under_a_heading_and_over_a_footer(tmp_path: Path) -> None:
    third = ("Tickets are sold at the", "gate which stands open", "from the first day of", "May.")
    spots = columns(LEFT, RIGHT, third, lefts=(60, 230, 410))
    head = raw_pdf.text([(60, 740, "All about our garden, its trees and its visitors")], 18)
    foot = raw_pdf.text([(60, 600, "The garden is closed on days of rain, snow, hail, or storm.")])
    path = raw_pdf.make(tmp_path / "a.pdf", ["\n".join((foot, raw_pdf.text(spots), head))])
    found = texts(path)
    assert found[0].startswith("All about our garden")
    assert found[1:4] == [" ".join(LEFT), " ".join(RIGHT), " ".join(third)]
    assert found[4].startswith("The garden is closed")


def test_columns_whose_lines_stand_at_other_heights(tmp_path: Path) -> None:
    lower = [(x, y - (6 if x > 300 else 0), words) for x, y, words in columns(LEFT, RIGHT)]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(lower)])
    assert texts(path) == [" ".join(LEFT), " ".join(RIGHT)]


def test_a_page_drawn_from_the_bottom_up(tmp_path: Path) -> None:
    spots = [(60, 600, "Last the cake."), (60, 614, "Then the soup,"), (60, 628, "First bread,")]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert texts(path) == ["First bread, Then the soup, Last the cake."]


def test_a_heading_drawn_last_comes_before_its_text(tmp_path: Path) -> None:
    body = raw_pdf.text([(60, 660, "The body text of the page was drawn before its heading.")])
    path = raw_pdf.make(tmp_path / "a.pdf", [body + raw_pdf.text([(60, 700, "Report")], 18)])
    assert blocks(path)[0] == (BlockKind.HEADING, "Report")


@pytest.mark.parametrize(
    "numbers", [("900.00", "75.50", "30.25", "1005.75"), ("3", "12", "7", "9")]
)
def test_each_row_of_a_table_is_a_line(tmp_path: Path, numbers: tuple[str, ...]) -> None:
    labels = ("Rent", "Power", "Water", "Total of all")
    title = raw_pdf.text([(60, 730, "Monthly costs of the flat")])
    path = raw_pdf.make(tmp_path / "a.pdf", [title + raw_pdf.text(columns(labels, numbers))])
    rows = [(BlockKind.ROW, f"{a} | {b}") for a, b in zip(labels, numbers, strict=True)]
    assert blocks(path) == [(BlockKind.PARAGRAPH, "Monthly costs of the flat"), *rows]


def test_cells_without_words_and_cells_of_two_lines(tmp_path: Path) -> None:
    spots = [
        *((60, 700, "Item"), (180, 700, "Made of"), (300, 700, "Price")),
        *((60, 684, "Desk"), (300, 684, "200")),
        *((60, 668, "Chair"), (180, 668, "oak and"), (300, 668, "80")),
        (180, 655, "leather"),
    ]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert texts(path) == [
        "Item | Made of | Price",
        "Desk |  | 200",
        "Chair | oak and leather | 80",
    ]


def test_a_list_whose_numbers_stand_apart_is_no_table(tmp_path: Path) -> None:
    spots = [
        (x, y, words)
        for y, number, item in ((700, "1.", "Bread"), (686, "2.", "Milk"), (672, "3.", "Salt"))
        for x, words in ((60, number), (85, item))
    ]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert blocks(path) == [
        (BlockKind.ITEM, "1. Bread"),
        (BlockKind.ITEM, "2. Milk"),
        (BlockKind.ITEM, "3. Salt"),
    ]


def test_hyphens_at_line_ends(tmp_path: Path) -> None:
    lines = (
        "The committee spoke about the well-",
        "known problem of long-term un-",
        "employment in the e-",
        "commerce sector of North-",
        "Rhine, a by-product of in-",
        "come before- and after-",
        "wards.",
    )
    spots = [(60, 700 - 14 * number, line) for number, line in enumerate(lines)]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert " ".join(texts(path)) == (
        "The committee spoke about the well-known problem of long-term unemployment in the "
        "e-commerce sector of North-Rhine, a by-product of income before- and afterwards."
    )


def test_a_question_sheet_keeps_its_text(tmp_path: Path) -> None:
    pages = [
        raw_pdf.text(
            [
                (60, 740, f"{page} What would you do in case {chr(64 + page)}?"),
                (60, 700, "Write three sentences about it and give a reason for"),
                (60, 686, "each of them in turn."),
            ]
        )
        for page in range(1, 7)
    ]
    found = texts(raw_pdf.make(tmp_path / "a.pdf", pages))
    assert found[::2] == [
        f"{page} What would you do in case {chr(64 + page)}?" for page in range(1, 7)
    ]
    assert len(found) == 12


def test_exercises_keep_their_numbers_and_their_last_lines(tmp_path: Path) -> None:
    pages = [
        raw_pdf.text(
            [
                (60, 740, f"Exercise {page}"),
                (60, 700, f"Describe in your own words what happens in scene {chr(64 + page)} and"),
                (60, 686, "say why the main person acts in that way."),
            ]
        )
        for page in range(1, 7)
    ]
    found = texts(raw_pdf.make(tmp_path / "a.pdf", pages))
    assert found[::2] == [f"Exercise {page}" for page in range(1, 7)]
    assert all(text.endswith("acts in that way.") for text in found[1::2])


def test_receipts_keep_what_they_repeat(tmp_path: Path) -> None:
    pages = [
        raw_pdf.text(
            [
                (60, 740, "Payable to: Oak Street Bakery, account 4711"),
                (60, 700, f"Receipt for customer {name}, who bought bread and cake"),
                (60, 686, "on the third of May."),
                (60, 660, "Total due: 12 euros"),
            ]
        )
        for name in ("Berg", "Holm", "Lind")
    ]
    found = texts(raw_pdf.make(tmp_path / "a.pdf", pages))
    for fact in ("Payable to: Oak Street Bakery, account 4711", "Total due: 12 euros"):
        assert fact in found
    assert sum(text.endswith("cake on the third of May.") for text in found) == 3


def test_a_document_without_divided_words_keeps_its_hyphens(tmp_path: Path) -> None:
    lines = [f"The line with the number {number} says nothing" for number in range(60)]
    lines[30:32] = ["It was ported to netbsd-", "something, and then again"]
    spots = [(60, 770 - 12 * number, line) for number, line in enumerate(lines)]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert "netbsd-something" in " ".join(texts(path))


def test_letters_drawn_after_their_line_stand_where_they_are_seen(tmp_path: Path) -> None:
    """Office programs draw what another font has to show at the end of a line."""
    spots = [(60, 700, "about"), (98, 700, "thirty parts"), (91, 700, "%")]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    assert "".join(texts(path)).replace(" ", "") == "about%thirtyparts"


def test_a_heading_of_two_lines_is_one(tmp_path: Path) -> None:
    head = raw_pdf.text([(60, 740, "Programs that are there"), (60, 716, "for Debian")], 20)
    body = raw_pdf.text(
        [(60, 680 - 12 * line, f"Line {line} goes on and") for line in range(9)], 10
    )
    path = raw_pdf.make(tmp_path / "a.pdf", [head + body])
    assert blocks(path)[0] == (BlockKind.HEADING, "Programs that are there for Debian")


def test_small_heads_go_however_near_they_are(tmp_path: Path) -> None:
    """What browsers print above and below: date, title, address."""
    pages = [
        raw_pdf.text([(30, 775, "11/28/26, 1:31 PM"), (300, 775, "A title")], 8)
        + raw_pdf.text([(60, 765, f"{LONG} {chr(64 + page)}.")], 11)
        for page in range(1, 6)
    ]
    found = texts(raw_pdf.make(tmp_path / "a.pdf", pages))
    assert found == [f"{LONG} {chr(64 + page)}." for page in range(1, 6)]


def test_indented_lines_of_a_column_belong_to_it(tmp_path: Path) -> None:
    left = [(60, 700 - 12 * line, "Left words go on and on and") for line in range(12)]
    right = [
        (330 if line % 3 == 0 else 345, 700 - 12 * line, "[1] The right ones as well and")
        for line in range(12)
    ]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text([*left, *right])])
    joined = " ".join(texts(path))
    assert joined.rindex("Left words") < joined.index("right ones")


def test_an_index_in_two_columns_is_no_table(tmp_path: Path) -> None:
    names = [f"{chr(97 + number)}lpha beta, {number + 1}" for number in range(20)]
    spots = [
        (60 if number < 10 else 330, 700 - 12 * (number % 10), name)
        for number, name in enumerate(names)
    ]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)])
    joined = " ".join(texts(path))
    assert [joined.index(name) for name in names] == sorted(joined.index(name) for name in names)


def test_terms_above_their_meanings_are_no_column(tmp_path: Path) -> None:
    spots: list[raw_pdf.Spot] = []
    for number in range(5):
        top = 700 - 40 * number
        spots += [(60, top, f"9.{number}"), (90, top - 12, f"Rule {number} says that one has to")]
        spots += [(90, top - 24, "keep to it.")]
    found = texts(raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots)]))
    wanted = [f"9.{number} Rule {number} says that one has to keep to it." for number in range(5)]
    assert " ".join(found) == " ".join(wanted)


def test_what_a_program_printed_is_read_row_by_row(tmp_path: Path) -> None:
    courier = raw_pdf.FONT.replace("Helvetica", "Courier")
    rows = [("-rw-r--r-- 1 root root", "2761 passwd"), ("-rw-r----- 1 root shadow", "1695 shadow")]
    spots = [
        (x, 700 - 12 * number, words)
        for number, row in enumerate(rows * 2)
        for x, words in zip((60, 300), row, strict=True)
    ]
    code = raw_pdf.text(spots)
    prose = raw_pdf.text(
        [(60, 600 - 12 * line, f"Line {line} of text.") for line in range(9)], font="F2"
    )
    path = raw_pdf.make(tmp_path / "a.pdf", [code + prose], font=courier)
    kind, text = blocks(path)[0]
    assert kind is BlockKind.CODE
    assert [line.split()[-1] for line in text.split("\n")] == ["passwd", "shadow"] * 2


def test_a_word_of_code_at_the_end_of_a_paragraph_stays_in_it(tmp_path: Path) -> None:
    courier = raw_pdf.FONT.replace("Helvetica", "Courier")
    prose = [(60, 700 - 12 * line, f"Line {line} goes on and on and") for line in range(9)]
    path = raw_pdf.make(
        tmp_path / "a.pdf",
        [raw_pdf.text(prose, font="F2") + raw_pdf.text([(60, 592, "dpkg.")])],
        font=courier,
    )
    assert [text[-12:] for text in texts(path)] == ["on and dpkg."]


def test_notes_stand_apart_from_a_text_that_goes_on(tmp_path: Path) -> None:
    first = raw_pdf.text(
        [
            (60, 700 - 14 * line, f"The text {line} of the first page goes on and")
            for line in range(9)
        ]
    )
    note = raw_pdf.text([(60, 60, "1 Seen in May, and"), (60, 51, "again in June.")], 8)
    second = raw_pdf.text([(60, 700, "on over the page.")])
    path = raw_pdf.make(tmp_path / "a.pdf", [first + note, second])
    found = blocks(path)
    assert found[0][1].endswith("goes on and on over the page.")
    assert found[1] == (BlockKind.NOTE, "1 Seen in May, and again in June.")


def test_bookmarks_name_the_headings(tmp_path: Path) -> None:
    """Headings in letters like the text's."""
    pages = [
        raw_pdf.text([(60, 700, f"{page} Part {name}"), (60, 686, "and what it says.")])
        for page, name in enumerate("abc", 1)
    ]
    objects = {3: "<< /Type /Outlines /First 4 0 R /Last 6 0 R /Count 3 >>"}
    for number, name in enumerate("abc"):
        chain = f"/Next {number + 5} 0 R" if number < 2 else f"/Prev {number + 3} 0 R"
        target = f"/Dest [{30 + 2 * number} 0 R /Fit]"
        objects[4 + number] = f"<< /Title (Part {name}) /Parent 3 0 R {chain} {target} >>"
    path = raw_pdf.make(tmp_path / "a.pdf", pages, objects=objects, catalog="/Outlines 3 0 R")
    headings = [text for kind, text in blocks(path) if kind is BlockKind.HEADING]
    assert headings == ["1 Part a", "2 Part b", "3 Part c"]


def test_rules_part_the_rows_of_a_table(tmp_path: Path) -> None:
    """Cells of two lines, beside a first one in the middle of their height."""
    rules = "".join(f"60 {y} 400 0.5 re f\n" for y in (712, 692, 662, 632, 612))
    spots = [
        *((60, 698, "Order"), (200, 698, "What it does")),
        *((200, 682, "shows all names that are"), (60, 676, "list"), (200, 670, "in the folder")),
        *((200, 652, "takes away what is no"), (60, 646, "clean"), (200, 640, "longer needed")),
        *((60, 618, "stop"), (200, 618, "ends it")),
    ]
    path = raw_pdf.make(tmp_path / "a.pdf", [rules + raw_pdf.text(spots, 9)])
    assert texts(path) == [
        "Order | What it does",
        "list | shows all names that are in the folder",
        "clean | takes away what is no longer needed",
        "stop | ends it",
    ]
