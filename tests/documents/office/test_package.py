"""What is unpacked of office files."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.office.package import open_package
from tests.documents import files


def test_pictures_stay_packed(tmp_path: Path) -> None:
    parts = {"word/document.xml": b"<w/>", "word/media/a.png": b"x", "/b.xml": b"<b/>"}
    package = open_package(files.archive(tmp_path / "a.docx", parts), ReadLimits())
    assert package.parts == {"word/document.xml": b"<w/>", "b.xml": b"<b/>"}
    assert not package.damaged


def test_a_version_to_come_is_damaged(tmp_path: Path) -> None:
    path = files.archive(tmp_path / "a.docx", {"word/document.xml": b"<w/>"})
    content = bytearray(path.read_bytes())
    content[content.index(b"PK\x01\x02") + 6] = 112
    path.write_bytes(content)
    with pytest.raises(ReadFailureError) as caught:
        open_package(path, ReadLimits())
    assert caught.value.kind is FailureKind.DAMAGED
