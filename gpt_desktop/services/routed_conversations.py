"""Two stores behind one: what is kept, and what is only in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.conversation_tree import TreeNode
from gpt_desktop.core.conversations import (
    Attachment,
    Conversation,
    ConversationStore,
    MessageState,
    Sending,
    StoredMessage,
)
from gpt_desktop.core.generation import Receipt
from gpt_desktop.core.messages import Role
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.thinking import Thinking


class RoutedConversations:
    """A ``ConversationStore`` whose lists and searches know what is kept only.

    What neither has is left to what is kept, which says that it is gone.
    """

    def __init__(self, kept: ConversationStore) -> None:
        self._kept = kept
        self.temporary: ConversationStore | None = None  # until the first one begins

    def is_temporary(self, conversation_id: str) -> bool:
        """Whether it is in memory only."""
        temporary = self.temporary
        return (
            bool(conversation_id)
            and temporary is not None
            and temporary.title(conversation_id) is not None
        )

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._kept.together():
            if self.temporary is None:
                yield
            else:
                with self.temporary.together():
                    yield

    def list_conversations(self, query: str = "") -> list[Conversation]:
        return self._kept.list_conversations(query)

    def hits(self, query: str, conversation_ids: Sequence[str]) -> dict[str, SearchHit | None]:
        return self._kept.hits(query, conversation_ids)

    def create_conversation(self, title: str, model_id: str = "") -> Conversation:
        return self._kept.create_conversation(title, model_id)

    def rename_conversation(self, conversation_id: str, title: str) -> None:
        self._of(conversation_id).rename_conversation(conversation_id, title)

    def delete_conversation(self, conversation_id: str) -> None:
        self._of(conversation_id).delete_conversation(conversation_id)

    def restore_conversation(self, conversation_id: str) -> None:
        self._of(conversation_id).restore_conversation(conversation_id)

    def messages(
        self, conversation_id: str, *, newest: int | None = None, before: str | None = None
    ) -> list[StoredMessage]:
        store = self._of(conversation_id)
        return store.messages(conversation_id, newest=newest, before=before)

    def message(self, message_id: str) -> StoredMessage | None:
        return self._with(message_id).message(message_id)

    def title(self, conversation_id: str) -> str | None:
        return self._of(conversation_id).title(conversation_id)

    def model(self, conversation_id: str) -> str:
        return self._of(conversation_id).model(conversation_id)

    def set_model(self, conversation_id: str, model_id: str) -> None:
        self._of(conversation_id).set_model(conversation_id, model_id)

    def thinks(self, conversation_id: str) -> bool:
        return self._of(conversation_id).thinks(conversation_id)

    def set_thinks(self, conversation_id: str, thinks: bool) -> None:
        self._of(conversation_id).set_thinks(conversation_id, thinks)

    def last_message(self, conversation_id: str, role: Role | None = None) -> StoredMessage | None:
        return self._of(conversation_id).last_message(conversation_id, role)

    def versions(self, conversation_id: str) -> dict[str, tuple[str, ...]]:
        return self._of(conversation_id).versions(conversation_id)

    def show_version(self, message_id: str) -> None:
        self._with(message_id).show_version(message_id)

    def tree(self, conversation_id: str) -> list[TreeNode]:
        return self._of(conversation_id).tree(conversation_id)

    def delete_message(self, message_id: str) -> None:
        self._with(message_id).delete_message(message_id)

    def restore_message(self, message_id: str) -> None:
        self._with(message_id).restore_message(message_id)

    def fork(self, message_id: str, title: str) -> Conversation:
        return self._with(message_id).fork(message_id, title)

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        self._of(conversation_id).set_pinned(conversation_id, pinned)

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        self._of(conversation_id).set_archived(conversation_id, archived)

    def set_folder(self, conversation_id: str, folder: str) -> None:
        self._of(conversation_id).set_folder(conversation_id, folder)

    def add_message(
        self,
        conversation_id: str,
        parent_id: str | None,
        role: Role,
        content: str,
        state: MessageState,
        *,
        attachments: Sequence[Attachment] = (),
        edited: bool = False,
    ) -> StoredMessage:
        store = self._of(conversation_id)
        place = (conversation_id, parent_id, role, content, state)
        return store.add_message(*place, attachments=attachments, edited=edited)

    def set_sending(self, message_id: str, sending: Sending) -> None:
        self._with(message_id).set_sending(message_id, sending)

    def update_message(
        self,
        message_id: str,
        content: str,
        state: MessageState,
        receipt: Receipt | None = None,
        *,
        notices: Sequence[Notice] | None = None,
        annotations: Sequence[Annotation] | None = None,
        thinking: Thinking | None = None,
    ) -> None:
        self._with(message_id).update_message(
            message_id,
            content,
            state,
            receipt,
            notices=notices,
            annotations=annotations,
            thinking=thinking,
        )

    def annotate_message(self, message_id: str, annotations: Sequence[Annotation]) -> None:
        self._with(message_id).annotate_message(message_id, annotations)

    def _of(self, conversation_id: str) -> ConversationStore:
        temporary = self.temporary
        if temporary is not None and self.is_temporary(conversation_id):
            return temporary
        return self._kept

    def _with(self, message_id: str) -> ConversationStore:
        temporary = self.temporary
        if temporary is not None and temporary.message(message_id) is not None:
            return temporary
        return self._kept
