"""Tables of both languages as files."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.translation.bilingual import BilingualRow
from gpt_desktop.documents.bilingual_file import BilingualFiles

ROWS = (BilingualRow("One\x07", "Eins"), BilingualRow("Two\nlines", "Zwei", ("look", "here")))


def test_a_word_file(tmp_path: Path) -> None:
    BilingualFiles().write(ROWS, "a.txt", tmp_path / "b.docx")
    [table] = docx.Document(str(tmp_path / "b.docx")).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Source", "Translation", "To look at"],
        ["One\ufffd", "Eins", ""],
        ["Two\nlines", "Zwei", "look\nhere"],
    ]
    marks = [row.cells[0]._tc.xml.count("FFF3CD") for row in table.rows]
    assert marks == [0, 0, 1]


def test_a_page(tmp_path: Path) -> None:
    BilingualFiles().write(ROWS, "a.txt", tmp_path / "b.HTML")
    assert "<td>Two<br>lines</td>" in (tmp_path / "b.HTML").read_text("utf-8")


def test_other_kinds_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="not written as"):
        BilingualFiles().write(ROWS, "a", tmp_path / "b.pdf")
    with pytest.raises(UserFacingError, match="cannot be written to"):
        BilingualFiles().write(ROWS, "a", tmp_path / "no" / "b.html")
