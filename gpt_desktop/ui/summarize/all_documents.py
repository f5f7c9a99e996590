"""The summary over all documents of the list: made, kept, shown again."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from gpt_desktop.core.annotations import DocumentSpan
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.page import SummaryPage
from gpt_desktop.ui.work.kept_work import KeptWork

Make = Callable[[KeptWork, str, str, WorkRequest], None]


class AllDocuments(QObject):
    """Leads the page's overview.

    Args:
        work: the summary over all; empty until one is made or shown.
        make: runs the task into a work.
        summarize: makes the summary of one document.
    """

    def __init__(
        self,
        page: SummaryPage,
        work: KeptWork,
        make: Make,
        summarize: Callable[[DocumentEntry], None],
        entries: Callable[[], Sequence[DocumentEntry]],
    ) -> None:
        super().__init__(page)
        self._page = page
        self.work = work
        self._make, self._summarize, self._entries = make, summarize, entries
        page.overview.show_work(work)
        page.overview.all_requested.connect(self.summarize_all)
        page.overview.entry_opened.connect(self._on_entry_opened)
        page.overview.source_chosen.connect(self._on_source_chosen)
        page.side.all.clicked.connect(self.open)
        page.side.entry_chosen.connect(self._on_entry_chosen)

    @Slot()
    def open(self) -> None:
        self._page.show_overview(True)

    def show(self, stored: Work) -> None:
        """One out of the history, or of before a restart."""
        self.work.show(stored)
        self.open()

    @Slot()
    def summarize_all(self) -> None:
        """Each that has no summary by these options, then all together; one's fault stops none."""
        readable = [entry for entry in self._entries() if entry.document_id]
        if len(readable) < 2 or self.work.busy or self._page.options.lacks_question:
            return
        options = self._page.options.values()
        for entry in readable:
            fresh = entry.options == options and not entry.paused and entry.work.error is None
            if not entry.work.busy and not fresh:
                self._summarize(entry)
        ids = tuple(dict.fromkeys(entry.document_id for entry in readable))
        request = WorkRequest(options=options, document_ids=ids)
        self._make(self.work, tr("All documents"), tr("Summarizing all documents"), request)

    @Slot(object)
    def _on_entry_opened(self, entry: DocumentEntry) -> None:
        index = self._page.index_of(entry)
        self._page.side.choose(index)
        self._on_entry_chosen(entry)

    @Slot(object)
    def _on_source_chosen(self, place: DocumentSpan) -> None:
        """Show a passage in its document, where that is in the list."""
        for entry in self._entries():
            if entry.document_id == place.document_id:
                self._page.document.show_source(place)
                self._on_entry_opened(entry)
                return

    @Slot(object)
    def _on_entry_chosen(self, entry: DocumentEntry) -> None:
        del entry  # the side list has it
        self._page.show_overview(False)
