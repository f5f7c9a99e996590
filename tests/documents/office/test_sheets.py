"""Excel files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.sheets import parse_sheets
from gpt_desktop.documents.parsed import Parsed
from tests.documents import files
from tests.documents.office.word_files import relations

S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
STYLES = (
    f'<styleSheet {S}><numFmts><numFmt numFmtId="164" formatCode="d\\.m\\.yyyy"/>'
    '<numFmt numFmtId="165" formatCode="hh:mm"/><numFmt numFmtId="166" '
    'formatCode="#,##0.00&quot; €&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
    '<xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/>'
    '<xf numFmtId="166" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def sheet(content: str) -> bytes:
    return f"<worksheet {S} {R}>{content}</worksheet>".encode()


def text(place: str, words: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{words}</t></is></c>'


def workbook(folder: Path, *sheets: tuple[str, str, bytes]) -> Path:
    """A file of sheets: name, state, and the sheet's part."""
    listed, parts, targets = "", {}, []
    for number, (name, state, content) in enumerate(sheets, 1):
        listed += f'<sheet name="{name}" sheetId="{number}" state="{state}" r:id="s{number}"/>'
        parts[f"xl/worksheets/sheet{number}.xml"] = content
        targets.append(f"worksheets/sheet{number}.xml")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = "".join(
        f'<Relationship Id="s{number}" Type="{kind}/worksheet" Target="{target}"/>'
        for number, target in enumerate(targets, 1)
    )
    related += f'<Relationship Id="t" Type="{kind}/styles" Target="styles.xml"/>'
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    related = f"<Relationships {names}>{related}</Relationships>"
    parts |= {
        "[Content_Types].xml": TYPES.encode(),
        "_rels/.rels": relations({"officeDocument": "xl/workbook.xml"}),
        "xl/workbook.xml": f"<workbook {S} {R}><sheets>{listed}</sheets></workbook>".encode(),
        "xl/_rels/workbook.xml.rels": related.encode(),
        "xl/styles.xml": STYLES.encode(),
    }
    return files.archive(folder / "sums.xlsx", parts)


def parsed(path: Path) -> Parsed:
    return parse_sheets(path, ReadLimits(), lambda _done, _total: None)


def rows(path: Path) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in parsed(path).blocks]


CELLS = (
    f'<row r="1">{text("A1", "Date")}{text("B1", "Sum")}{text("C1", "Time")}</row><row r="2"/>'
    '<row r="5"><c r="A5" s="1"><v>46145</v></c><c r="B5" s="3"><v>1234.5</v></c>'
    '<c r="C5" s="2"><v>0.604166666666667</v></c></row>'
)
HIDDEN_ROW = f'<row r="6" hidden="1">{text("A6", "hidden")}</row>'


def test_a_sheet_has_its_name_and_rows_as_shown(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ("Ausgaben", "visible", sheet(f"<sheetData>{CELLS}</sheetData>")),
        (
            "第二张表",
            "visible",
            sheet(f'<sheetData><row r="1">{text("B1", "乙")}</row></sheetData>'),
        ),
        ("Empty", "visible", sheet("<sheetData/>")),
    )
    assert rows(path) == [
        ("heading", "Ausgaben"),
        ("row", "Date | Sum | Time"),
        ("row", "3.5.2026 | 1,234.50 € | 14:30"),
        ("heading", "第二张表"),
        ("row", "| 乙"),
    ]
    assert parsed(path).warnings == []


def test_what_is_hidden_is_left_out_and_said(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
    path = workbook(
        tmp_path,
        ("Rows", "visible", sheet(f"<sheetData>{CELLS}{HIDDEN_ROW}</sheetData>")),
        ("Columns", "visible", sheet(f"{columns}<sheetData>{CELLS}</sheetData>")),
        ("Secret", "veryHidden", sheet(f"<sheetData>{CELLS}</sheetData>")),
    )
    assert rows(path) == [
        ("heading", "Rows"),
        ("row", "Date | Sum | Time"),
        ("row", "3.5.2026 | 1,234.50 € | 14:30"),
        ("heading", "Columns"),
        ("row", "Date"),
        ("row", "3.5.2026"),
    ]
    document, _ = files.read(path)
    assert document.warnings == ("Hidden sheets, rows, columns or slides were left out.",)


def test_a_sheet_of_more_rows_than_the_library_shows(tmp_path: Path) -> None:
    many = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 20_002))
    path = workbook(
        tmp_path,
        ("Many", "visible", sheet(f"<sheetData>{many}</sheetData>")),
        ("After", "visible", sheet(f"<sheetData>{CELLS}</sheetData>")),
    )
    found = rows(path)
    assert found[0] == ("heading", "Many")
    assert [words for _, words in found[1:20_002]] == [str(n) for n in range(1, 20_002)]
    assert found[20_002] == ("heading", "After")


def test_a_sheet_whose_elements_have_a_prefix(tmp_path: Path) -> None:
    many = "".join(
        f'<x:row r="{n}"><x:c r="A{n}"><x:v>{n}</x:v></x:c></x:row>' for n in range(1, 10_012)
    )
    content = f"<x:worksheet {S.replace('xmlns', 'xmlns:x')}><x:sheetData>{many}</x:sheetData>"
    path = workbook(tmp_path, ("X", "visible", f"{content}</x:worksheet>".encode()))
    assert [words for _, words in rows(path)] == ["X", *(str(n) for n in range(1, 10_012))]


def test_cells_far_to_the_right_take_no_memory(tmp_path: Path) -> None:
    far = "".join(f'<row r="{n}">{text(f"XFD{n}", "far")}</row>' for n in range(1, 1001))
    path = workbook(tmp_path, ("Far", "visible", sheet(f"<sheetData>{far}</sheetData>")))
    with pytest.raises(ReadFailureError) as caught:
        parsed(path)
    assert caught.value.kind is FailureKind.TOO_MUCH_MEMORY


def test_a_sheet_that_breaks_off(tmp_path: Path) -> None:
    whole = sheet(f"<sheetData>{CELLS}</sheetData>")
    path = workbook(tmp_path, ("Cut", "visible", whole[: whole.index(b"<v>0.6")]))
    document, _ = files.read(path)
    assert [block.text for block in document.blocks][:2] == ["Cut", "Date | Sum | Time"]
    assert document.warnings == (
        "Parts of the file are damaged; what could not be read was left out.",
    )


def test_a_spreadsheet_with_a_word_file_s_name(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Sums", "visible", sheet(f"<sheetData>{CELLS}</sheetData>")))
    document, _ = files.read(path.rename(tmp_path / "sums.docx"))
    assert document.blocks[0].text == "Sums"
