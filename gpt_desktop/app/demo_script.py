"""What the demo does: each step by events a person's hands would cause."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core import i18n
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.learning.session import SESSION_KIND
from gpt_desktop.core.settings import Appearance
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView

log = logging.getLogger(__name__)

VIEWS = ("assistant", "summarize", "translate", "write", "learn", "agenda", "models", "settings")
_STEP_SECONDS = 180
_SETTLE_MS = 250
_QUESTION = "What is the capital of France, and what is it known for?"
_SENTENCE = "The library opens at nine. Bring your card if you want to borrow books."
_BRIEF = "Invite the neighbours to the summer party in the yard, on Saturday at six."

_EXERCISE = "Solve 2x + 5 = 13."
_EVENT = "Dentist tomorrow 3pm for 45 minutes, remind me an hour before"


class DemoScript:
    """Uses a window. Each step returns whether what a person would expect came about."""

    def __init__(
        self, window: MainWindow, services: Services, lanes: Lanes, resources: Path
    ) -> None:
        self._window = window
        self._services = services
        self._lanes = lanes
        self._resources = resources

    def use_every_view(self) -> bool:
        """Load the model, then use the views in which one works one after another."""
        self._window.resize(1200, 800)
        self._window.show()
        self._window.loading.start()
        steps = (self.ask, self.summarize, self.translate, self.write, self.learn, self.plan)
        done = [step() for step in steps]
        for step, came_about in zip(steps, done, strict=True):
            if not came_about:
                log.error("The demo's step %r did not come to its end.", step.__name__)
        return all(done)

    def ask(self) -> bool:
        """Type a question into Assistant and press Enter."""
        self._show("assistant")
        self._type(_QUESTION)
        self._press(Qt.Key.Key_Return)
        # The lanes may be idle for a moment before the question is on its way.
        return self._wait_until(self._answered, _STEP_SECONDS) and self._wait_for_work()

    def _answered(self) -> bool:
        """Whether the newest conversation ends with a whole answer."""
        for conversation in self._services.conversations.list_conversations():
            answer = self._services.conversations.messages(conversation.id)[-1]
            return answer.state is MessageState.COMPLETE and bool(answer.content.strip())
        return False

    def summarize(self) -> bool:
        """Drop the sample document onto Summarize."""
        self._show("summarize")
        self._drop(self._resources / "samples" / "sample.md")
        view = self._window.shell.current
        return (
            self._wait_for_work()
            and isinstance(view, SummarizeView)
            and bool(view.documents.entries[0].work.text.strip())
        )

    def translate(self) -> bool:
        """Choose French, type a text into Translate and press Ctrl+Enter."""
        self._show("translate")
        view = self._window.shell.current
        if not isinstance(view, TranslateView):
            return False
        self._type(_SENTENCE)
        QTest.keyClicks(view.target.focusProxy() or view.target, i18n.tr("French"))
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return self._wait_for_work() and bool(view.work.text.strip() and view.work.notices)

    def write(self) -> bool:
        """Type a brief into Write and press Ctrl+Enter."""
        self._show("write")
        self._type(_BRIEF)
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        view = self._window.shell.current
        if not self._wait_for_work() or not isinstance(view, WriteView):
            return False
        shown = view.parts.part(ProposalsPart).shown
        return bool(shown and shown[0][0].work.text.strip())

    def learn(self) -> bool:
        """Type an exercise into Learn and press Ctrl+Enter for a hint."""
        self._show("learn")
        self._type(_EXERCISE)
        self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        done = self._wait_for_work()
        kept = self._services.work_store.list_works(SESSION_KIND)
        return done and bool(kept) and _EXERCISE in kept[0].excerpt

    def plan(self) -> bool:
        """Type an event into Agenda, press Enter, and confirm what was read."""
        self._show("agenda")
        view = self._window.shell.current
        if not isinstance(view, AgendaView):
            return False
        QTest.mouseClick(view.sentence.field, Qt.MouseButton.LeftButton)
        self._type(_EVENT)
        self._press(Qt.Key.Key_Return)
        if not self._wait_until(lambda: view.card.is_open, _STEP_SECONDS):
            return False
        QTest.mouseClick(view.card.entry.card.confirm, Qt.MouseButton.LeftButton)
        return self._wait_until(lambda: bool(view.shelf.occurrences), _STEP_SECONDS)

    def take_pictures(self, folder: Path) -> int:
        """A PNG of every view in both themes and each language; returns how many."""
        languages = i18n.available_languages(self._resources / "translations")
        before = self._window.context.settings()
        taken = 0
        for language in languages:
            for appearance in (Appearance.LIGHT, Appearance.DARK):
                self._set(language, appearance)
                for view in VIEWS:
                    self._show(view)
                    self._wait(_SETTLE_MS)
                    name = f"{view}-{appearance}-{language}.png"
                    taken += self._window.grab().save(str(folder / name))
        self._window.context.change_settings(before)
        return taken

    def _set(self, language: str, appearance: Appearance) -> None:
        context = self._window.context
        chosen = replace(context.settings(), language=language, appearance=appearance)
        context.change_settings(chosen)
        self._wait(_SETTLE_MS)

    def _show(self, view_id: str) -> None:
        button = self._window.shell.rail.buttons[view_id]
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def _focused(self) -> QWidget:
        return self._window.focusWidget() or self._window

    def _type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def _press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        QTest.keyClick(self._focused(), key, modifier)

    def _drop(self, path: Path) -> None:
        """What the window system sends when a file is dropped on the window's middle."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        target = QPointF(self._window.rect().center())
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        none = Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(target.toPoint(), action, data, button, none)
        QApplication.sendEvent(self._window, enter)
        drop = QDropEvent(target, action, data, button, none, QEvent.Type.Drop)
        QApplication.sendEvent(self._window, drop)

    def _wait_for_work(self) -> bool:
        """Until the lanes have nothing to do any more; false if that takes too long."""
        self._wait(_SETTLE_MS)
        return self._wait_until(lambda: not self._lanes.busy, _STEP_SECONDS)

    def _wait_until(self, condition: Callable[[], bool], seconds: float) -> bool:
        for _ in range(int(seconds * 1000 / _SETTLE_MS)):
            if condition():
                self._wait(_SETTLE_MS)
                return condition()
            self._wait(_SETTLE_MS)
        return condition()

    def _wait(self, milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
