"""Folders that a conversation reads, kept in step with what is in them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.progress import Progressed

MOST_OF_A_FOLDER = 200  # documents
NEW_CONVERSATION = "new"
"""Stands for the one that is not stored yet."""

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class FolderDocument:
    """A file of a folder.

    Attributes:
        name: its path below the folder.
        document_id: a hash of what was read of it, so that one that changed is another.
    """

    name: str
    document_id: str


@dataclass(frozen=True, slots=True)
class FolderSource:
    """A folder as it was read last."""

    path: Path
    documents: tuple[FolderDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class FolderStep:
    """What came of reading a folder anew.

    Attributes:
        first: it had not been read before.
        missing: the folder is not there; what was read before stays.
        failed: names of files that could not be read.
        unfinished: there are more than are taken.
    """

    source: FolderSource
    first: bool = False
    new: int = 0
    changed: int = 0
    removed: int = 0
    failed: tuple[str, ...] = ()
    missing: bool = False
    unfinished: bool = False

    def words(self) -> str:
        """What is different, in a line; "" where nothing is."""
        name = self.source.path.name
        if self.missing:
            return tr("{folder} is not there: what was read of it before is used.", folder=name)
        told = []
        if not self.first:
            parts = [
                words
                for count, words in (
                    (self.new, tr("{count} new", count=self.new)),
                    (self.changed, tr("{count} changed", count=self.changed)),
                    (self.removed, tr("{count} removed", count=self.removed)),
                )
                if count
            ]
            if parts:
                told.append(tr("{folder}: {changes}.", folder=name, changes=tr(", ").join(parts)))
        elif not self.source.documents:
            told.append(tr("There is no document in {folder}.", folder=name))
        if self.unfinished:
            count = len(self.source.documents)
            told.append(tr("Only the first {count:,} documents were taken.", count=count))
        if self.failed:
            words = tr_count(
                "{count} file could not be read: {names}.",
                "{count} files could not be read: {names}.",
                len(self.failed),
                names=tr(", ").join(self.failed[:_MOST_NAMED]),
            )
            told.append(words)
        return " ".join(told)


class FolderStore(Protocol):
    """Keeps which folders a conversation reads. Every method may be called from any thread.

    ``NEW_CONVERSATION`` stands for the one that is not stored yet. What is kept of a folder's
    documents stays as long as the folder is. Each raises UserFacingError where the file cannot
    be written.
    """

    def sources(self, conversation_id: str) -> tuple[FolderSource, ...]:
        """In the order they were added."""
        ...

    def keep(self, conversation_id: str, source: FolderSource) -> None:
        """Store it, in place of what was stored of the same folder."""
        ...

    def remove(self, conversation_id: str, path: Path) -> None:
        """Read it no more."""
        ...

    def move(self, conversation_id: str, to: str) -> None:
        """The new conversation has an id now."""
        ...


class Folders(Protocol):
    """The folders of conversations, read again when they may have changed."""

    @property
    def store(self) -> FolderStore: ...

    def step(
        self, conversation_id: str, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, FolderStep]:
        """Read what is new or changed in a folder, and store it; away from the window.

        Raises:
            UserFacingError: it cannot be stored.
            CancelledError: it was cancelled; what was stored before stays.
        """
        ...
