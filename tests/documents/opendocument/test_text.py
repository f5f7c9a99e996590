"""OpenDocument texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from tests.documents import files
from tests.documents.opendocument.odf_files import made, parsed, part, rows

NUMBERS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" '
    'style:num-format="1" style:num-suffix="."/><text:list-level-style-number text:level="2" '
    'style:num-format="a" style:num-suffix=")" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/>'
    "</text:list-style>"
)
HIDDEN = (
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>'
    '</style:style><style:style style:name="Q" style:family="paragraph">'
    '<style:text-properties text:display="none"/></style:style>'
)


def paragraph(words: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def item(content: str) -> str:
    return f"<text:list-item>{content}</text:list-item>"


def test_headings_code_and_titles(tmp_path: Path) -> None:
    styles = (
        '<style:style style:name="P1" style:family="paragraph" '
        'style:parent-style-name="Preformatted_20_Text"/>'
    )
    body = paragraph("Report", "Title") + '<text:h text:outline-level="2">Second</text:h>'
    body += paragraph('if x:<text:line-break/><text:s text:c="4"/>y()', "P1")
    body += paragraph("a \n  b<text:tab/>c<text:s/>d")
    assert rows(made(tmp_path, "text", body, styles)) == [
        ("heading", 1, "Report"),
        ("heading", 2, "Second"),
        ("code", 0, "if x:\n    y()"),
        ("paragraph", 0, "a b\tc d"),
    ]


def test_lists_carry_their_numbers_and_go_on(tmp_path: Path) -> None:
    inner = f"<text:list>{item(paragraph('chairs'))}{item(paragraph('tables'))}</text:list>"
    first = item(paragraph("Prepare") + paragraph("its second paragraph") + inner)
    body = f'<text:list text:style-name="N">{first}{item(paragraph("Invite"))}</text:list>'
    body += paragraph("See step 2.")
    body += (
        '<text:list text:style-name="N" text:continue-numbering="true">'
        f"{item(paragraph('Serve tea'))}</text:list>"
    )
    body += f'<text:list text:style-name="N">{item(paragraph("anew"))}</text:list>'
    body += f'<text:list text:style-name="B">{item(paragraph("point"))}</text:list>'
    assert rows(made(tmp_path, "text", body, NUMBERS)) == [
        ("item", 0, "1. Prepare"),
        ("paragraph", 0, "its second paragraph"),
        ("item", 1, "1.a) chairs"),
        ("item", 1, "1.b) tables"),
        ("item", 0, "2. Invite"),
        ("paragraph", 0, "See step 2."),
        ("item", 0, "3. Serve tea"),
        ("item", 0, "1. anew"),
        ("item", 0, "• point"),
    ]


def test_headings_are_numbered_where_the_outline_is(tmp_path: Path) -> None:
    levels = "".join(
        f'<text:outline-level-style text:level="{level}" style:num-format="1" '
        f'text:display-levels="{level}"/>'
        for level in (1, 2)
    )
    styles = part("document-styles", f"<text:outline-style>{levels}</text:outline-style>")
    body = "".join(
        f'<text:h text:outline-level="{level}">{words}</text:h>'
        for level, words in ((1, "A"), (2, "B"), (2, "C"), (1, "D"), (2, "E"))
    )
    path = made(tmp_path, "text", body, others={"styles.xml": styles})
    assert [words for _, _, words in rows(path)] == ["1 A", "1.1 B", "1.2 C", "2 D", "2.1 E"]


def test_tables_notes_and_comments(tmp_path: Path) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{paragraph('The Elbe.')}</text:note-body></text:note>"
    )
    comment = (
        f"<office:annotation><dc:creator>Ann</dc:creator>{paragraph('Why?')}</office:annotation>"
    )
    cell = "<table:table-cell>{}</table:table-cell>"
    row = f"<table:table-row>{cell.format(paragraph('Year'))}{cell.format(paragraph('4'))}"
    body = paragraph(f"The river{note} is wide{comment}.")
    body += f"<table:table>{row}</table:table-row></table:table>"
    assert rows(made(tmp_path, "text", body)) == [
        ("paragraph", 0, "The river is wide."),
        ("note", 0, "The Elbe."),
        ("note", 0, "Ann: Why?"),
        ("row", 0, "Year | 4"),
    ]


def test_deleted_and_hidden_text_stays_out(tmp_path: Path) -> None:
    body = f"<text:tracked-changes>{paragraph('deleted')}</text:tracked-changes>"
    body += paragraph('seen<text:span text:style-name="H"> hidden</text:span>.')
    body += paragraph("hidden", "Q")
    body += f'<text:section text:display="none">{paragraph("hidden")}</text:section>'
    body += paragraph("<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>かん")[:-9]
    body += "</text:ruby-text></text:ruby></text:p>"
    path = made(tmp_path, "text", body, HIDDEN)
    assert [words for _, _, words in rows(path)] == ["seen.", "漢"]


def test_text_boxes_stand_apart(tmp_path: Path) -> None:
    box = f"<draw:frame><draw:text-box>{paragraph('Boxed.')}</draw:text-box></draw:frame>"
    body = f'<text:h text:outline-level="1">{box}Heading</text:h>'
    assert rows(made(tmp_path, "text", body)) == [
        ("heading", 1, "Heading"),
        ("paragraph", 0, "Boxed."),
    ]


def test_a_table_of_contents_has_entries(tmp_path: Path) -> None:
    title = f"<text:index-title>{paragraph('Contents')}</text:index-title>"
    entry = paragraph("The ferry<text:tab/>2")
    body = (
        f"<text:table-of-content><text:index-body>{title}{entry}</text:index-body>"
        "</text:table-of-content>"
    )
    assert rows(made(tmp_path, "text", body)) == [
        ("paragraph", 0, "Contents"),
        ("entry", 0, "The ferry … 2"),
    ]


def test_formulas_stand_in_their_line(tmp_path: Path) -> None:
    formula = (
        b'<math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><mi>E</mi><mo>=</mo>'
        b"<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup><mo>+</mo><mfrac><mrow><mi>a</mi><mo>+</mo>"
        b"<mi>b</mi></mrow><mn>2</mn></mfrac></mrow><annotation>E=mc^2</annotation></semantics>"
        b"</math>"
    )
    body = paragraph('So <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> holds.')
    path = made(tmp_path, "text", body, others={"Object 1/content.xml": formula})
    assert [words for _, _, words in rows(path)] == ["So E=mc^2+(a+b)/2 holds."]


def test_the_title_is_the_one_someone_gave(tmp_path: Path) -> None:
    meta = part("document-meta", "<office:meta><dc:title> The lease </dc:title></office:meta>")
    path = made(tmp_path, "text", paragraph("x"), others={"meta.xml": meta})
    assert parsed(path).title == "The lease"


def test_a_locked_file_is_told(tmp_path: Path) -> None:
    manifest = part("x", "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")
    path = made(tmp_path, "text", paragraph("x"), others={"META-INF/manifest.xml": manifest})
    with pytest.raises(ReadFailureError) as caught:
        parsed(path)
    assert caught.value.kind is FailureKind.ENCRYPTED


@pytest.mark.parametrize(
    "opening", ["<text:section>", "<text:list><text:list-item>", "<text:span>", "<draw:g>"]
)
def test_elements_in_elements_without_end(tmp_path: Path, opening: str) -> None:
    path = made(tmp_path, "text", paragraph("Hello.") + opening * 100_000)
    document, _ = files.read(path)
    assert document.text == "Hello."
    assert "damaged" in " ".join(document.warnings)
