"""A text goes from one view to another, and what the other had is not lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.ui.fakes import tasks

TEXT = "The road was flooded."


@pytest.fixture
def window(qtbot: QtBot, services: Services, lanes: Lanes, qapp: QApplication) -> MainWindow:
    whole = replace(services, tasks=tasks())
    window = build_main_window(qapp, whole, lanes, paths.resources_dir())
    qtbot.addWidget(window)
    window.show()
    return window


def hand_over(window: MainWindow, view_id: str) -> object:
    window.shell.show_view("summarize")
    source = window.shell.current
    assert source is not None
    source.text_handed_over.emit(view_id, TEXT)
    return window.shell.current


def test_the_assistant_begins_a_conversation_on_it(window: MainWindow) -> None:
    window.shell.show_view("assistant")
    first = window.shell.current
    assert isinstance(first, AssistantView)
    first.page.composer.set_text("half a question")
    assert hand_over(window, "assistant") is first
    assert first.page.composer.text == f"{TEXT}\n\nhalf a question"
    assert first.current_id == ""


def test_translate_takes_it_and_undo_brings_the_old_text_back(window: MainWindow) -> None:
    window.shell.show_view("translate")
    view = window.shell.current
    assert isinstance(view, TranslateView)
    view.source_pane.replace_text("of before")
    assert hand_over(window, "translate") is view
    assert view.source_pane.text() == TEXT
    view.editor.undo()
    assert view.source_pane.text() == "of before"
