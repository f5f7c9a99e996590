"""What Translate asks for besides its task."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.documents import DocumentStore
from gpt_desktop.core.tasks.base import Task
from gpt_desktop.core.tasks.translate.document_task import DocumentTranslation
from gpt_desktop.core.tasks.translate.task import TranslateTask
from gpt_desktop.core.translation.bilingual import BilingualTable
from gpt_desktop.core.translation.glossary import GlossaryStore
from gpt_desktop.core.translation.rewriting import DocumentRewriter
from gpt_desktop.documents.bilingual_file import BilingualFiles
from gpt_desktop.documents.rewritten.rewriter import ChildProcessRewriter
from gpt_desktop.services.document_ports import TranslateDocuments
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.services.ports import ModelState
from gpt_desktop.services.segment_translation import SegmentTranslation, WritesSegments
from gpt_desktop.services.translate_document import DocumentTranslations


@dataclass(frozen=True, slots=True)
class FileTranslation:
    """What translates a file without keeping anything."""

    task: Task
    rewriter: DocumentRewriter
    tables: BilingualTable


def segment_translation(
    task: Task, host: ModelHost, glossary: GlossaryStore
) -> SegmentTranslation | None:
    """What translates single segments again; None for a task that does not."""
    return SegmentTranslation(task, host, glossary) if isinstance(task, WritesSegments) else None


def file_translation(task: Task) -> FileTranslation:
    """What translates files.

    Raises:
        TypeError: the task does not translate.
    """
    if not isinstance(task, TranslateTask):
        raise TypeError(f"{task.id} does not translate")
    return FileTranslation(
        DocumentTranslation(task.prompts), ChildProcessRewriter(), BilingualFiles()
    )


def document_translations(
    task: Task, documents: DocumentStore, model: ModelState
) -> TranslateDocuments | None:
    """What translates files and keeps what is finished; None for a task that does not."""
    if not isinstance(task, TranslateTask):
        return None
    parts = file_translation(task)
    return DocumentTranslations(parts.task, parts.rewriter, documents, model, parts.tables)
