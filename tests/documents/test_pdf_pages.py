"""PDF pages one by one: damaged ones, and ones that are pictures."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.failure import WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.pdf import parse_pdf
from gpt_desktop.documents.pdf_pages import Picture, is_picture, picture_of
from tests.documents import files, raw_pdf


def ignore(_done: int, _total: int) -> None:
    """Nobody watches."""


def texts(path: Path) -> list[str]:
    """Of the blocks of a file."""
    return [block.text for block in parse_pdf(path, ReadLimits(), ignore).blocks]


def test_a_damaged_page_costs_the_others_nothing(tmp_path: Path) -> None:
    names = ("one", "two", "six")
    words = [raw_pdf.text([(60, 700, f"Page {name} has words.")]) for name in names]
    path = raw_pdf.make(tmp_path / "a.pdf", words)
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"0 R 32 0 R 34", b"0 R 99 0 R 34"))
    document, _ = files.read(path)
    assert document.text == "Page one has words.\n\nPage six has words."
    assert document.page_count == 3
    assert document.warnings == ("Page 2 is damaged and was left out.",)


def test_a_title_that_is_no_text_does_not_refuse_the_file(tmp_path: Path) -> None:
    path = raw_pdf.make(
        tmp_path / "a.pdf",
        [raw_pdf.text([(60, 700, "Words.")])],
        objects={5: "<< /Title <FEFFD83D0041> >>"},
        trailer="/Info 5 0 R",
    )
    document, _ = files.read(path)
    assert (document.text, document.title) == ("Words.", "\ufffdA")


def test_text_outside_of_the_visible_part_is_left_out(tmp_path: Path) -> None:
    words = raw_pdf.text([(60, 700, "Inside."), (60, 100, "Cut away.")])
    path = raw_pdf.make(tmp_path / "a.pdf", [words], page="/CropBox [0 500 612 792]")
    assert files.read(path)[0].text == "Inside."


def test_text_without_ink_is_read_only_over_a_scan(tmp_path: Path) -> None:
    layer = raw_pdf.text([(60, 700, "Recognised words.")]).replace("BT ", "BT 3 Tr ")
    seen = raw_pdf.text([(60, 600, "Seen words.")])
    assert texts(raw_pdf.make(tmp_path / "a.pdf", [f"{seen}\n{layer}"])) == ["Seen words."]
    picture = f"q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID {chr(200)} EI Q\n"
    assert texts(raw_pdf.make(tmp_path / "b.pdf", [picture + layer])) == ["Recognised words."]


def test_white_text_is_read_only_on_a_colour(tmp_path: Path) -> None:
    white = "1 1 1 rg\n" + raw_pdf.text([(60, 700, "White words.")]) + "\n0 g\n"
    black = raw_pdf.text([(60, 600, "Black words.")])
    assert texts(raw_pdf.make(tmp_path / "a.pdf", [white + black])) == ["Black words."]
    bar = "0 0 0.5 rg 50 690 300 30 re f\n"
    found = texts(raw_pdf.make(tmp_path / "b.pdf", [bar + white + black]))
    assert found == ["White words.", "Black words."]


def test_letters_without_names_are_told(tmp_path: Path) -> None:
    """A font of glyph numbers only: PDFium makes letters up for them."""
    font = (
        "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Song /Encoding /Identity-H "
        "/DescendantFonts [23 0 R] >>"
    )
    descendant = (
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Song /CIDSystemInfo "
        "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 24 0 R "
        "/DW 1000 >>"
    )
    descriptor = (
        "<< /Type /FontDescriptor /FontName /ABCDEF+Song /Flags 4 /FontBBox [0 0 1000 1000] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
    )
    objects = {23: descendant, 24: descriptor}
    lost = "BT /F1 11 Tf 1 0 0 1 60 700 Tm <1066098418D91F82055D> Tj ET"
    path = raw_pdf.make(tmp_path / "a.pdf", [lost], objects=objects, font=font)
    assert files.failure(path).what == "The letters in “a.pdf” cannot be read."
    good = raw_pdf.text([(60, 700, "Good words.")], font="F2")
    path = raw_pdf.make(tmp_path / "b.pdf", [good, lost], objects=objects, font=font)
    document, _ = files.read(path)
    assert document.text == "Good words."
    assert document.warnings == (
        "Page 2 was left out: the file does not say which letters it shows.",
    )


def test_letters_missing_in_a_table_are_named_by_their_glyphs(tmp_path: Path) -> None:
    """Ligatures: the table of letters says nothing, the encoding says which they are."""
    table = "".join(f"<{code:02X}> <{code:04X}>\n" for code in range(32, 127))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        "/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange 95 beginbfchar\n"
        f"{table}endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    )
    font = (
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 22 0 R "
        "/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding "
        "/Differences [1 /fi /fl /ff] >> >>"
    )
    words = raw_pdf.text([(60, 700, "The o\x03ice \x02oor is de\x01ned as e\x03ective.")])
    objects = {22: raw_pdf.stream(cmap), 3: font}
    path = raw_pdf.make(tmp_path / "a.pdf", [words], objects=objects, font="3 0 R")
    document, _ = files.read(path)
    assert document.text == "The office floor is defined as effective."
    assert document.warnings == ()


def test_pages_without_text_are_recognised_in_their_places(tmp_path: Path) -> None:
    path = files.picture_pdf(tmp_path / "mixed.pdf", 3, with_text_on=2)
    seen: list[tuple[int, tuple[int, ...]]] = []

    def recognise(picture: Picture, page: int) -> list[Block]:
        seen.append((page, picture.shape))
        found = Block(BlockKind.PARAGRAPH, f"seen on {page}", page=page)
        return [found] if page == 1 else []

    parsed = parse_pdf(path, ReadLimits(), ignore, recognise=recognise)
    assert [(block.page, block.text[:9]) for block in parsed.blocks] == [
        (1, "seen on 1"),
        (2, "The ferry"),
    ]
    assert [page for page, _ in seen] == [1, 3]
    assert seen[0][1] == (2339, 1654, 3)
    assert parsed.warnings == [(WarningKind.PAGES_WITHOUT_TEXT, [3])]


def test_a_picture_is_the_page_and_stays_within_its_pixels() -> None:
    with closing(pdfium.PdfDocument.new()) as document:
        page = document.new_page(20_000, 10)
        assert not is_picture(page)
        assert max(picture_of(page, 4_000).shape) <= 4_000
        large = document.new_page(14_000, 14_000)
        height, width, channels = picture_of(large, 40_000).shape
        assert channels == 3
        assert 30_000 < height * width <= 41_000


def test_a_page_of_very_many_pieces_is_read_as_it_is_drawn(tmp_path: Path) -> None:
    """A map: to look for columns and rows in it would take minutes."""
    spots = [(10 + 14 * (n % 40), 780 - 15 * (n // 40), chr(97 + n % 26)) for n in range(2000)]
    path = raw_pdf.make(tmp_path / "a.pdf", [raw_pdf.text(spots, 4)])
    assert " ".join(texts(path)).split() == [words for _, _, words in spots]
