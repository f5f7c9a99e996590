"""Settings: the tutor tells no solutions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.learn.settings_page import LearnPage
from gpt_desktop.ui.view.context import ViewContext


def test_solutions_are_turned_off_and_on(qtbot: QtBot, context: ViewContext) -> None:
    page = LearnPage(context)
    qtbot.addWidget(page)
    page.show()
    page.withholds.setFocus()
    qtbot.keyClick(page.withholds, Qt.Key.Key_Space)
    assert context.services.settings.load().tutor_solutions is False
    qtbot.keyClick(page.withholds, Qt.Key.Key_Space)
    assert context.services.settings.load().tutor_solutions is True
