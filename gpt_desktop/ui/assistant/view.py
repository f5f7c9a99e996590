"""Conversation with the model; every word is kept as it comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.messages import Role
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.ui.assistant.colours_job import colours_job
from gpt_desktop.ui.assistant.conversation_list import ConversationList
from gpt_desktop.ui.assistant.conversation_run import ConversationRun
from gpt_desktop.ui.assistant.conversation_shelf import ConversationShelf
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.drafts import AssistantDrafts
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part_row import PartRow
from gpt_desktop.ui.assistant.running_answers import RunningAnswers
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept

_KEEP_MS = 1500


class AssistantView(ConversationView):
    """Shows one conversation; answers of others go on being written and kept."""

    view_id = "assistant"
    title = mark("Assistant")
    icon_name = "message-square-text"

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.page = AssistantPage(context)
        self.shelf = ConversationShelf(context, self)
        self.running = RunningAnswers(context, self)
        self._drafts = AssistantDrafts(context.services.drafts, context.services.temporary)
        self._colours_asked = False
        self._current_run: ConversationRun | None = None
        self._last_question: StoredMessage | None = None
        self.list = ConversationList(self.page.side, self.shelf, self.doings, self)
        self.parts = PartRow(self, self.page)
        self._keeper = QTimer(self)
        self._keeper.setSingleShot(True)
        self._keeper.setInterval(_KEEP_MS)
        self._keeper.timeout.connect(self.save_state)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self._connect()
        self._bind_keys()
        self._restore()
        self.shelf.refresh()

    @property
    def busy(self) -> bool:
        return self.running.busy

    def activate(self) -> None:
        self.model_changed()
        self.page.composer.setFocus()

    def model_changed(self) -> None:
        self.page.start.show_model(self.model)
        self.show_model()
        self.page.transcript.model_changed()
        self.parts.model_changed()

    @Slot()
    def save_state(self) -> None:
        try:
            self.parts.save_state()
            self._drafts.save_text(self.current_id, self.page.composer.text)
            self._drafts.save_place(self.current_id, side_list=not self.page.side.isHidden())
        except UserFacingError as error:
            self.show_failure(error)

    def stop(self) -> None:
        self.running.stop()

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        return (
            Command(tr("New conversation"), group, self.new_conversation, "Ctrl+N"),
            Command(tr("Search conversations"), group, self._on_find, "Ctrl+Shift+F"),
            Command(tr("Answer again"), group, self.answer_again, "Ctrl+R"),
            Command(tr("Previous answer"), group, partial(self.page.transcript.step_version, -1)),
            Command(tr("Next answer"), group, partial(self.page.transcript.step_version, 1)),
            *self.parts.commands(),
        )

    def look_for(self, words: str) -> None:
        self.parts.look_for(words)

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return self.parts.accepts_files(paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.parts.open_files(paths)

    def forget(self, kept: Kept) -> None:
        if kept is Kept.CONVERSATIONS:
            self.stop()
            self.doings.forget()
            self._leave_missing()

    @Slot()
    def toggle_side_list(self) -> None:
        self.page.side.setVisible(self.page.side.isHidden())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape reaches the view from whatever has the focus and no use for it."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop_current()
        else:
            super().keyPressEvent(event)

    @Slot()
    def new_conversation(self) -> None:
        """Begin another; it is stored with its first question."""
        self._show_conversation("")
        self.page.composer.setFocus()

    def take_text(self, text: str) -> None:
        """Begin a conversation on it; what was being written for a new one stays, below it."""
        self.new_conversation()
        composer = self.page.composer
        composer.set_text(f"{text.rstrip()}\n\n{composer.text}")

    @Slot(str, result=bool)
    def open_conversation(self, conversation_id: str) -> bool:
        """Show a stored one, live where its answer is on its way."""
        if conversation_id != self.current_id:
            self._show_conversation(conversation_id)
        return True

    @Slot(str)
    def send(self, text: str) -> None:
        """Ask in the conversation shown. Without a model the text stays where it is."""
        if self.context.services.model.current is None:
            self.page.composer.set_text(text)
            self.message_posted.emit(tr("There is no model on this computer yet."))
            return
        if self.answering:
            return
        question = text.strip()
        if self.parts.take(question):
            self._forget_draft()
            return
        try:
            sent = self.parts.added_to(question)
            ask = self.context.services.converse.ask
            waiting = ask(self.current_id, sent.text, sent.attachments)
        except UserFacingError as error:
            self.page.composer.set_text(text)
            self.show_failure(error)
            return
        self._forget_draft()
        self.show_conversation_s_model(waiting.conversation_id)
        self.parts.sent(waiting.conversation_id)
        self.page.side.set_current(self.current_id)
        self._begin(waiting)
        self._keeper.start()
        self.context.changes.conversations.emit()

    def _forget_draft(self) -> None:
        """What was just sent is not waiting to be sent: not here, nor in a new conversation."""
        self.page.composer.clear()
        try:
            self._drafts.save_text(self.current_id, "")
        except UserFacingError as error:
            self.show_failure(error)

    @Slot()
    def answer_again(self) -> None:
        """Answer the last question anew."""
        if self.page.transcript.last_id:
            again = partial(self.context.services.converse.ask_again, self.current_id)
            self.begin(again)

    @Slot(str)
    def show_version(self, answer_id: str) -> None:
        """Show another answer to the same question, and what was said after it."""
        self.change_path(partial(self.context.services.conversations.show_version, answer_id))

    @property
    def answering(self) -> bool:
        return self._current_run is not None and self._current_run.busy

    def change_path(self, change: Callable[[], object]) -> bool:
        if self.answering:
            self.message_posted.emit(tr("Stop the answer first."))
            return False
        self._leave_ended()
        self.shelf.change_path(self.current_id, change)
        return True

    def read_again(self) -> None:
        if self.current_id and not self.answering:
            self._leave_ended()
            self.shelf.open(self.current_id)

    def _leave_ended(self) -> None:
        """An answer that has ended need not be the last one any more."""
        self._current_run = None
        self.running.forget_ended()

    def stop_answer(self, conversation_id: str) -> None:
        self.running.stop_of(conversation_id)

    @Slot()
    def stop_current(self) -> None:
        if self._current_run is not None:
            self._current_run.stop()

    @Slot(str)
    def delete(self, conversation_id: str) -> None:
        """Delete one; Undo brings it back."""
        self.running.stop_of(conversation_id)
        self._delete(conversation_id)
        restore = partial(self.shelf.restore, conversation_id)
        self.doings.add(tr("Conversation deleted"), restore, partial(self._delete, conversation_id))

    def _delete(self, conversation_id: str) -> None:
        self.shelf.delete(conversation_id)
        if conversation_id == self.current_id:
            self._show_conversation("")

    def _connect(self) -> None:
        page, side = self.page, self.page.side
        show_models = partial(self.view_requested.emit, "models")
        side.new_requested.connect(self.new_conversation)
        side.chosen.connect(self.open_conversation)
        side.delete_requested.connect(self.delete)
        side.left.connect(page.composer.edit.setFocus)
        page.toggle.clicked.connect(self.toggle_side_list)
        page.start.example_chosen.connect(self.send)
        page.start.models_requested.connect(show_models)
        page.thinking.clicked.connect(self.set_thinks)
        page.model.models_requested.connect(show_models)
        page.transcript.again_requested.connect(self.answer_again)
        page.transcript.version_requested.connect(self.show_version)
        page.composer.sent.connect(self.send)
        page.composer.stop_requested.connect(self.stop_current)
        page.composer.page_requested.connect(page.transcript.turn_page)
        page.composer.changed.connect(self._keeper.start)
        self.running.progressed.connect(self.activity_changed)
        self.running.ended.connect(self._on_run_ended)
        self.list.listed.connect(self._on_listed)
        self.list.renamed.connect(self._show_title)
        self.shelf.opened.connect(self._on_opened)
        self.shelf.versions_found.connect(self._on_versions_found)
        self.shelf.failed.connect(self.show_failure)

    def _bind_keys(self) -> None:
        for command in self.commands():
            if command.shortcut:
                self.add_shortcut(command.shortcut, command.run)

    def _restore(self) -> None:
        place = self._drafts.load_place()
        shown = place.side_list
        self.page.side.setVisible(
            self.context.settings().side_list_visible if shown is None else shown
        )
        self.model_changed()
        self._show_conversation(place.conversation_id, keep_text=False)

    def _show_conversation(self, conversation_id: str, *, keep_text: bool = True) -> None:
        if keep_text:
            self.save_state()
        self.show_conversation_s_model(conversation_id)
        self._current_run = self.running.of(conversation_id)
        self._last_question = None
        self.page.error.clear()
        self.page.transcript.clear()
        self.page.show_start(not conversation_id)
        self.page.side.set_current(conversation_id)
        self._show_title()
        self.usage_changed.emit(None)
        self.page.composer.set_text(self._drafts.load_text(conversation_id))
        self._show_run_state()
        if conversation_id:
            self.shelf.open(conversation_id)
        else:
            self.shelf.close()
        self.parts.show_conversation(conversation_id)

    def _leave_missing(self) -> None:
        """The conversation is not there any more; what was being written in it still is."""
        text = self.page.composer.text
        self._show_conversation("")
        if text and not self.page.composer.text:
            self.page.composer.set_text(text)

    def begin(self, store: Callable[[], StoredMessage]) -> None:
        """Begin an answer in the conversation shown, unless one is on its way there."""
        if self.answering:
            return
        try:
            waiting = store()
        except UserFacingError as error:
            self.show_failure(error)
            return
        self._begin(waiting)

    def _begin(self, waiting: StoredMessage) -> None:
        question = self.context.services.conversations.message(waiting.parent_id or "")
        if question is None:
            raise ValueError("an answer has a question")
        self._last_question = question
        self.page.transcript.ask(question)
        run = self.running.make(waiting, question)
        run.model_id = self.model_id
        self.page.error.clear()
        self.page.show_start(False)
        self._current_run = run
        self.page.transcript.add_answer(run)
        self._show_run_state()
        self.activity_changed.emit(Progressed(Phase.WRITING, 0, 0, Unit.TOKENS))
        run.begin()

    def _show_run_state(self) -> None:
        run = self._current_run
        self.page.composer.set_busy(run is not None and run.busy)
        last = self._last_question
        self.page.composer.set_last_question(last.content if last is not None else "")

    def _show_usage(self, answer: StoredMessage) -> None:
        self.usage_changed.emit(answer.receipt.usage if answer.receipt is not None else None)

    @Slot()
    def _show_title(self) -> None:
        unlisted = tr("Temporary conversation") if self.temporary else tr("New conversation")
        self.page.title.set_text(self.list.title(self.current_id) or unlisted)

    @Slot(object)
    def show_failure(self, error: Exception) -> None:
        self.page.error.show_error(error, offers_action=False)

    def show_model(self) -> None:
        self.page.model.show_view(self)
        self.page.show_model(self.model, self.thinks)

    @Slot()
    def _on_find(self) -> None:
        self.page.side.show()
        self.page.side.focus_search()

    @Slot()
    def _on_listed(self) -> None:
        self._show_title()
        # Not before: the list would wait for them.
        if not self._colours_asked:
            self._colours_asked = True
            self.context.lanes.io.start(colours_job())

    @Slot(str, object)
    def _on_opened(self, conversation_id: str, messages: Sequence[StoredMessage]) -> None:
        if conversation_id != self.current_id:
            return
        if not messages and self._current_run is None:
            if not self.temporary:
                self._leave_missing()
            return
        questions = [message for message in messages if message.role is Role.USER]
        if questions:
            self._last_question = questions[-1]
        if self._current_run is not None:
            self.page.transcript.show_running(messages, self._current_run)
        else:
            self.page.transcript.show_version(messages)
            if messages:
                self._show_usage(messages[-1])
        self._show_run_state()
        self.shelf.find_versions(conversation_id)

    @Slot(str, object)
    def _on_versions_found(
        self, conversation_id: str, versions: Mapping[str, tuple[str, ...]]
    ) -> None:
        if conversation_id == self.current_id:
            self.page.transcript.set_versions(versions)

    @Slot(object)
    def _on_run_ended(self, run: ConversationRun) -> None:
        if run.answer is not None and run.conversation_id == self.current_id:
            self._show_usage(run.answer)
        if not self.busy:
            self.activity_changed.emit(None)
        if run is self._current_run:
            self._show_run_state()
            self.shelf.find_versions(run.conversation_id)
        self.context.changes.conversations.emit()
