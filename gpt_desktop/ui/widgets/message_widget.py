"""A message of a conversation: a question, or an answer that may still be growing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind, Progressed
from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.conversation_run import ConversationRun, RunState
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.widgets.notice_list import NoticeList
from gpt_desktop.ui.widgets.reading_text import ReadingText

_SMALL_ICON = 16


def small_button(context: ViewContext, icon_name: str, name: str, keys: str = "") -> IconButton:
    """A quiet button that belongs to a message."""
    button = IconButton(context, icon_name, name, keys)
    button.setIconSize(QSize(_SMALL_ICON, _SMALL_ICON))
    set_role(button, "small")
    return button


class QuestionWidget(QWidget):
    """What the person said, as it was typed. The button to copy shows under the pointer.

    Signals:
        copied: the text went to the clipboard.
    """

    copied = Signal()

    def __init__(self, context: ViewContext, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("You: {text}", text=text))
        self._text = text
        self.body = ReadingText(context)
        self.body.setAccessibleName(tr("You: {text}", text=text))
        self.body.show_plain(text)
        self.copy = small_button(context, "copy", tr("Copy the question"))
        keep = QSizePolicy(self.copy.sizePolicy())
        keep.setRetainSizeWhenHidden(True)
        self.copy.setSizePolicy(keep)
        self.copy.hide()
        self.copy.clicked.connect(self._copy)
        card = QFrame()
        set_role(card, "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(GAP_MEDIUM, GAP, GAP_MEDIUM, GAP)
        inner.addWidget(self.body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(_head(tr("You"), self.copy))
        column.addWidget(card)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.copy.show()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.copy.hide()
        super().leaveEvent(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)
        self.copied.emit()


class AnswerWidget(QWidget):
    """An answer, stored or on its way, and under it what can be done with it.

    Signals:
        copied: the text went to the clipboard.
        again_requested: the question is to be answered anew.
    """

    copied = Signal()
    again_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run: ConversationRun | None = None
        self._model = context.services.model
        self.body = MarkdownView(context)
        self.progress = ProgressLine(context)
        self.error = ErrorCard(context)
        self.notices = NoticeList(context)
        self.state = QLabel()
        set_role(self.state, "caption")
        self.copy = small_button(context, "copy", tr("Copy the answer"))
        self.again = small_button(context, "rotate-ccw", tr("Answer again"), "Ctrl+R")
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self.again_requested)
        self.error.action_requested.connect(self.again_requested)
        self._last = False
        self._lay_out()
        self._show_ended(MessageState.COMPLETE, ())

    @property
    def text(self) -> str:
        return self.body.text()

    def show_message(self, message: StoredMessage) -> None:
        """Show a stored answer."""
        self.body.set_text(message.content)
        self._name()
        self._show_ended(message.state, _stored_notices(message))

    def follow(self, run: ConversationRun) -> None:
        """Show an answer on its way, from where it is."""
        self._run = run
        self.body.set_text(run.text)
        run.text_added.connect(self._on_text_added)
        run.text_reset.connect(self._on_text_reset)
        run.progressed.connect(self._on_progressed)
        run.noticed.connect(self.notices.add)
        run.state_changed.connect(self._on_state_changed)
        self.notices.set_notices(run.notices)
        self._on_state_changed()

    def set_last(self, last: bool) -> None:
        """Only the last answer of a conversation can be made again."""
        self._last = last
        self._show_buttons()

    def _lay_out(self) -> None:
        actions = QHBoxLayout()
        actions.setSpacing(GAP_TINY)
        actions.addWidget(self.copy)
        actions.addWidget(self.again)
        actions.addSpacing(GAP_TINY)
        actions.addWidget(self.state, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(_head(tr("Assistant"), None))
        for widget in (self.body, self.progress, self.notices, self.error):
            column.addWidget(widget)
        column.addLayout(actions)

    @Slot(str)
    def _on_text_added(self, text: str) -> None:
        self.progress.clear()
        self.body.show()
        self.body.append_text(text)

    @Slot()
    def _on_text_reset(self) -> None:
        self.body.set_text("")

    @Slot(object, object)
    def _on_progressed(self, progress: Progressed, seconds_left: float | None) -> None:
        # The growing text shows by itself that the answer is being written.
        if self._run is not None and not self._run.text:
            self.progress.show_progress(progress, seconds_left)

    @Slot()
    def _on_state_changed(self) -> None:
        run = self._run
        if run is None:
            return
        if run.busy:
            self._show_busy(run)
            return
        self.body.finish()
        self._name()
        states = {RunState.STOPPED: MessageState.STOPPED, RunState.FAILED: MessageState.FAILED}
        self._show_ended(states.get(run.state, MessageState.COMPLETE), tuple(run.notices))
        if run.error is not None:
            self.error.show_error(run.error)
            self.notices.set_notices(run.notices)
        else:
            self._announce()

    def _show_busy(self, run: ConversationRun) -> None:
        self.error.clear()
        self.body.setVisible(bool(run.text))
        if run.progress is not None:
            self._on_progressed(*run.progress)
        elif run.state is RunState.WAITING:
            facts = self._model.current
            loading = facts is not None and not self._model.loaded
            words = tr("Waiting for its turn…")
            if facts is not None and loading:
                words = tr("Loading {model}…", model=facts.name)
            self.progress.show_words(words, 0, 0, "", None)
        self._show_buttons()

    def _show_ended(self, state: MessageState, notices: tuple[Notice, ...]) -> None:
        self.progress.clear()
        shown = list(notices)
        if state is MessageState.PARTIAL:
            shown.append(Notice(NoticeKind.WARNING, tr("This answer was interrupted.")))
        if state is MessageState.FAILED:
            shown.append(Notice(NoticeKind.WARNING, tr("This answer could not be finished.")))
        self.notices.set_notices(shown)
        stopped = state is MessageState.STOPPED
        self.state.setText(tr("Stopped") if stopped else "")
        self.body.setVisible(bool(self.text))
        self._show_buttons()

    def _show_buttons(self) -> None:
        busy = self._run is not None and self._run.busy
        failed = self._run is not None and self._run.state is RunState.FAILED
        self.copy.setVisible(not busy and bool(self.text))
        self.again.setVisible(not busy and self._last and not failed)

    def _name(self) -> None:
        name = tr("Assistant: {text}", text=self.text)
        self.setAccessibleName(name)
        self.body.setAccessibleName(name)

    def _announce(self) -> None:
        """Let a screen reader say the finished answer, wherever the focus is."""
        event = QAccessibleAnnouncementEvent(self.body, self.body.accessibleName())
        QAccessible.updateAccessibility(event)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self.copied.emit()


def _head(who: str, button: QWidget | None) -> QHBoxLayout:
    label = QLabel(who)
    set_role(label, "caption")
    row = QHBoxLayout()
    row.addWidget(label, 1)
    if button is not None:
        row.addWidget(button)
    return row


def _stored_notices(message: StoredMessage) -> tuple[Notice, ...]:
    """What the receipt tells about the way the answer ended."""
    finish = message.receipt.finish if message.receipt is not None else FinishReason.END
    if finish is FinishReason.LENGTH:
        text = tr("The answer stopped at the length limit.")
    elif finish is FinishReason.CONTEXT:
        text = tr("The answer stopped because the model’s context is full.")
    else:
        return ()
    return (Notice(NoticeKind.WARNING, text),)
