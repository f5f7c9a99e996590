"""What the services offer for the glossary and the translation memory."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.translation.glossary import GlossaryFile, GlossaryStore
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.term import Term
from gpt_desktop.core.translation.unit import ImportedUnits, UnitStore


class Terms(Protocol):
    """The person's glossary, and how it comes in and goes out."""

    @property
    def store(self) -> GlossaryStore: ...

    def read_file(self, path: Path, pair: Pair | None = None) -> GlossaryFile:
        """The terms of a table, not stored; ``pair`` for one that names no languages.

        Raises:
            UserFacingError: it is no table of terms, or cannot be read.
        """
        ...

    def write_file(self, path: Path, terms: Sequence[Term] | None = None) -> int:
        """Write terms, or all, as a table; returns how many.

        Raises:
            UserFacingError: the file cannot be written.
        """
        ...


class KeptTranslations(Protocol):
    """The translation memory, and how it comes in and goes out."""

    @property
    def store(self) -> UnitStore: ...

    def read_file(
        self, path: Path, token: CancelToken
    ) -> Generator[Progressed, None, ImportedUnits]:
        """Take in the units of a TMX file; of one that is broken, none.

        Raises:
            UserFacingError: it is no TMX, or cannot be read; the line is named.
            CancelledError: some units were taken in.
        """
        ...

    def write_file(self, path: Path, token: CancelToken) -> Generator[Progressed, None, int]:
        """Write all units as TMX; returns how many.

        Raises:
            UserFacingError: the file cannot be written.
            CancelledError: there is no file.
        """
        ...
