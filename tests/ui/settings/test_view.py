"""Settings hold at once, are saved, and are found by their words."""

from __future__ import annotations

import itertools
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.settings import Appearance, Settings
from gpt_desktop.ui.assistant.answers_page import AnswersPage
from gpt_desktop.ui.settings.appearance_page import AppearancePage
from gpt_desktop.ui.settings.entry import settings_feature
from gpt_desktop.ui.settings.language_page import LanguagePage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.theme.tokens import DARK
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.window.window_parts import settings_window

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, context: ViewContext) -> MainWindow:
    return settings_window(qtbot, context)


@pytest.fixture
def view(window: MainWindow) -> SettingsView:
    view = window.shell.current
    assert isinstance(view, SettingsView)
    return view


Page = TypeVar("Page")


def page_of(view: SettingsView, kind: type[Page]) -> Page:
    return next(page for page in view.pages if isinstance(page, kind))


def test_the_sections_have_one_height(view: SettingsView) -> None:
    """A list asked for a row before it is polished keeps the heights it then has."""
    rows = [view.sections.visualItemRect(view.sections.item(n)) for n in range(len(view.pages))]
    assert {row.height() for row in rows} == {rows[0].height()}
    assert all(below.top() >= above.bottom() for above, below in itertools.pairwise(rows))


def test_the_theme_changes_by_a_click(view: SettingsView, context: ViewContext) -> None:
    page = page_of(view, AppearancePage)
    QTest.mouseClick(page.theme.buttons[Appearance.DARK], LEFT)
    assert context.settings().appearance is Appearance.DARK
    assert context.theme.palette is DARK


def test_the_text_size_changes_by_keys(view: SettingsView, context: ViewContext) -> None:
    page = page_of(view, AppearancePage)
    QTest.keyClick(page.text_size.slider, Qt.Key.Key_Right)
    assert context.settings().text_size == context.theme.text_size == 16


def test_the_language_is_kept(view: SettingsView, context: ViewContext) -> None:
    view.sections.setCurrentRow(1)
    page = page_of(view, LanguagePage)
    while page.choice.currentData() != "zh_CN":
        QTest.keyClick(page.choice, Qt.Key.Key_Down)
    assert context.settings().language == "zh_CN"


def test_answers_are_set_and_reset(view: SettingsView, context: ViewContext) -> None:
    view.sections.setCurrentRow(2)
    page = page_of(view, AnswersPage)
    QTest.keyClick(page.temperature.slider, Qt.Key.Key_End)
    QTest.keyClick(page.length, Qt.Key.Key_Down)
    assert context.settings().temperature == 2
    assert context.settings().max_answer_tokens > Settings().max_answer_tokens
    QTest.mouseClick(page.reset, LEFT)
    assert context.settings() == Settings()


@pytest.mark.parametrize(
    ("words", "found"),
    [("temperature", "Answers"), ("LOG", "Privacy"), ("onnx", "About"), ("dark", "Appearance")],
)
def test_a_section_is_found_by_words_on_its_page(
    view: SettingsView, words: str, found: str
) -> None:
    QTest.keyClicks(view.search, words)
    shown = [
        view.sections.item(row).text()
        for row in range(view.sections.count())
        if not view.sections.item(row).isHidden()
    ]
    assert found in shown
    assert view.sections.currentItem().text() in shown


def test_words_that_are_nowhere_are_said_to_be(view: SettingsView) -> None:
    QTest.keyClicks(view.search, "xyzzy")
    assert view.nothing.isVisible()
    view.search.clear()
    assert not view.nothing.isVisible()


def test_privacy_names_the_files(view: SettingsView, context: ViewContext) -> None:
    words = " ".join(page.words for page in view.pages)
    for place in context.services.stored.places:
        assert str(place.path) in words


def test_the_section_is_shown_again(
    qtbot: QtBot, window: MainWindow, view: SettingsView, context: ViewContext
) -> None:
    view.sections.setCurrentRow(3)
    with qtbot.waitSignal(window.closed):
        window.close()
    again = settings_feature([]).make(context)
    assert isinstance(again, SettingsView)
    qtbot.addWidget(again)
    assert again.sections.currentRow() == 3
