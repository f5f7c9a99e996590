"""Reviews in the whole app: what is rated is there after a restart, and on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.cli.main import main
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.ui.learn.review_section import ReviewSection
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.acceptance.whole_app import WholeApp

CONTROL = Qt.KeyboardModifier.ControlModifier


def _section(qtbot: QtBot, window: MainWindow) -> ReviewSection:
    window.shell.show_view("learn")
    view = window.shell.current
    assert isinstance(view, LearnView)
    view.show_section("review")
    section = view.current
    assert isinstance(section, ReviewSection)
    qtbot.waitUntil(lambda: not section._listing.open)
    return section


def test_a_rating_outlives_the_window(
    qtbot: QtBot, app: WholeApp, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    section = _section(qtbot, app.open())
    form, card = section.page.form, section.page.asking.card
    section.page.decks.new_card.click()
    qtbot.keyClicks(form.front, "When?")
    qtbot.keyClicks(form.back, "In May")
    qtbot.keyClick(form.back, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: bool(section._decks))
    section.go_back()
    section.review()
    qtbot.waitUntil(card.show_answer.isVisible)
    qtbot.keyClick(card.show_answer, Qt.Key.Key_Space)
    qtbot.keyClick(card.ratings[Rating.GOOD], Qt.Key.Key_4)
    qtbot.waitUntil(section.page.asking.done.isVisible)
    app.close()
    assert main(["cards", "list", "My cards", "--json"]) == 0
    assert '"state": "review"' in capsys.readouterr().out
    again = _section(qtbot, app.open())
    [state] = again._decks
    assert (state.deck.name, state.cards, state.counts.total) == ("My cards", 1, 0)
    assert data.is_dir()
