"""A message of a conversation: a question, or an answer that may still be growing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.assistant.answer_actions import AnswerActions
from gpt_desktop.ui.assistant.answer_endings import ending_notices
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.assistant.folded_text import FoldedText
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton, small_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.result_state import ResultState

_ENDS: dict[WorkState | None, MessageState] = {
    WorkState.STOPPED: MessageState.STOPPED,
    WorkState.FAILED: MessageState.FAILED,
}


class QuestionWidget(QWidget):
    """What the person said, as it was typed. The button to copy shows under the pointer."""

    def __init__(self, context: ViewContext, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name = tr("You: {text}", text=text)
        self.setAccessibleName(name)
        self._context = context
        self._text = text
        self._copy_button: IconButton | None = None
        self.folded = FoldedText(context.theme, text)
        self.body = self.folded.body
        self.body.setAccessibleName(name)
        card = QFrame()
        set_role(card, "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        inner.addWidget(self.folded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(_speaker(tr("You")))
        column.addWidget(card)

    @property
    def text(self) -> str:
        return self._text

    @property
    def copy(self) -> IconButton:
        """The button, made when first wanted: a long conversation has hundreds."""
        if self._copy_button is None:
            self._copy_button = small_button(self._context.theme, "copy", tr("Copy the question"))
            self._copy_button.setParent(self)
            Copying(self._copy_button, self._whole_text)
        return self._copy_button

    def enterEvent(self, event: QEnterEvent) -> None:
        self._place_button()
        self.copy.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.copy.hide()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._copy_button is not None:
            self._place_button()

    def _place_button(self) -> None:
        self.copy.adjustSize()
        self.copy.move(self.width() - self.copy.width(), -GAP_TINY // 2)

    def _whole_text(self) -> str:
        return self._text


class AnswerWidget(QWidget):
    """An answer, stored or on its way, and under it what can be done with it.

    Signals:
        again_requested: the question is to be answered anew.
        version_requested: the id of another answer to the question, to be shown in its place.
    """

    again_requested = Signal()
    version_requested = Signal(str)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run: ConversationRun | None = None
        self._last = False
        self._message: StoredMessage | None = None
        self._versions: tuple[str, ...] = ()
        self.body = MarkdownView(context.theme)
        self.state = ResultState(context, growing_text_tells=True)
        self.action_row = AnswerActions(context)
        self.state.again_requested.connect(self.again_requested)
        self.action_row.again_requested.connect(self.again_requested)
        self.action_row.step_requested.connect(self.step_version)
        Copying(self.action_row.copy, self.body.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(_speaker(tr("Assistant")))
        for widget in (self.body, self.state, self.action_row):
            column.addWidget(widget)

    @property
    def text(self) -> str:
        return self.body.text()

    @property
    def answer_id(self) -> str | None:
        """None before it shows anything."""
        return self._message.id if self._message is not None else None

    @property
    def question_id(self) -> str | None:
        """Of what it answers; None before it shows anything."""
        return self._message.parent_id if self._message is not None else None

    def show_message(self, message: StoredMessage) -> None:
        """Show a stored answer."""
        self._message = message
        self.body.set_text(message.content)
        self.state.show_notices((*message.notices, *ending_notices(message)))
        self._show_ended(message.state)

    def follow(self, run: ConversationRun) -> None:
        """Show an answer on its way, from where it is."""
        self._run, self._message = run, run.waiting
        self.body.set_text(run.text)
        run.text_added.connect(self._on_text_added)
        run.text_reset.connect(self._on_text_reset)
        run.state_changed.connect(self._on_state_changed)
        self.state.show_work(run)
        self._on_state_changed()

    def set_last(self, last: bool) -> None:
        """Only the last answer of a conversation can be made again."""
        if last != self._last:
            self._last = last
            self._show_actions()

    def set_versions(self, versions: Mapping[str, tuple[str, ...]]) -> None:
        """What else was answered to the same question; see ``ConversationStore.versions``."""
        found = versions.get(self.question_id or "", ())
        if found != self._versions:
            self._versions = found
            self._show_actions()

    @Slot(int)
    def step_version(self, step: int) -> None:
        """Ask for the answer before (-1) or after (1), where there is one."""
        place = self._place()
        if place is not None and 0 <= place + step < len(self._versions):
            self.version_requested.emit(self._versions[place + step])

    def model_changed(self) -> None:
        """What the answer waits for may be another."""
        self.state.model_changed()

    @Slot(str)
    def _on_text_added(self, text: str) -> None:
        self.body.show()
        self.body.append_text(text)

    @Slot()
    def _on_text_reset(self) -> None:
        self.body.set_text("")

    @Slot()
    def _on_state_changed(self) -> None:
        run = self._run
        if run is None:
            return
        if run.busy:
            self._show_busy(run)
            return
        self.body.finish()
        self._show_ended(_ENDS.get(run.state, MessageState.COMPLETE))
        if run.error is None:
            self._announce()

    def _show_busy(self, run: ConversationRun) -> None:
        self.body.setVisible(bool(run.text))
        self._show_actions()

    def _show_ended(self, state: MessageState) -> None:
        name = tr("Assistant: {text}", text=self.text)
        self.setAccessibleName(name)
        self.body.setAccessibleName(name)
        self.body.setVisible(bool(self.text))
        self.action_row.set_stopped(state is MessageState.STOPPED)
        self._show_actions()

    def _show_actions(self) -> None:
        busy = self._run is not None and self._run.busy
        failed = self._run is not None and self._run.state is WorkState.FAILED
        place = self._place()
        self.action_row.offer(
            copy=not busy and bool(self.text),
            again=not busy and self._last and not failed,
            version=None if busy or place is None else (place + 1, len(self._versions)),
        )

    def _place(self) -> int | None:
        """Of this answer among those to the question; None where there is no other."""
        if self._message is None or self._message.id not in self._versions:
            return None
        return self._versions.index(self._message.id)

    def _announce(self) -> None:
        """Let a screen reader say the finished answer, wherever the focus is."""
        event = QAccessibleAnnouncementEvent(self.body, self.body.accessibleName())
        QAccessible.updateAccessibility(event)


def _speaker(who: str) -> QLabel:
    label = QLabel(who)
    set_role(label, "caption")
    return label
