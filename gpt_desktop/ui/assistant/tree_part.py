"""Messages edited, answered anew, forked and deleted anywhere in a conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.core.conversations import Conversation, StoredMessage
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.message_column import MessageWidget
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import with_shortcut


class TreePart(AssistantPart):
    """Nothing is overwritten: what was there stays as a version, and every step is undone."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._store = self.context.services.conversations
        transcript = page.transcript
        transcript.edited.connect(self.ask_edited)
        transcript.answer_edited.connect(self.edit_answer)
        transcript.continue_requested.connect(self.continue_answer)
        transcript.menu_requested.connect(self._open_menu)
        page.composer.edit.installEventFilter(self)

    def commands(self) -> Sequence[Command]:
        group, doings = tr(self.view.title), self.view.doings
        return (
            Command(tr("Edit the question"), group, self.edit_question, "Ctrl+E"),
            Command(tr("Edit the answer"), group, self._edit_last_answer, "Ctrl+Shift+E"),
            Command(tr("Fork the conversation"), group, self.fork_from_end),
            Command(tr("Undo"), group, doings.undo, "Ctrl+Z"),
            Command(tr("Redo"), group, doings.redo, "Ctrl+Shift+Z"),
        )

    def menu_commands(self) -> Sequence[Command]:
        if not self.view.current_id:
            return ()
        return (Command(tr("Fork the conversation"), "", self.fork_from_end),)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The composer takes Ctrl+Z only while it has something of its own to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.page.composer.edit.document()
            idle = (
                event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            ) or (event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable())
            if idle:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def actions(self, message: MessageWidget) -> list[Command]:
        """What can be done with a message, beside what its own buttons do."""
        stored = message.message
        if stored is None:
            return []
        found: list[Command] = []
        if isinstance(message, AnswerWidget):
            again = partial(self.answer_anew, stored)
            found.append(Command(tr("Edit the answer"), "", message.start_editing))
            found.append(Command(tr("Answer again"), "", again))
            if stored.can_go_on:
                go_on = partial(self.continue_answer, stored.id)
                found.append(Command(tr("Continue the answer"), "", go_on))
        else:
            found.append(Command(tr("Edit the question"), "", message.start_editing))
            if message.message_id == self.page.transcript.last_id:
                answer = partial(self.answer_question, stored.id)
                found.append(Command(tr("Answer this question"), "", answer))
        fork = partial(self.fork, stored.id)
        found.append(Command(tr("New conversation from here"), "", fork))
        found.append(Command(self._delete_words(message), "", partial(self.delete, message)))
        return found

    @Slot()
    def edit_question(self) -> None:
        """Let the last question be edited in its place."""
        question = self.page.transcript.last_question
        if question is not None and not self.view.answering:
            question.start_editing()

    @Slot(str, str)
    def ask_edited(self, question_id: str, text: str) -> None:
        """Ask in other words; the question as it was stays as a version."""
        converse = self.context.services.converse
        self._begin(partial(converse.ask_edited, question_id, text), tr("Question edited"))

    @Slot(str)
    def continue_answer(self, answer_id: str) -> None:
        """Go on from an answer that was stopped or cut; it stays as a version."""
        self.view.begin(partial(self.context.services.converse.continue_answer, answer_id))

    def answer_anew(self, answer: StoredMessage) -> None:
        """Answer its question once more; what followed the answer stays with it."""
        self.answer_question(answer.parent_id or "")

    def answer_question(self, question_id: str) -> None:
        """Answer a question, perhaps once more."""
        converse = self.context.services.converse
        self._begin(partial(converse.answer_anew, question_id), tr("Answered again"))

    @Slot(str, str)
    def edit_answer(self, answer_id: str, text: str) -> None:
        """Keep the person's words as a version, which the conversation goes on from."""
        if not self._is_quiet():
            return
        before = self.page.transcript.last_id
        try:
            edited = self.context.services.converse.edit_answer(answer_id, text)
        except UserFacingError as error:
            self.view.show_failure(error)
            return
        self.view.change_path(lambda: None)
        self._switches(tr("Answer edited"), before, edited.id)
        self.context.changes.conversations.emit()

    @Slot()
    def fork_from_end(self) -> None:
        """Begin a new conversation with all of this one that is shown."""
        if self.page.transcript.last_id:
            self.fork(self.page.transcript.last_id)

    def fork(self, message_id: str) -> None:
        """Begin a new conversation with what led to a message."""
        store = self._store
        source = self.view.current_id

        def copy() -> tuple[str, Conversation]:
            title = store.title(source) or tr("New conversation")
            return source, store.fork(message_id, tr("{title} (fork)", title=title))

        call(
            self.context.lanes.io,
            tr("Copying a conversation"),
            copy,
            succeeded=self._on_forked,
            failed=self.view.show_failure,
        )

    def delete(self, message: MessageWidget) -> None:
        """Hide a message and what follows; whatever else stands in its place is shown."""
        stored = message.message
        if stored is None or not self._is_quiet():
            return
        if stored.parent_id is None and not message.has_versions:
            self.view.delete(self.view.current_id)
            return
        store, before = self._store, self.page.transcript.last_id
        remove = partial(store.delete_message, stored.id)

        def bring_back() -> None:
            with store.together():
                store.restore_message(stored.id)
                store.show_version(before)

        place = self.view.current_id
        self.view.change_path(remove)
        self.view.doings.add(
            tr("Message deleted"),
            partial(self._change, place, bring_back),
            partial(self._change, place, remove),
        )

    def _edit_last_answer(self) -> None:
        answer = self.page.transcript.last_answer
        if answer is not None:
            answer.start_editing()

    def _delete_words(self, message: MessageWidget) -> str:
        entry_is_last = message.message_id == self.page.transcript.last_id
        if message.has_versions:
            return (
                tr("Delete this version")
                if entry_is_last
                else tr("Delete this version and what follows")
            )
        return tr("Delete") if entry_is_last else tr("Delete with what follows")

    def _begin(self, store: Callable[[], StoredMessage], words: str) -> None:
        """Let an answer begin, and note the step."""
        if not self._is_quiet():
            return
        before = self.page.transcript.last_id
        begun: list[StoredMessage] = []

        def stored() -> StoredMessage:
            begun.append(store())
            return begun[-1]

        self.view.begin(stored)
        if begun:
            self._switches(words, before, begun[-1].id)

    def _is_quiet(self) -> bool:
        """Else the person is told what to do first; nothing written is lost."""
        if self.view.answering:
            self.view.message_posted.emit(tr("Stop the answer first."))
        return not self.view.answering

    def _switches(self, words: str, before: str, after: str) -> None:
        """Note a step between two ends of the path."""
        place, show = self.view.current_id, self._store.show_version
        self.view.doings.add(
            words,
            partial(self._change, place, partial(show, before)),
            partial(self._change, place, partial(show, after)),
        )

    def _change(self, place: str, change: Callable[[], object]) -> bool:
        """Change a conversation's path, whether it is the one shown or not."""
        if place == self.view.current_id:
            return self.view.change_path(change)
        call(
            self.context.lanes.io,
            tr("Opening a conversation"),
            change,
            failed=self.view.show_failure,
        )
        return True

    @Slot(object)
    def _on_forked(self, made: tuple[str, Conversation]) -> None:
        source, fork = made
        view, store = self.view, self._store
        self.context.changes.conversations.emit()
        view.open_conversation(fork.id)

        def change(act: Callable[[str], object], shown: str) -> None:
            call(
                self.context.lanes.io,
                tr("Copying a conversation"),
                partial(act, fork.id),
                failed=view.show_failure,
                finished=self.context.changes.conversations,
            )
            view.open_conversation(shown)

        view.doings.add(
            tr("Conversation forked"),
            partial(change, store.delete_conversation, source),
            partial(change, store.restore_conversation, fork.id),
        )

    @Slot(object, object)
    def _open_menu(self, message: MessageWidget, button: QWidget) -> None:
        menu = QMenu(button)
        for command in self.actions(message):
            action = menu.addAction(with_shortcut(command.title, command.shortcut))
            action.setEnabled(not self.view.answering)
            action.triggered.connect(command.run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
