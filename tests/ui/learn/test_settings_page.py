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


def test_how_cards_are_asked_is_chosen(qtbot: QtBot, context: ViewContext) -> None:
    page = LearnPage(context)
    qtbot.addWidget(page)
    page.show()
    page.new_cards.setFocus()
    qtbot.keyClick(page.new_cards, Qt.Key.Key_Up)
    qtbot.keyClick(page.retention.slider, Qt.Key.Key_Left)
    kept = context.services.settings.load()
    assert (kept.new_cards, kept.retention) == (21, 0.89)
    assert LearnPage(context).retention.slider.value() == 89
