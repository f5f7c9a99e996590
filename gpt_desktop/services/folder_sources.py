"""Keeps the folders of conversations in step with what is in them."""

from __future__ import annotations

import logging
from collections.abc import Generator
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.folder_files import gather_files
from gpt_desktop.core.folder_sources import (
    MOST_OF_A_FOLDER,
    FolderDocument,
    FolderSource,
    FolderStep,
    FolderStore,
)
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.steps import finish

log = logging.getLogger(__name__)


class FolderSources:
    """Implements ``Folders``.

    Args:
        reader: keeps what it reads, so that a file that did not change costs nothing.
    """

    def __init__(
        self, store: FolderStore, reader: DocumentReader, most: int = MOST_OF_A_FOLDER
    ) -> None:
        self.store = store
        self._reader = reader
        self._most = most

    def step(
        self, conversation_id: str, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, FolderStep]:
        """Read what is new or changed; see ``Folders.step``.

        Raises:
            UserFacingError: it cannot be stored.
            CancelledError: it was cancelled.
        """
        known = {source.path: source for source in self.store.sources(conversation_id)}
        before = known.get(path)
        if not path.is_dir():
            return FolderStep(before or FolderSource(path), missing=True)
        found = gather_files(path, token, self._most)
        documents: list[FolderDocument] = []
        failed: list[str] = []
        for number, file in enumerate(found.files):
            name = str(file.relative_to(path))
            total = len(found.files)
            yield Progressed(Phase.OPENING, number, total, Unit.PARTS, path.name)
            document_id = self._read(file, token)
            if document_id:
                documents.append(FolderDocument(name, document_id))
            else:
                failed.append(name)
        source = FolderSource(path, tuple(documents))
        self.store.keep(conversation_id, source)
        return _compared(before, source, tuple(failed), unfinished=found.unfinished)

    def _read(self, file: Path, token: CancelToken) -> str:
        """The id of what is in a file; "" where it cannot be read."""
        try:
            return finish(self._reader.read(file, token), lambda _: None).id
        except UserFacingError as error:
            token.raise_if_cancelled()
            log.info("A file of a folder could not be read: %s", error)
            return ""


def _compared(
    before: FolderSource | None, now: FolderSource, failed: tuple[str, ...], *, unfinished: bool
) -> FolderStep:
    old = {each.name: each.document_id for each in before.documents} if before else {}
    new = {each.name: each.document_id for each in now.documents}
    return FolderStep(
        now,
        first=before is None,
        new=sum(name not in old for name in new),
        changed=sum(old.get(name, each) != each for name, each in new.items()),
        removed=sum(name not in new and name not in failed for name in old),
        failed=failed,
        unfinished=unfinished,
    )
