"""Rewriting as the app does it: in a child process, with everything that goes wrong."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.languages import Language
from gpt_desktop.core.steps import finish
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import SourceFile, WrittenUnit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten import child
from gpt_desktop.documents.rewritten.part import Targets
from gpt_desktop.documents.rewritten.rewriter import ChildProcessRewriter
from tests.documents.rewritten.rewriting import upper


def read(path: Path, limits: ReadLimits | None = None, column: str = "") -> SourceFile:
    return finish(ChildProcessRewriter(limits).read(path, CancelToken(), column))


def write(source: SourceFile, target: Path) -> None:
    targets = [WrittenUnit(number, upper(unit)) for number, unit in enumerate(source.units)]
    finish(ChildProcessRewriter().write(source, targets, "de", target, CancelToken()))


def make_table(path: Path) -> Path:
    path.write_text("id,name\n1,red\n2,green\n", encoding="utf-8")
    return path


def test_a_file_is_read_and_written(tmp_path: Path) -> None:
    source = read(make_table(tmp_path / "a.csv"), column="name")
    assert [unit.text for unit in source.units] == ["red", "green"]
    assert (source.column, source.columns) == ("name", ("id", "name"))
    write(source, tmp_path / "b.csv")
    assert (tmp_path / "b.csv").read_text("utf-8") == "id,name\n1,RED\n2,GREEN\n"
    assert {each.name for each in tmp_path.iterdir()} == {"a.csv", "b.csv"}


def test_the_document_itself_is_never_written_over(tmp_path: Path) -> None:
    path = make_table(tmp_path / "a.csv")
    (tmp_path / "same.csv").hardlink_to(path)
    for place in (path, tmp_path / "same.csv"):
        with pytest.raises(UserFacingError, match="over the document itself"):
            write(read(path), place)
    assert path.read_text("utf-8").startswith("id,name\n1,red")


def test_a_file_that_changed_is_not_written(tmp_path: Path) -> None:
    path = make_table(tmp_path / "a.csv")
    source = read(path)
    path.write_text("id,name\n1,blue\n", encoding="utf-8")
    with pytest.raises(UserFacingError, match="has changed"):
        write(source, tmp_path / "b.csv")
    assert not (tmp_path / "b.csv").exists()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    source = read(make_table(tmp_path / "a.csv"))
    with pytest.raises(UserFacingError, match="cannot be written to"):
        write(source, tmp_path / "none" / "b.csv")


class FullDisk:
    """A file whose writing finds no room."""

    columns: tuple[str, ...] = ()
    column = ""
    units: tuple[MarkedText, ...] = ()

    def write(self, targets: Targets, language: Language, place: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    words = tmp_path / "words"
    words.write_text("[]", encoding="utf-8")
    with pytest.raises(ReadFailureError) as raised:
        child._write(FullDisk(), "abc", ["abc", str(words), "de", "place"])
    assert raised.value.kind is FailureKind.NO_ROOM


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"%PDF-1.4", "cannot be written in another language"),
        ("a.docx", b"no container", "is damaged"),
        ("a.xlf", b"<xliff><unclosed></xliff>", "is damaged"),
        ("a.txt", b"", "is empty"),
        ("a.txt", bytes(range(256)) * 9, "not a text file"),
        ("a.csv", b"id,name\n1,red\n", "no such column"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserFacingError, match=words):
        read(tmp_path / name, column="colour" if name == "a.csv" else "")


def test_too_much_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("word " * 300, encoding="utf-8")
    limits = ReadLimits(text_characters=1000, child=ChildLimits(idle_seconds=60))
    with pytest.raises(UserFacingError, match="too long"):
        read(tmp_path / "a.txt", limits)


def test_a_cancelled_token(tmp_path: Path) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        finish(ChildProcessRewriter().read(make_table(tmp_path / "a.csv"), token))
