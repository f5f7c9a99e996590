"""Conversations of which nothing is stored."""

from __future__ import annotations

from typing import Protocol

from gpt_desktop.core.documents import DocumentReader, DocumentStore


class TemporaryConversations(Protocol):
    """Begins and ends them; between that they are conversations as others are.

    They are not listed, not searched and not on the disk. Every method may be called from any
    thread.
    """

    @property
    def documents(self) -> DocumentStore:
        """Those that came with their questions; held for a conversation, they are gone with it."""
        ...

    @property
    def reader(self) -> DocumentReader:
        """Reads files and keeps nothing of them."""
        ...

    def begin(self) -> str:
        """The id of a new one, without messages, with what is chosen for new conversations."""
        ...

    def holds(self, conversation_id: str) -> bool:
        """Whether it is one of them, and not over."""
        ...

    def end(self, conversation_id: str) -> None:
        """It is gone for good; nothing where it is already."""
        ...


def holder_of(conversation_id: str) -> str:
    """Who holds the documents of a conversation; see ``DocumentStore.hold``."""
    return f"assistant/{conversation_id}"
