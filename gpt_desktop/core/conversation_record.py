"""Conversations that are carried elsewhere, or come from there: whole, with all versions."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import StoredMessage
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.progress import Progressed

_LOOKED_AT = 64 * 1024  # bytes
_TELLING = (b'"gpt-desktop-conversations"', b'"mapping"')


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """A conversation with every branch of its tree.

    Attributes:
        created, updated: seconds since the epoch, UTC.
        model: the id of the model that answers in it, or "".
        thinks: whether it thinks first; None where that was never chosen.
        head: the id of the message the current path ends with, or "".
        persona: the copy of the one that answers in it.
        messages: each after the one it follows; their ids are its own.
    """

    title: str
    created: float
    updated: float
    messages: tuple[StoredMessage, ...]
    head: str = ""
    model: str = ""
    thinks: bool | None = None
    pinned: bool = False
    archived: bool = False
    folder: str = ""
    persona: Persona | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file.

    Attributes:
        ids: of the new conversations, in the file's order.
        warnings: translated lines on what was left out.
    """

    ids: tuple[str, ...]
    warnings: tuple[str, ...] = ()


class Exchange(Protocol):
    """Carries conversations into files and out of them; on any thread."""

    def save(
        self, conversation_ids: Sequence[str] | None, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, int]:
        """Write conversations, None for all, as JSON; the file is whole or not there.

        Returns:
            How many.

        Raises:
            UserFacingError: it cannot be written.
            CancelledError: the token was cancelled; there is no file.
        """
        ...

    def read(self, path: Path, token: CancelToken) -> Generator[Progressed, None, Imported]:
        """Add the conversations of a file, as new ones: all of them, or none.

        Takes what ``save`` writes, and ChatGPT's ``conversations.json`` or the archive with it.
        A damaged conversation costs itself.

        Raises:
            UserFacingError: it is no such file, or cannot be read.
            CancelledError: the token was cancelled; nothing was added.
        """
        ...


def looks_like_conversations(path: Path) -> bool:
    """Whether a file seems to be one that ``Exchange.read`` takes; reads its beginning only."""
    if path.suffix.lower() == ".zip":
        return True
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT)
    except OSError:
        return False
    return any(word in beginning for word in _TELLING)
