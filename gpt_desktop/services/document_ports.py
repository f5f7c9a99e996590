"""What is offered of documents in another language, as a protocol."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.translation.rewriting import SourceFile
from gpt_desktop.core.translation.unit_document import UnitOutcome
from gpt_desktop.core.works import Work, WorkRequest


class TranslateDocuments(Protocol):
    """Translates files into files of the same format; what it makes are works of "translate"."""

    @property
    def task(self) -> Task:
        """Makes the work; see ``Works.run``."""
        ...

    def read(
        self, path: Path, token: CancelToken, column: str = ""
    ) -> Generator[Progressed, None, SourceFile]:
        """See ``DocumentRewriter.read``."""
        ...

    def request(
        self, source: SourceFile, options: Mapping[str, str], model_id: str = ""
    ) -> WorkRequest:
        """What a work is started with; the texts are kept, so that finished ones stay finished.

        Raises:
            UserFacingError: the disk is full.
        """
        ...

    def source_of(self, work: Work) -> Path | None:
        """The file a work translates; None for works of texts."""
        ...

    def write(
        self, work: Work, target: Path, token: CancelToken
    ) -> Generator[Progressed, None, tuple[UnitOutcome, ...]]:
        """Write the file with all that is translated; returns what became of each unit.

        Raises:
            UserFacingError: see ``DocumentRewriter.write``.
            CancelledError: the token was cancelled.
        """
        ...

    def write_table(self, work: Work, target: Path) -> None:
        """Source, translation and marks in columns, as .docx or .html; of any translation.

        Raises:
            UserFacingError: it cannot be written.
        """
        ...
