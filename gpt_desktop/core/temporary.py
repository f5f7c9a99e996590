"""Conversations of which nothing is stored."""

from __future__ import annotations

from typing import Protocol


class TemporaryConversations(Protocol):
    """Begins and ends them; between that they are conversations as others are.

    They are not listed, not searched and not on the disk. Every method may be called from any
    thread.
    """

    def begin(self) -> str:
        """The id of a new one, without messages, with what is chosen for new conversations."""
        ...

    def holds(self, conversation_id: str) -> bool:
        """Whether it is one of them, and not over."""
        ...

    def end(self, conversation_id: str) -> None:
        """It is gone for good; nothing where it is already."""
        ...
