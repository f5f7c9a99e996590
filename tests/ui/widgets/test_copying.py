"""A button that copies says so itself, for a moment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets import copying
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.copying import Copying

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "COPIED_MS", 50)


def test_an_icon_turns_into_a_check_and_back(qtbot: QtBot, context: ViewContext) -> None:
    button = IconButton(context.theme, "copy", "Copy the answer", "Ctrl+Shift+C")
    qtbot.addWidget(button)
    button.show()
    Copying(button, lambda: "words")
    QGuiApplication.clipboard().setText("before")
    for _ in range(2):  # a second click while it still says so changes nothing of the way back
        qtbot.mouseClick(button, LEFT)
    assert QGuiApplication.clipboard().text() == "words"
    assert (button.icon_name, button.accessibleName()) == ("check", "Copied")
    qtbot.waitUntil(lambda: button.icon_name == "copy")
    assert button.toolTip() == "Copy the answer (Ctrl+Shift+C)"


def test_words_change_in_their_place(qtbot: QtBot) -> None:
    button = text_button("Copy the details")
    qtbot.addWidget(button)
    button.show()
    width = button.width()
    Copying(button, lambda: "details")
    qtbot.mouseClick(button, LEFT)
    assert (button.text(), button.minimumWidth()) == ("Copied", width)
    qtbot.waitUntil(lambda: button.text() == "Copy the details")


def test_nothing_is_not_copied(qtbot: QtBot, context: ViewContext) -> None:
    button = IconButton(context.theme, "copy", "Copy")
    qtbot.addWidget(button)
    QGuiApplication.clipboard().setText("before")
    Copying(button, str).copy()
    assert QGuiApplication.clipboard().text() == "before"
    assert button.icon_name == "copy"
