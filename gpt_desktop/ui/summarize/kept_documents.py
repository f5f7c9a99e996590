"""The texts of the documents in the list, kept and brought back off the GUI thread."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.view.context import ViewContext

_HOLDER = "summarize"


class KeptDocuments(QObject):
    """A document in the list is held, so that it stays though no work was made from it yet.

    Signals:
        kept: an entry whose text is safe, so that a work can be made from it.
        loaded: an entry whose document is there now, or cannot be had any more.
        failed: an Exception where a text could not be kept or read.
    """

    kept = Signal(object)
    loaded = Signal(object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = context.services.document_store
        self._lane = context.lanes.io
        self._keeping = 0
        self._wanted: DocumentEntry | None = None
        self._loading = Question(self._lane, tr("Opening a document"), self)
        self._loading.answered.connect(self._on_loaded)
        self._loading.failed.connect(self.failed)

    @property
    def busy(self) -> bool:
        """Whether a text is still being kept."""
        return self._keeping > 0

    def keep(self, entry: DocumentEntry) -> None:
        """Store its text, where reading the file has not done so, and hold it."""
        document, document_id, store = entry.document, entry.document_id, self._store

        def keep() -> DocumentEntry:
            if document is not None:
                store.keep(document)
            store.hold(document_id, _HOLDER)
            return entry

        self._keeping += 1
        call(
            self._lane,
            tr("Keeping {name}", name=entry.name),
            keep,
            succeeded=self.kept,
            failed=self.failed,
            finished=self._on_keeping_ended,
        )

    def hold(self, entry: DocumentEntry) -> None:
        """It is in the list again."""
        hold = partial(self._store.hold, entry.document_id, _HOLDER)
        call(self._lane, tr("Keeping {name}", name=entry.name), hold, failed=self.failed)

    def release(self, entry: DocumentEntry) -> None:
        """It left the list."""
        release = partial(self._store.release, entry.document_id, _HOLDER)
        call(self._lane, tr("Keeping {name}", name=entry.name), release, failed=self.failed)

    def load(self, entry: DocumentEntry) -> None:
        """Give the entry its text, where it was kept and is not there; ``loaded`` follows."""
        if entry.document is not None or not entry.document_id or entry is self._wanted:
            return
        self._wanted = entry
        self._loading.ask(partial(self._store.load, entry.document_id))

    @Slot()
    def _on_keeping_ended(self) -> None:
        self._keeping -= 1

    @Slot(object)
    def _on_loaded(self, document: Document | None) -> None:
        entry, self._wanted = self._wanted, None
        if entry is None:
            return
        if document is not None and entry.document is None:
            entry.set_document(document)
        self.loaded.emit(entry)
