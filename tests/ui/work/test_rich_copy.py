"""What is copied keeps its form where it is pasted into a word processor."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.work.rich_copy import RichCopy

TEXT = "## Dates\n\n- **12 May**: the <b>vote</b>"


def copier(qtbot: QtBot, theme: Theme, lanes: Lanes) -> IconButton:
    button = IconButton(theme, "copy", "Copy")
    qtbot.addWidget(button)
    button.show()
    RichCopy(Copying(button, lambda: TEXT), lanes.io)
    return button


def test_both_forms_are_on_the_clipboard(qtbot: QtBot, context: ViewContext) -> None:
    button = copier(qtbot, context.theme, context.lanes)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.text() == TEXT
    qtbot.waitUntil(lambda: clipboard.mimeData().hasHtml())
    assert clipboard.text() == TEXT
    html = clipboard.mimeData().html()
    assert "<h2>Dates</h2>" in html
    assert "<strong>12 May</strong>: the &lt;b&gt;vote" in html


def test_what_was_copied_meanwhile_stays(qtbot: QtBot, context: ViewContext) -> None:
    button = copier(qtbot, context.theme, context.lanes)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    QGuiApplication.clipboard().setText("of another program")
    qtbot.waitUntil(lambda: context.lanes.io.jobs == ())
    assert QGuiApplication.clipboard().text() == "of another program"
