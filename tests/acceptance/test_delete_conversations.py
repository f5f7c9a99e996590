"""All conversations are deleted while an answer is on its way and another question waits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.settings.privacy_page import PrivacyPage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.window.main_window import MainWindow
from tests.acceptance.whole_app import CONTROL, WholeApp
from tests.ui.gated_generator import GatedGenerator

SECRET = "a word nobody else knows: xylograph"


def _ask_and_delete_all(app: WholeApp, qtbot: QtBot) -> MainWindow:
    window = app.open()
    view = app.assistant(window)
    app.ask(view, f"First, {SECRET}.")
    qtbot.waitUntil(lambda: bool(view.running.all and view.running.all[0].text))
    view.new_conversation()
    app.ask(view, f"Second, {SECRET}.")
    view.page.composer.set_text("Not sent yet.")
    assert len(app.services.conversations.list_conversations()) == 2
    qtbot.keyClick(window, Qt.Key.Key_8, CONTROL)
    settings = window.shell.current
    assert isinstance(settings, SettingsView)
    number, page = next(
        (number, page)
        for number, page in enumerate(settings.pages)
        if isinstance(page, PrivacyPage)
    )
    settings.show_section(number)
    qtbot.mouseClick(page.conversations, Qt.MouseButton.LeftButton)
    assert page.dialog is not None
    qtbot.keyClick(page.dialog.sure, Qt.Key.Key_Space)
    qtbot.mouseClick(page.dialog.delete, Qt.MouseButton.LeftButton)
    app.wait()
    assert page.done.isVisible(), page.error.error
    return window


def test_nothing_of_them_is_left_and_the_next_question_is_answered(
    app: WholeApp, qtbot: QtBot, data: Path
) -> None:
    gated = GatedGenerator([f"{SECRET} one two three four", "Fine.", "Fine."])
    app.generator = gated
    window = _ask_and_delete_all(app, qtbot)
    gated.gate.set()
    assert app.services.conversations.list_conversations() == []
    held = b"".join(path.read_bytes() for path in data.rglob("*") if path.is_file())
    assert SECRET.encode() not in held
    # Without a window manager the window does not get the keys back from the dialog.
    qtbot.mouseClick(window.shell.rail.buttons["assistant"], Qt.MouseButton.LeftButton)
    view = window.shell.current
    assert isinstance(view, AssistantView)
    app.wait()
    assert view.current_id == ""
    assert view.page.composer.text == "Not sent yet."
    assert view.page.error.isHidden()
    assert len(view.page.side.dated.rows) == 0
    app.ask(view, " Now.")
    app.wait()
    [conversation] = app.services.conversations.list_conversations()
    assert len(app.services.conversations.messages(conversation.id)) == 2
