"""Translating files into files of the same format, on top of works."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import DocumentStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.translation.bilingual import BilingualTable, bilingual_rows
from gpt_desktop.core.translation.rewriting import DocumentRewriter, SourceFile
from gpt_desktop.core.translation.unit_document import UnitOutcome, unit_document, unit_outcomes
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.services.ports import ModelState

# What a work's ``extra`` says of its file.
FILE, COLUMN, SHA256, TAGS = "file", "column", "file_sha256", "tags"


class DocumentTranslations:
    """Implements ``TranslateDocuments``.

    Args:
        task: translates the texts of a file.
        documents: keeps them, and with them what is finished of a work that was stopped.
        tables: writes tables of sources and translations.
    """

    def __init__(
        self,
        task: Task,
        rewriter: DocumentRewriter,
        documents: DocumentStore,
        model: ModelState,
        tables: BilingualTable,
    ) -> None:
        self.task = task
        self._rewriter = rewriter
        self._documents = documents
        self._model = model
        self._tables = tables

    def read(
        self, path: Path, token: CancelToken, column: str = ""
    ) -> Generator[Progressed, None, SourceFile]:
        """The texts of a file; see ``TranslateDocuments.read``."""
        return self._rewriter.read(path, token, column)

    def request(
        self, source: SourceFile, options: Mapping[str, str], model_id: str = ""
    ) -> WorkRequest:
        """What a work is started with; see ``TranslateDocuments.request``."""
        facts = self._model.facts(model_id)
        # A model that goes on from examples was never told what tags are.
        tags = facts is not None and facts.prompt_style is not PromptStyle.FEW_SHOT
        document = unit_document(source, tags=tags)
        if not document.blocks:
            raise UserFacingError(
                tr("There is nothing to translate in “{name}”.", name=source.path.name),
                tr("It has no words, or all of them are translated."),
                tr("Choose another file."),
            )
        self._documents.keep(document)
        extra = {FILE: str(source.path), SHA256: source.sha256, COLUMN: source.column}
        return WorkRequest(
            text=document.text,
            options=options,
            document_ids=(document.id,),
            extra={**extra, TAGS: "1" if tags else ""},
            model_id=model_id,
        )

    def source_of(self, work: Work) -> Path | None:
        """The file a work translates; None for works of texts."""
        name = work.request.extra.get(FILE, "")
        return Path(name) if name else None

    def write(
        self, work: Work, target: Path, token: CancelToken
    ) -> Generator[Progressed, None, tuple[UnitOutcome, ...]]:
        """Write the file with all that is translated; see ``TranslateDocuments.write``."""
        path, extra = self.source_of(work), work.request.extra
        if path is None:
            raise ValueError("a work of a text has no file")
        source = yield from self._rewriter.read(path, token, extra.get(COLUMN, ""))
        # The rewriter compares: what was translated has to be what is there.
        source = replace(source, sha256=extra.get(SHA256, ""))
        document = unit_document(source, tags=bool(extra.get(TAGS)))
        if document.text != work.request.text:
            raise UserFacingError(
                tr("“{name}” has changed since it was read.", name=path.name),
                tr("The translation belongs to what stood in it before."),
                tr("Translate it again; what has not changed is not translated anew."),
            )
        outcomes = tuple(unit_outcomes(source, document, work.text, work.annotations))
        written = [each.written for each in outcomes]
        language = work.request.options.get("target", "")
        yield from self._rewriter.write(source, written, language, target, token)
        return outcomes

    def write_table(self, work: Work, target: Path) -> None:
        """Source, translation and marks in columns; see ``TranslateDocuments.write_table``."""
        rows = bilingual_rows(work.request.text, work.text, work.annotations)
        self._tables.write(rows, work.title, target)
