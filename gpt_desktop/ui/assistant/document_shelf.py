"""Kept documents, read off the GUI thread for whoever shows a part of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from gpt_desktop.background.call import call
from gpt_desktop.core.conversations import Attachment
from gpt_desktop.core.documents import Document
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext

_KEPT = 8  # documents


class DocumentShelf(QObject):
    """Keeps the last few; each is called as the person knows it, where that was said.

    Signals:
        failed: an Exception where the store could not be read.
    """

    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QObject) -> None:
        super().__init__(parent)
        self._store = context.services.document_store
        self._lane = context.lanes.io
        self._names: dict[str, str] = {}
        self._documents: OrderedDict[str, Document] = OrderedDict()

    def name(self, attachments: Sequence[Attachment]) -> None:
        """Know documents by the names they were attached with."""
        self._names.update((each.document_id, each.name) for each in attachments if each.name)

    def fetch(
        self, ids: Sequence[str], then: Callable[[Sequence[Document]], object], owner: QObject
    ) -> None:
        """Call with the documents that are still kept.

        Args:
            owner: what wants them; nothing happens where it is gone by then.
        """
        if all(each in self._documents for each in ids):
            then(self._there(ids))
            return
        known, gone = dict(self._documents), []
        owner.destroyed.connect(lambda: gone.append(True))

        def load() -> list[Document]:
            found = (known.get(each) or self._store.load(each) for each in ids)
            return [document for document in found if document is not None]

        def take(documents: list[Document]) -> None:
            for document in documents:
                self._put(document)
            if not gone:
                then([self._named(document) for document in documents])

        call(self._lane, tr("Opening a document"), load, succeeded=take, failed=self.failed)

    def _there(self, ids: Sequence[str]) -> list[Document]:
        for each in ids:
            self._documents.move_to_end(each)
        return [self._named(self._documents[each]) for each in ids]

    def _put(self, document: Document) -> None:
        self._documents[document.id] = document
        self._documents.move_to_end(document.id)
        while len(self._documents) > _KEPT:
            self._documents.popitem(last=False)

    def _named(self, document: Document) -> Document:
        file = document.path.name  # of what a folder holds, and no question named
        name = self._names.get(document.id) or file or document.title
        return document if name == document.title else replace(document, title=name)
