"""Views are reached by Ctrl and a digit's key on any keyboard."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window import digit_row
from gpt_desktop.ui.window.digit_row import digit_of
from tests.ui.window.window_parts import plain_window

CONTROL = Qt.KeyboardModifier.ControlModifier


def pressed(scan_code: int, key: Qt.Key, text: str, modifiers: Qt.KeyboardModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, int(key), modifiers, scan_code, 0, 0, text)


@pytest.mark.parametrize(
    ("platform", "code", "digit"),
    [
        ("linux", 10, 1),
        ("linux", 18, 9),
        ("linux", 9, None),
        ("linux", 19, None),
        ("win32", 2, 1),
        ("win32", 10, 9),
        ("darwin", 10, None),
    ],
)
def test_the_key_counts_and_not_what_it_gives(platform: str, code: int, digit: int | None) -> None:
    event = pressed(code, Qt.Key.Key_Ampersand, "&", CONTROL)
    assert digit_of(event, platform) == digit


def test_a_french_keyboard_changes_the_views(
    qtbot: QtBot, context: ViewContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digit_row, "_FIRST", {sys.platform: 10})
    window = plain_window(context)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    shell = window.shell
    assert shell.current is not None
    assert shell.current.view_id == "first"
    field = QApplication.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, pressed(11, Qt.Key.Key_Eacute, "é", CONTROL))
    assert shell.current.view_id == "second"
    field = QApplication.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, pressed(10, Qt.Key.Key_Ampersand, "&", Qt.KeyboardModifier(0)))
    assert shell.current.view_id == "second"
