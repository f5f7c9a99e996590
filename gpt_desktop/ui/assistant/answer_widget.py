"""An answer of a conversation, which may still be growing."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.conversations import MessageState, StoredMessage
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkState
from gpt_desktop.ui.assistant.answer_actions import AnswerActions
from gpt_desktop.ui.assistant.answer_endings import ending_notices
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.assistant.message_editor import Editing, EditorWords, MessageEditor
from gpt_desktop.ui.assistant.speaker import answering, speaker
from gpt_desktop.ui.assistant.thinking_fold import ThinkingFold
from gpt_desktop.ui.assistant.version_switch import stepped
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.markdown_view import MarkdownView
from gpt_desktop.ui.work.result_state import ResultState

_ENDS: dict[WorkState | None, MessageState] = {
    WorkState.STOPPED: MessageState.STOPPED,
    WorkState.FAILED: MessageState.FAILED,
}


class AnswerWidget(QWidget):
    """An answer, stored or on its way, and under it what can be done with it.

    Signals:
        again_requested: the question is to be answered anew.
        continue_requested: the id of an answer that is to be gone on from.
        version_requested: the id of another answer to the question, to be shown in its place.
        edited: its id, and the person's words that are to stand in its place.
        menu_requested: the button under which what else can be done is to be offered.
        stored: it ended, and shows what is stored.
    """

    again_requested = Signal()
    continue_requested = Signal(str)
    version_requested = Signal(str)
    edited = Signal(str, str)
    menu_requested = Signal(object)
    stored = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._run: ConversationRun | None = None
        self._last = False
        self._message: StoredMessage | None = None
        self._versions: tuple[str, ...] = ()
        self.thinking: ThinkingFold | None = None
        self.body = MarkdownView(context.theme, context.formulas)
        self.state = ResultState(context, growing_text_tells=True)
        self.action_row = AnswerActions(context)
        self.state.again_requested.connect(self.again_requested)
        self.action_row.again_requested.connect(self.again_requested)
        self.action_row.step_requested.connect(self.step_version)
        self.action_row.go_on_requested.connect(self._on_go_on)
        self.action_row.menu_requested.connect(self._on_more)
        Copying(self.action_row.copy, self.body.text)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        self.speaker = speaker(answering(None, None))
        column.addWidget(self.speaker)
        for widget in (self.body, self.state, self.action_row):
            column.addWidget(widget)
        self._editing: Editing | None = None

    @property
    def editor(self) -> MessageEditor | None:
        """Where it is being edited."""
        return self._editing.editor if self._editing is not None else None

    @property
    def text(self) -> str:
        return self.body.text()

    @property
    def message(self) -> StoredMessage | None:
        """As it was stored, or was being stored when it began; None before it shows anything."""
        return self._message

    @property
    def run(self) -> ConversationRun | None:
        """What writes it, or wrote it since it came into sight."""
        return self._run

    def add_below(self, widget: QWidget) -> None:
        """Put something of a part between the answer and what can be done with it."""
        self._column.insertWidget(self._column.indexOf(self.state), widget)

    @property
    def message_id(self) -> str | None:
        """None before it shows anything."""
        return self._message.id if self._message is not None else None

    @property
    def place_id(self) -> str:
        """Names what it may be a version of; see ``ConversationStore.versions``."""
        return (self._message.parent_id if self._message is not None else None) or ""

    @property
    def stored_message(self) -> StoredMessage | None:
        """The answer as it is stored; None while it is on its way, or where it failed."""
        if self._run is not None and (self._run.busy or self._run.answer is None):
            return None
        return self._message

    @property
    def has_versions(self) -> bool:
        """Whether anything else was said in its place."""
        return len(self._versions) > 1

    @property
    def may_go(self) -> bool:
        """Whether it can be shown again as it is: nothing comes in, nothing is selected."""
        folded = self.thinking is None or not self.thinking.unfolded
        selected = self.body.textCursor().hasSelection()
        idle = self.stored_message is not None and self.editor is None
        return idle and folded and not selected

    def show_message(self, message: StoredMessage) -> None:
        """Show a stored answer."""
        self._message = message
        if message.thinking is not None:
            self._fold().show_thinking(message.thinking)
        self.body.set_text(message.content)
        self.state.show_notices((*message.notices, *ending_notices(message)))
        self._show_ended(message.state)

    def follow(self, run: ConversationRun) -> None:
        """Show an answer on its way, from where it is."""
        self._run, self._message = run, run.waiting
        self.body.set_text(run.text)
        run.thinking_added.connect(self._on_thinking_added)
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
        found = versions.get(self.place_id, ())
        if found != self._versions:
            self._versions = found
            self._show_actions()

    @Slot(int)
    def step_version(self, step: int) -> None:
        """Ask for the answer before (-1) or after (1), where there is one."""
        other = stepped(self._versions, self.message_id or "", step)
        if other is not None:
            self.version_requested.emit(other)

    @Slot()
    def start_editing(self) -> None:
        """Turn the answer into a field; its words go on as a version of their own."""
        if self._message is None or (self._run is not None and self._run.busy):
            return
        if self._editing is None:
            self._editing = Editing(
                self._context.theme, self._column, self.body, lambda: self.text, _words()
            )
            self._editing.sent.connect(self._on_edited)
            self._editing.stopped.connect(self._show_actions)
        self._editing.start()
        self.action_row.hide()

    def model_changed(self) -> None:
        """What the answer waits for may be another."""
        self.state.model_changed()

    @Slot(str)
    def _on_thinking_added(self, text: str) -> None:
        del text  # all of it is shown
        self._show_thinking()

    def _show_thinking(self) -> None:
        run = self._run
        if run is None or not run.thinking:
            return
        if run.answer is None:
            self._fold().show_growing(run.thinking, over=bool(run.text) or not run.busy)
        else:
            self._fold().show_thinking(run.answer.thinking)

    def _fold(self) -> ThinkingFold:
        """Few answers of a conversation ever need one."""
        if self.thinking is None:
            self.thinking = ThinkingFold(self._context.theme)
            self._column.insertWidget(1, self.thinking)
        return self.thinking

    @Slot(str)
    def _on_text_added(self, text: str) -> None:
        if self.body.isHidden():
            self._show_thinking()
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
        if run.answer is not None:
            self._message = run.answer
        self._show_thinking()
        self._show_ended(_ENDS.get(run.state, MessageState.COMPLETE))
        if run.error is None:
            self._announce()
        self.stored.emit()

    def _show_busy(self, run: ConversationRun) -> None:
        self._show_thinking()
        self.body.setVisible(bool(run.text))
        self._show_actions()

    def _show_ended(self, state: MessageState) -> None:
        name = tr("Assistant: {text}", text=self.text)
        self.setAccessibleName(name)
        self.body.setAccessibleName(name)
        self.body.setVisible(bool(self.text))
        self.speaker.setText(answering(self._message, self._context.services.model.current))
        self.action_row.set_stopped(state is MessageState.STOPPED)
        self._show_actions()

    def _show_actions(self) -> None:
        busy = self._run is not None and self._run.busy
        failed = self._run is not None and self._run.state is WorkState.FAILED
        place, message = self._place(), self._message
        self.action_row.offer(
            copy=not busy and bool(self.text),
            more=not busy and message is not None,
            again=not busy and self._last and not failed,
            go_on=not busy and self._last and message is not None and message.can_go_on,
            version=None if busy or place is None else (place + 1, len(self._versions)),
        )

    def _place(self) -> int | None:
        """Of this answer among those to the question; None where there is no other."""
        if self._message is None or self._message.id not in self._versions:
            return None
        return self._versions.index(self._message.id)

    @Slot()
    def _on_go_on(self) -> None:
        if self._message is not None:
            self.continue_requested.emit(self._message.id)

    @Slot()
    def _on_more(self) -> None:
        self.menu_requested.emit(self.action_row.more)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        """The words stay in the field until they are stored, when another widget shows them."""
        if self._message is None or self._editing is None:
            return
        if text == self.text:
            self._editing.stop()
        else:
            self.edited.emit(self._message.id, text)

    def _announce(self) -> None:
        """Let a screen reader say the finished answer, wherever the focus is."""
        event = QAccessibleAnnouncementEvent(self.body, self.body.accessibleName())
        QAccessible.updateAccessibility(event)


def _words() -> EditorWords:
    return EditorWords(tr("Edit the answer"), tr("Write an answer"), tr("Keep as a version"))
