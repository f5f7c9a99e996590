"""The binary formats of before 2007, in files that LibreOffice wrote (``data/README.md``)."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from tests.documents import files

DATA = Path(__file__).parent / "data"


def test_a_doc(tmp_path: Path) -> None:
    # Whatever its name: the container tells.
    path = Path(shutil.copy(DATA / "letter.doc", tmp_path / "letter.docx"))
    document, _ = files.read(path)
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "The ferry"),
        ("paragraph", "The crossing costs 3.50 €. 渡船每二十分钟过一次河。"),
        ("item", "• tickets"),
        ("item", "• times"),
        ("row", "Year | Boats"),
        ("row", "2026 | 4"),
        ("paragraph", "Äußerst wichtig: “Nicht” später."),
        ("note", "Children pay half."),
    ]
    assert document.warnings == (
        "Numbers of lists are not read from this old format; each item has “•”.",
    )


def test_a_ppt(tmp_path: Path) -> None:
    path = tmp_path / "talk.ppt"
    path.write_bytes(gzip.decompress((DATA / "talk.ppt.gz").read_bytes()))
    document, _ = files.read(path)
    assert [(block.kind.value, block.page, block.text) for block in document.blocks] == [
        ("heading", 1, "The ferry"),
        ("paragraph", 1, "Four boats cross the river."),
        ("paragraph", 1, "渡船很快。"),
        ("heading", 2, "Prices"),
        ("paragraph", 2, "It costs 3.50 €."),
    ]
    assert document.page_count == 2


def test_an_xls() -> None:
    document, _ = files.read(DATA / "sums.xls")
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "Ausgaben"),
        ("row", "Date | Sum | Share | Time"),
        ("row", "3.5.2026 | 1,234.50 € | 12.5% | 14:30"),
        ("row", "| #VALUE! | 1 | 0.1"),
        ("note", "Ann: Check this."),
        ("heading", "第二张表"),
        ("row", "甲 | 乙"),
    ]
    assert document.warnings == ("Hidden sheets, rows, columns or slides were left out.",)


def test_a_locked_doc_is_told(tmp_path: Path) -> None:
    content = bytearray((DATA / "letter.doc").read_bytes())
    content[content.index(b"\xec\xa5") + 11] |= 1  # fEncrypted, [MS-DOC] 2.5.2
    path = tmp_path / "a.doc"
    path.write_bytes(content)
    assert "protected with a password" in files.failure(path).what


def test_a_doc_that_breaks_off(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes((DATA / "letter.doc").read_bytes()[:6000])
    assert "is damaged" in files.failure(path).what
