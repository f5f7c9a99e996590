"""The real app in a process of its own: asks nothing, then deletes all data, as a person would."""

from __future__ import annotations

import os
import sys
import traceback

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gpt_desktop.app.window import run_window
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.settings.privacy_page import PrivacyPage
from gpt_desktop.ui.settings.view import SettingsView
from gpt_desktop.ui.window.main_window import MainWindow

_POLL_MS = 200


def _delete_all(page: PrivacyPage, *, with_models: bool) -> None:
    QTest.mouseClick(page.all_data, Qt.MouseButton.LeftButton)
    dialog = page.dialog
    assert dialog is not None
    if with_models:
        QTest.keyClick(dialog.models, Qt.Key.Key_Space)
    QTest.keyClick(dialog.sure, Qt.Key.Key_Space)
    QTest.mouseClick(dialog.delete, Qt.MouseButton.LeftButton)


def _use(window: MainWindow) -> None:
    store = window.context.services.conversations
    made = store.create_conversation("A secret")
    store.add_message(made.id, None, Role.USER, "A secret.", MessageState.COMPLETE)
    QTest.mouseClick(window.shell.rail.buttons["settings"], Qt.MouseButton.LeftButton)
    view = window.shell.current
    assert isinstance(view, SettingsView)
    number = next(n for n, page in enumerate(view.pages) if isinstance(page, PrivacyPage))
    view.show_section(number)
    page = view.pages[number]
    assert isinstance(page, PrivacyPage)
    _delete_all(page, with_models="with-models" in sys.argv)


def _use_or_end(window: MainWindow) -> None:
    """The app itself would show an error and go on, and the test wait for its end."""
    try:
        _use(window)
    except Exception:
        traceback.print_exc()
        os._exit(3)


def main() -> int:
    """The app's exit code."""
    application = QApplication(sys.argv[:1])
    waiting = QTimer()

    def look() -> None:
        for window in application.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                waiting.stop()
                _use_or_end(window)

    waiting.timeout.connect(look)
    waiting.start(_POLL_MS)
    return run_window([])


if __name__ == "__main__":
    sys.exit(main())
