"""Buttons tell their name and leave the focus where the person types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut


def test_an_icon_button_tells_its_name_and_shortcut(qtbot: QtBot, context: ViewContext) -> None:
    button = IconButton(context.theme, "plus", "New conversation", "Ctrl+N")
    qtbot.addWidget(button)
    assert button.accessibleName() == "New conversation"
    assert button.toolTip() == "New conversation (Ctrl+N)"
    button.set_name("Stop")
    assert button.accessibleName() == "Stop"


def test_without_a_shortcut_the_tooltip_is_the_name() -> None:
    assert with_shortcut("Copy", "") == "Copy"


def test_an_icon_follows_the_theme(qtbot: QtBot, context: ViewContext) -> None:
    button = IconButton(context.theme, "square", "Stop")
    qtbot.addWidget(button)
    context.theme.apply(Appearance.LIGHT, 15)
    light = button.icon().pixmap(20, 20).toImage()
    context.theme.apply(Appearance.DARK, 15)
    assert button.icon().pixmap(20, 20).toImage() != light


def test_a_click_leaves_the_focus_and_tab_reaches_the_button(
    qtbot: QtBot, context: ViewContext
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    field, icon_button, words = (
        QLineEdit(),
        IconButton(context.theme, "plus", "Add"),
        text_button("Go"),
    )
    for widget in (field, icon_button, words):
        row.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    QTest.mouseClick(icon_button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert icon_button.hasFocus()
    QTest.keyClick(icon_button, Qt.Key.Key_Tab)
    with qtbot.waitSignal(words.clicked):
        QTest.keyClick(words, Qt.Key.Key_Space)
