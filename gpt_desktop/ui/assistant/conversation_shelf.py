"""The stored conversations, asked for off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext


class ConversationShelf(QObject):
    """An answer to an older question is dropped when a newer one was asked.

    Signals:
        listed: the conversations found, latest first.
        opened: the id that was asked for, and its messages.
        versions_found: the id, and which of its answers have others beside them.
        hits_found: ids of conversations, and where each has what was searched for last.
        failed: an Exception.
    """

    listed = Signal(object)
    opened = Signal(str, object)
    versions_found = Signal(str, object)
    hits_found = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = context.services.conversations
        self._lane = context.lanes.io
        self._changes = context.changes
        self._query = ""
        self._listing = Question(self._lane, tr("Listing conversations"), self)
        self._opening = Question(self._lane, tr("Opening a conversation"), self)
        self._finding = Question(self._lane, tr("Searching the conversations"), self)
        self._finding.answered.connect(self.hits_found)
        self._opening_id = ""
        self._listing.answered.connect(self.listed)
        self._opening.answered.connect(self._on_opened)
        for question in (self._listing, self._opening, self._finding):
            question.failed.connect(self.failed)
        self._changes.conversations.connect(self.refresh)

    @Slot(str)
    def search(self, query: str) -> None:
        """List those that have the words; all of them without any."""
        self._query = query
        self._finding.drop()
        self.refresh()

    @Slot(object)
    def find_hits(self, conversation_ids: Sequence[str]) -> None:
        """Fetch where these have what was searched for."""
        store, query = self._store, self._query
        self._finding.ask(lambda: store.hits(query, conversation_ids))

    @Slot()
    def refresh(self) -> None:
        """List again what the last search was for."""
        store, query = self._store, self._query
        self._listing.ask(lambda: store.list_conversations(query))

    def open(self, conversation_id: str) -> None:
        """Fetch the messages of one."""
        store = self._store
        self._open(conversation_id, lambda: store.messages(conversation_id))

    def change_path(self, conversation_id: str, change: Callable[[], object]) -> None:
        """Change a conversation, and fetch the messages that its path then has."""
        store = self._store

        def changed() -> object:
            change()
            return store.messages(conversation_id)

        self._open(conversation_id, changed)

    def find_versions(self, conversation_id: str) -> None:
        """Fetch which answers of a conversation have others beside them."""
        store = self._store
        call(
            self._lane,
            tr("Opening a conversation"),
            lambda: (conversation_id, store.versions(conversation_id)),
            succeeded=self._on_versions_found,
            failed=self.failed,
        )

    def close(self) -> None:
        """Forget what was to be opened."""
        self._opening.drop()

    def rename(self, conversation_id: str, title: str) -> None:
        store = self._store
        self._change(tr("Renaming"), lambda: store.rename_conversation(conversation_id, title))

    def delete(self, conversation_id: str) -> None:
        store = self._store
        self._change(tr("Deleting"), lambda: store.delete_conversation(conversation_id))

    def restore(self, conversation_id: str) -> None:
        store = self._store
        self._change(tr("Restoring"), lambda: store.restore_conversation(conversation_id))

    def _open(self, conversation_id: str, fetch: Callable[[], object]) -> None:
        self._opening_id = conversation_id
        self._opening.ask(fetch)

    def _change(self, title: str, change: Callable[[], object]) -> None:
        """Change the store, then say so, whether it worked or not."""
        told = self._changes.conversations
        call(self._lane, title, change, failed=self.failed, finished=told)

    @Slot(object)
    def _on_opened(self, messages: object) -> None:
        self.opened.emit(self._opening_id, messages)

    @Slot(object)
    def _on_versions_found(self, found: tuple[str, object]) -> None:
        self.versions_found.emit(*found)
