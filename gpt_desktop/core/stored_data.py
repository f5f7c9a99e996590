"""What the app keeps on the disk: what it is, how large, and how it is deleted."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken


class DataKind(StrEnum):
    """Kinds of stored things, as the person is told of them."""

    CONVERSATIONS = "conversations"  # and texts, works, documents, drafts: they share a file
    SETTINGS = "settings"
    MODELS = "models"
    CACHES = "caches"  # what a model has read of long texts
    LOG = "log"
    CRASH_REPORTS = "crash-reports"
    TRAINING = "training"  # what is not done, with its texts, and the programs that train


@dataclass(frozen=True, slots=True)
class StoredPlace:
    """Where one kind is: a file, or a folder of files."""

    kind: DataKind
    path: Path


class Eraser(Protocol):
    """Deletes for good what a database holds; all raise UserFacingError."""

    def erase_conversations(self) -> None:
        """Those in the list and those deleted already, with what was being written in them."""
        ...

    def erase_works(self) -> None:
        """Those in the lists and those deleted already, and all documents."""
        ...

    def erase_texts(self) -> None:
        """Those in the list and those deleted already, with their versions, and own templates."""
        ...

    def erase_translations(self) -> None:
        """The glossary and the translation memory."""
        ...

    def erase_decks(self) -> None:
        """Decks with their cards and how they were known, those deleted already, too."""
        ...


class StoredData(Protocol):
    """All files the app makes. Every method may be called from any thread.

    The work of each raises UserFacingError where the system does not let it delete.
    """

    @property
    def folder(self) -> Path:
        """The one that holds all of it, but for models kept elsewhere."""
        ...

    @property
    def places(self) -> tuple[StoredPlace, ...]: ...

    def measure(self, token: CancelToken) -> Generator[None, None, dict[DataKind, int]]:
        """The bytes of each kind; 0 where there is none of it."""
        ...

    def delete_caches(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete what was read of long texts; returns the bytes freed."""
        ...

    def delete_conversations(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete all conversations for good, and the caches, which hold parts of them.

        No answer may be on its way. Copies kept of older or damaged files go too. Works, and
        drafts of other views, stay. Returns the bytes freed.
        """
        ...

    def delete_works(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete all works and documents for good, with the caches and the copies as above.

        No work may be on its way. Conversations, and texts that nobody has sent, stay.
        """
        ...

    def delete_texts(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete all texts of Write for good, with their versions, and the copies as above.

        None may be open. Proposals, which are works, stay.
        """
        ...

    def delete_translations(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete the glossary and the translation memory for good, and the copies as above.

        Translations that were made, which are works, stay.
        """
        ...

    def delete_decks(self, token: CancelToken) -> Generator[None, None, int]:
        """Delete all decks of cards for good, and the copies as above.

        None may be asked. The quizzes that cards were made of, which are works, stay.
        """
        ...

    @property
    def asked_to_delete_all(self) -> bool:
        """Whether everything is to be deleted when the program ends."""
        ...

    def ask_to_delete_all(self, *, with_models: bool) -> None:
        """Ask for ``delete_all``, which can only be done when nothing is open any more."""
        ...

    def delete_all(self) -> None:
        """Do what was asked. Models that came with the program always stay."""
        ...
