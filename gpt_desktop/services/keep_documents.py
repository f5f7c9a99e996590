"""Reading documents once: what was read is kept, and an unchanged file is not read again."""

from __future__ import annotations

import logging
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Document, DocumentReader, DocumentStore, FileState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed

log = logging.getLogger(__name__)


class KeepingReader:
    """A DocumentReader over another one and a store."""

    def __init__(self, reader: DocumentReader, store: DocumentStore) -> None:
        self._reader = reader
        self._store = store

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        """What is kept of a file, or what is read of it; see ``DocumentReader``.

        A store that fails costs nothing but a warning among the document's.
        """
        token.raise_if_cancelled()
        state = _state_of(path)
        if state is not None:
            known = self._store.known_file(state)
            if known is not None:
                return replace(known, path=path)
        document = yield from self._reader.read(path, token, password)
        # A file that was written while it was read may have given half of each.
        unchanged = state if state == _state_of(path) else None
        return self._kept(document, unchanged)

    def _kept(self, document: Document, state: FileState | None) -> Document:
        try:
            self._store.keep(document, state)
        except UserFacingError as error:
            log.warning("A document could not be kept: %s", error)
            words = tr("This document is not being kept: {reason}", reason=error.what)
            return replace(document, warnings=(*document.warnings, words))
        return document


def _state_of(path: Path) -> FileState | None:
    """None where the file cannot be looked at; reading it will tell why."""
    place = path.absolute()
    try:
        found = place.stat()
    except (OSError, ValueError):
        return None
    return FileState(place, found.st_size, found.st_mtime_ns)
