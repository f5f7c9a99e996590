"""The person's terms: files of them in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from gpt_desktop.core.bounded_file import read_bounded_bytes
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.translation.glossary import GlossaryFile, GlossaryStore
from gpt_desktop.core.translation.glossary_csv import LARGEST, read_terms, write_terms
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.whole_file import whole_file


class StoredTerms:
    """The Terms of the app.

    Args:
        decode: the text of a file's bytes, in whatever encoding; raises UserFacingError.
    """

    def __init__(self, store: GlossaryStore, decode: Callable[[bytes], str]) -> None:
        self._store = store
        self._decode = decode

    @property
    def store(self) -> GlossaryStore:
        return self._store

    def read_file(self, path: Path, pair: Pair | None = None) -> GlossaryFile:
        try:
            data = read_bounded_bytes(path, LARGEST)
        except (OSError, ValueError) as error:
            raise UserFacingError(
                tr("“{name}” cannot be read.", name=path.name),
                tr("The system says: {reason}.", reason=getattr(error, "strerror", None) or error),
                tr("Choose another file."),
            ) from error
        return read_terms(self._decode(data), pair)

    def write_file(self, path: Path, terms: Sequence[Term] | None = None) -> int:
        written = self._store.terms() if terms is None else terms
        try:
            with whole_file(path, mode=shared_mode()) as file:
                file.write(write_terms(written))
        except OSError as error:
            raise write_error(error, path.parent) from error
        return len(written)
