"""A person's hands on the real window, in process: keys, clicks and dropped files."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop import paths
from gpt_desktop.app.build_window import build_main_window
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.settings import Appearance
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.window.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
VIEWS = ("assistant", "summarize", "translate", "write", "learn", "agenda", "models", "settings")
_SETTLE_MS = 20
_QUESTIONS = """
    SELECT content FROM message JOIN conversation ON conversation.id = conversation_id
    WHERE role = 'user' AND deleted IS NULL AND :conversation IN ('', conversation_id)
    ORDER BY message.created
"""


class LoggedErrors(logging.Handler):
    """Collects what is logged as an error, from every thread."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Hands:
    """Uses one window after another over the same stored data.

    Attributes:
        asked: every question that must be stored, in the order they were asked.

    Args:
        compose: makes the services anew for each window.
    """

    def __init__(self, application: QApplication, compose: Callable[[], Services]) -> None:
        self._application = application
        self._compose = compose
        self._services: Services | None = None
        self._window: MainWindow | None = None
        self._lanes: Lanes | None = None
        self.asked: list[str] = []

    @property
    def window(self) -> MainWindow:
        assert self._window is not None
        return self._window

    @property
    def services(self) -> Services:
        assert self._services is not None
        return self._services

    @property
    def busy(self) -> bool:
        return self._lanes is not None and self._lanes.busy

    @property
    def assistant(self) -> AssistantView:
        """Shown if it was not."""
        view = self.go("assistant")
        assert isinstance(view, AssistantView)
        return view

    def open(self) -> None:
        """Start the app: its window, and the model behind it."""
        self._services, self._lanes = self._compose(), Lanes()
        self._window = build_main_window(
            self._application, self._services, self._lanes, paths.resources_dir()
        )
        self._window.show()
        self._window.activateWindow()
        self._window.loading.start()
        self.settle(60)

    def close(self) -> None:
        """Close the window and let the last work end, as ``run_window`` does."""
        if self._window is None:
            return
        closed = []
        self._window.closed.connect(lambda: closed.append(True))
        self._window.close()
        self._wait_until(lambda: bool(closed), 30)
        assert closed, "the window did not close within 30 seconds"
        self._window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert self._lanes is not None
        assert self._lanes.close(), "a lane did not end"
        self.services.close()
        self._window = self._services = self._lanes = None

    def go(self, view_id: str) -> View:
        """Click a view's button in the rail."""
        QTest.mouseClick(self.window.shell.rail.buttons[view_id], Qt.MouseButton.LeftButton)
        self.wait(_SETTLE_MS)
        view = self.window.shell.current
        assert view is not None
        return view

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        QTest.keyClick(self._focused(), key, modifier)
        self.wait(_SETTLE_MS)

    def paste(self, text: str) -> None:
        """Replace the text of whatever has the focus."""
        QGuiApplication.clipboard().setText(text)
        for key in (Qt.Key.Key_A, Qt.Key.Key_V):
            self.press(key, CONTROL)

    def ask(self, text: str) -> bool:
        """Ask in the conversation shown; false where its last answer is still being written."""
        view = self.assistant
        if any(run.busy and run.conversation_id == view.current_id for run in view.running.all):
            return False
        view.page.composer.edit.setFocus()
        self.paste(text)
        assert view.page.composer.text == text, "the question did not get into the field"
        self.press(Qt.Key.Key_Return)
        if view.page.composer.text:
            return False
        self.asked.append(text)
        return True

    def drop(self, files: Sequence[Path]) -> None:
        """What the window system sends when files are dropped on the window's middle."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        place = QPointF(self.window.rect().center())
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        for event in (
            QDragEnterEvent(place.toPoint(), action, data, button, NO_MODIFIER),
            QDropEvent(place, action, data, button, NO_MODIFIER, QEvent.Type.Drop),
        ):
            QApplication.sendEvent(self.window, event)
        self.wait(_SETTLE_MS)

    def look(self, appearance: Appearance, language: str) -> None:
        """Change theme and language."""
        context = self.window.context
        context.change_settings(
            replace(context.settings(), appearance=appearance, language=language)
        )
        self.wait(_SETTLE_MS)

    def forget(self, conversation_id: str) -> list[str]:
        """Questions that need not be stored any more, since their conversation was deleted."""
        gone = self.stored_questions(conversation_id)
        self.asked = [question for question in self.asked if question not in gone]
        return gone

    def stored_questions(self, conversation_id: str = "") -> list[str]:
        """All questions in the database, or those of one conversation, on whatever path."""
        with closing(sqlite3.connect(paths.database_file())) as connection:
            rows = connection.execute(_QUESTIONS, {"conversation": conversation_id}).fetchall()
        return [row[0] for row in rows]

    def settle(self, seconds: float) -> None:
        """Wait until nothing runs; not longer than so many seconds."""
        assert self._wait_until(lambda: not self.busy, seconds), "still busy"

    def wait(self, milliseconds: int) -> None:
        """Let the window work for so long."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        for _ in range(int(seconds * 1000 / _SETTLE_MS)):
            if condition():
                self.wait(_SETTLE_MS)  # what ended may have begun something else
                if condition():
                    return True
            self.wait(_SETTLE_MS)
        return condition()

    def _focused(self) -> QWidget:
        return self.window.focusWidget() or self.window
