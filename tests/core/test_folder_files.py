"""A folder gives its documents, with a bound, and says what it left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.folder_files import gather_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "A.PDF",
        "program.exe",
        ".hidden.txt",
        "~$b.docx",
        "inner/c.md",
        "inner/deep/d.html",
        ".git/e.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    return tmp_path


def test_the_documents_of_a_folder_and_of_those_below_it(folder: Path) -> None:
    found = gather_files(folder, CancelToken())
    names = [path.relative_to(folder).as_posix() for path in found.files]
    assert names == ["A.PDF", "b.txt", "inner/c.md", "inner/deep/d.html"]
    assert found.left_out_words() == "1 file of another kind was left out."


def test_no_more_than_its_bound(folder: Path) -> None:
    found = gather_files(folder, CancelToken(), most=2)
    assert [path.name for path in found.files] == ["A.PDF", "b.txt"]
    assert found.left_out_words().startswith("Only the first 2 documents were taken.")


def test_a_folder_without_documents_is_told(tmp_path: Path) -> None:
    found = gather_files(tmp_path, CancelToken())
    assert found.files == ()
    assert found.left_out_words() == f"There is no document in {tmp_path.name}."


def test_looking_can_be_stopped(folder: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        gather_files(folder, token)
