"""A result can be dragged out as a file and as words."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QDrag
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.drag_out_button import DragOutButton

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def button(qtbot: QtBot, context: ViewContext) -> DragOutButton:
    button = DragOutButton(context, "download", "Save as…")
    button.set_source(lambda: "# Summary\n\nShort.", lambda: "report: 1/2")
    button.resize(40, 40)
    qtbot.addWidget(button)
    button.show()
    return button


def move(button: DragOutButton, where: QPoint) -> None:
    QTest.mouseMove(button, where)


def file_of(data: QMimeData) -> Path:
    (url,) = data.urls()
    return Path(url.toLocalFile())


def test_it_carries_a_file_and_the_words(button: DragOutButton) -> None:
    data = button.content()
    assert data is not None
    assert data.text() == "# Summary\n\nShort."
    assert bytes(data.data("text/markdown").data()) == b"# Summary\n\nShort."
    path = file_of(data)
    assert path.name == "report 12.md"
    assert path.read_text("utf-8") == "# Summary\n\nShort.\n"
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_drag_begins_by_moving_and_is_no_click(
    button: DragOutButton, monkeypatch: pytest.MonkeyPatch
) -> None:
    dragged: list[QMimeData] = []
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("click"))

    def drop(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        dragged.append(drag.mimeData())
        return action

    monkeypatch.setattr(QDrag, "exec", drop)
    QTest.mousePress(button, LEFT, pos=QPoint(5, 5))
    move(button, QPoint(35, 35))
    QTest.mouseRelease(button, LEFT, pos=QPoint(39, 39))
    assert len(dragged) == 1
    assert clicks == []


def test_a_click_is_a_click(button: DragOutButton) -> None:
    clicks: list[str] = []
    button.clicked.connect(lambda: clicks.append("click"))
    QTest.mouseClick(button, LEFT)
    assert clicks == ["click"]


def test_nothing_is_dragged_where_there_is_no_text(button: DragOutButton) -> None:
    button.set_source(str, str)
    assert button.content() is None


def test_a_full_disk_is_told(
    qtbot: QtBot, button: DragOutButton, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**how: object) -> str:
        raise OSError(28, f"no room for {how}")

    monkeypatch.setattr(tempfile, "mkdtemp", refuse)
    with qtbot.waitSignal(button.drag_failed) as failed:
        assert button.content() is None
    (error,) = failed.args or [None]
    assert isinstance(error, UserFacingError)
    assert error.what == "The disk is full."
