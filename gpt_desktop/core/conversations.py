"""Conversations as they are kept: a tree of messages, each answer with its receipt."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.conversation_tree import TreeNode
from gpt_desktop.core.generation import FinishReason, Receipt
from gpt_desktop.core.messages import Role
from gpt_desktop.core.search_hits import SearchHit
from gpt_desktop.core.tasks.base import Notice
from gpt_desktop.core.thinking import Thinking


class MessageState(StrEnum):
    """How far a stored message got."""

    COMPLETE = "complete"
    PARTIAL = "partial"  # being written, or left behind by a crash
    STOPPED = "stopped"  # the person stopped it; what there is stays
    FAILED = "failed"


class Sending(StrEnum):
    """Whether a message is sent to the model with later questions."""

    AUTO = "auto"  # as long as there is room
    PINNED = "pinned"  # always
    DROPPED = "dropped"  # never


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that came with a question.

    Attributes:
        document_id: of the document as it was read; kept in the document store.
        name: what the person calls it: a file's name, or "" for pasted text.
    """

    document_id: str
    name: str


_CUT = (FinishReason.LENGTH, FinishReason.CONTEXT)


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation in the list. Times are seconds since the epoch, UTC."""

    id: str
    title: str
    created: float
    updated: float
    pinned: bool = False
    archived: bool = False
    folder: str = ""  # its name; "" where it lies in none


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """One message. Answers regenerated from the same question share a parent."""

    id: str
    conversation_id: str
    parent_id: str | None
    role: Role
    content: str
    state: MessageState
    created: float
    receipt: Receipt | None = None
    notices: tuple[Notice, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    thinking: Thinking | None = None
    attachments: tuple[Attachment, ...] = ()
    sending: Sending = Sending.AUTO
    edited: bool = False  # an answer that the person wrote in the model's place

    @property
    def still_thinking(self) -> bool:
        """Whether it ended, or was ended, before the answer itself began."""
        return self.thinking is not None and not self.content.strip()

    @property
    def can_go_on(self) -> bool:
        """Whether it is an answer with a beginning and without its end; any model can add one."""
        begun = self.still_thinking or bool(self.content.strip())
        if self.role is not Role.ASSISTANT or not begun:
            return False
        if self.state is MessageState.COMPLETE:
            cut = self.receipt is not None and self.receipt.finish in _CUT
            return cut or (self.still_thinking and self.receipt is not None)
        return self.state is not MessageState.PARTIAL


class ConversationStore(Protocol):
    """Keeps conversations. Every method may be called from any thread.

    Each raises UserFacingError where the disk is full or the file cannot be written.
    """

    def together(self) -> AbstractContextManager[None]:
        """All that this thread changes inside is kept, or nothing of it if anything is raised.

        What is read inside may not show those changes yet.
        """
        ...

    def list_conversations(self, query: str = "") -> list[Conversation]:
        """Those not deleted, latest first; with a query, those whose title or text has it."""
        ...

    def create_conversation(self, title: str, model_id: str = "") -> Conversation:
        """An empty one; ``model_id`` as of ``set_model``."""
        ...

    def rename_conversation(self, conversation_id: str, title: str) -> None: ...

    def delete_conversation(self, conversation_id: str) -> None:
        """Hide it; ``restore_conversation`` brings it back until the next start."""
        ...

    def restore_conversation(self, conversation_id: str) -> None: ...

    def messages(
        self, conversation_id: str, *, newest: int | None = None, before: str | None = None
    ) -> list[StoredMessage]:
        """The current path through the tree, oldest first.

        Args:
            newest: at most so many from the path's end.
            before: only what comes before this message of the path.
        """
        ...

    def message(self, message_id: str) -> StoredMessage | None:
        """Any message of any path; None where it is gone."""
        ...

    def title(self, conversation_id: str) -> str | None:
        """None where it is gone."""
        ...

    def model(self, conversation_id: str) -> str:
        """The id of the model that answers in it; "" for the view's, or where it is gone."""
        ...

    def set_model(self, conversation_id: str, model_id: str) -> None:
        """Let another model answer from the next question on; "" for the view's."""
        ...

    def thinks(self, conversation_id: str) -> bool:
        """Whether the model is to think before it answers; not where that was never chosen."""
        ...

    def set_thinks(self, conversation_id: str, thinks: bool) -> None:
        """From the next answer on."""
        ...

    def last_message(self, conversation_id: str, role: Role | None = None) -> StoredMessage | None:
        """The last of the current path, or the last of a role; reads no more than it must."""
        ...

    def versions(self, conversation_id: str) -> dict[str, tuple[str, ...]]:
        """The ids of what was said in the same place more than once, oldest first.

        Answers by their question's id, questions by the id of the answer they follow, or by
        "" where they begin the conversation. Answers that never came to words are left out,
        unless something was said after them or they end the current path.
        """
        ...

    def show_version(self, message_id: str) -> None:
        """Lead the current path through a message, to the newest of what was said below it."""
        ...

    def tree(self, conversation_id: str) -> list[TreeNode]:
        """All messages of all paths, each after what it follows, older ones first."""
        ...

    def delete_message(self, message_id: str) -> None:
        """Hide it and what was said after it; ``restore_message`` brings it back.

        At the next start it is gone for good. The current path then leads through the newest
        of what was said in its place, or ends before it.
        """
        ...

    def restore_message(self, message_id: str) -> None:
        """Bring back what was deleted with it, and lead the current path through it."""
        ...

    def fork(self, message_id: str, title: str) -> Conversation:
        """Copy what leads to a message, and the message, into a new conversation."""
        ...

    def hits(self, query: str, conversation_ids: Sequence[str]) -> dict[str, SearchHit | None]:
        """Where each of some conversations has what is searched for; takes some time.

        A message of the current path comes before others, a newer one before older ones; None
        where only the title has the words.
        """
        ...

    def set_pinned(self, conversation_id: str, pinned: bool) -> None:
        """Keep it above all others of the list, or not."""
        ...

    def set_archived(self, conversation_id: str, archived: bool) -> None:
        """Put it away from the list, where a search still finds it; or bring it back."""
        ...

    def set_folder(self, conversation_id: str, folder: str) -> None:
        """Put it in a folder, which is there as long as anything is in it; "" for none."""
        ...

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
        """Append below ``parent_id`` and make it the end of the current path."""
        ...

    def set_sending(self, message_id: str, sending: Sending) -> None:
        """Choose whether a message is sent with later questions."""
        ...

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
        """Replace an answer's content as it grows, and its receipt when it ends.

        What is None stays as it was.
        """
        ...

    def annotate_message(self, message_id: str, annotations: Sequence[Annotation]) -> None:
        """Replace what is known of a message's parts; its conversation counts as unchanged."""
        ...


class DraftStore(Protocol):
    """Keeps what views hold and nobody has sent yet, by a key such as ``write``."""

    def load_draft(self, key: str) -> dict[str, object]:
        """What was saved, or an empty dict."""
        ...

    def save_draft(self, key: str, values: dict[str, object]) -> None:
        """Replace it. Values are what JSON can hold."""
        ...
