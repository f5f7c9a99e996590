"""A text is saved whole or not at all, and an error says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.ui.work.text_saver import TextSaver, file_name_for, write_text


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "摘要.md"
    write_text(path, "first")
    write_text(path, "second\n")
    assert path.read_bytes() == b"second\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "summary.md"
    write_text(path, "old")

    def full(descriptor: int) -> None:
        del descriptor
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UserFacingError, match="disk is full"):
        write_text(path, "new")
    assert path.read_text() == "old\n"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_an_error_for_people(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="cannot be written to"):
        write_text(tmp_path / "gone" / "a.md", "text")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# A walk, on Friday/noon\n\nMore", "A walk on Fridaynoon"),
        ("你好，世界", "你好世界"),
        ("../..", "Text"),
        ("", "Text"),
    ],
)
def test_names_to_suggest(text: str, name: str) -> None:
    assert file_name_for(text) == name


def test_the_dialog_saves_under_the_name_typed(qtbot: QtBot, lanes: Lanes, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    saver = TextSaver(lanes.io, window)
    dialog = saver.ask("summary", "the text")
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setText(str(tmp_path / "mine.txt"))
    with qtbot.waitSignal(saver.saved) as saved:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved.args == [tmp_path / "mine.txt"]
    assert (tmp_path / "mine.txt").read_text() == "the text\n"


def test_the_kind_of_file_chosen_gives_the_suffix(
    qtbot: QtBot, lanes: Lanes, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    saver = TextSaver(lanes.io, window)
    dialog = saver.ask("summary", "the text")
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    field = dialog.findChild(QLineEdit)
    assert kinds is not None
    assert field is not None
    qtbot.keyClick(kinds, Qt.Key.Key_End)
    kinds.activated.emit(kinds.currentIndex())
    field.setText(str(tmp_path / "mine"))
    with qtbot.waitSignal(saver.saved) as saved:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert saved.args == [tmp_path / "mine.txt"]


def test_a_failure_is_told(qtbot: QtBot, lanes: Lanes, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    saver = TextSaver(lanes.io, window)
    with qtbot.waitSignal(saver.failed) as failed:
        saver.save(tmp_path / "gone" / "a.md", "text")
    assert failed.args is not None
    assert isinstance(failed.args[0], UserFacingError)
