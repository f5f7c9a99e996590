"""Keeps the texts of documents beside their summaries, so that a restart loses none."""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, Signal

from gpt_desktop.background.job import Job
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.view.context import ViewContext


class DocumentTexts(QObject):
    """Each under a draft of its own: it is written once, on the io lane.

    Signals:
        failed: an Exception where a text could not be kept.
    """

    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def keep(self, entry: DocumentEntry) -> None:
        self._save(entry, entry.text_draft())

    def forget(self, entry: DocumentEntry) -> None:
        self._save(entry, {})

    def load(self, entry: DocumentEntry) -> None:
        """Give the entry its text, where it was kept and is not there."""
        if entry.document is None:
            entry.restore_text(self._context.services.drafts.load_draft(_key(entry)))

    def _save(self, entry: DocumentEntry, draft: dict[str, object]) -> None:
        drafts, key = self._context.services.drafts, _key(entry)

        def work(token: CancelToken) -> Generator[None, None, None]:
            del token  # it is short
            drafts.save_draft(key, draft)
            yield

        job = Job(tr("Keeping {name}", name=entry.name), work)
        job.failed.connect(self.failed)
        self._context.lanes.io.start(job)


def _key(entry: DocumentEntry) -> str:
    return f"summarize/{entry.id}"
