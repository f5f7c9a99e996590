"""OpenDocument spreadsheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from tests.documents import files
from tests.documents.opendocument.odf_files import made, parsed, rows
from tests.documents.opendocument.test_text import paragraph

STYLES = (
    '<style:style style:name="hid" style:family="table">'
    '<style:table-properties table:display="false"/></style:style>'
)


def cell(words: str, more: str = "", inside: str = "") -> str:
    content = paragraph(words) if words else ""
    return f"<table:table-cell {more}>{inside}{content}</table:table-cell>"


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def table(name: str, *content: str, more: str = "") -> str:
    return f'<table:table table:name="{name}" {more}>{"".join(content)}</table:table>'


def test_names_and_rows_as_shown(tmp_path: Path) -> None:
    note = (
        f"<office:annotation><dc:creator>Ann</dc:creator>{paragraph('Check')}</office:annotation>"
    )
    body = table(
        "Ausgaben",
        row(cell("Date"), cell("Sum")),
        row(cell(""), more='table:number-rows-repeated="1000000"'),
        row(cell("3.5.2026"), cell("1,234.50 €", inside=note)),
        row(cell("", 'table:number-columns-repeated="2"'), cell("x")),
        row(cell("y", 'table:number-columns-repeated="2"'), more='table:number-rows-repeated="2"'),
    )
    body += table("第二张表", row(cell("甲"))) + table("Empty", row(cell("")))
    assert rows(made(tmp_path, "spreadsheet", body)) == [
        ("heading", 1, "Ausgaben"),
        ("row", 0, "Date | Sum"),
        ("row", 0, "3.5.2026 | 1,234.50 €"),
        ("row", 0, "|  | x"),
        ("row", 0, "y | y"),
        ("row", 0, "y | y"),
        ("note", 0, "Ann: Check"),
        ("heading", 1, "第二张表"),
        ("row", 0, "甲"),
    ]


def test_what_is_hidden_is_left_out_and_said(tmp_path: Path) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    body = table(
        "A",
        columns,
        row(cell("seen"), cell("hidden"), cell("end")),
        row(cell("hidden"), more='table:visibility="filter"'),
    )
    body += table("B", row(cell("hidden")), more='table:style-name="hid"')
    path = made(tmp_path, "spreadsheet", body, STYLES)
    assert [words for _, _, words in rows(path)] == ["A", "seen | end"]
    document, _ = files.read(path)
    assert document.warnings == ("Hidden sheets, rows, columns or slides were left out.",)


def test_a_cell_repeated_without_end(tmp_path: Path) -> None:
    body = table(
        "A",
        row(
            cell("x", 'table:number-columns-repeated="9999999"'),
            more='table:number-rows-repeated="9999999"',
        ),
    )
    with pytest.raises(ReadFailureError) as caught:
        parsed(made(tmp_path, "spreadsheet", body))
    assert caught.value.kind is FailureKind.TOO_MUCH_TEXT
