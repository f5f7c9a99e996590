"""The works of one kind, asked for and changed off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import Work
from gpt_desktop.ui.view.context import ViewContext

LISTED = 200
"""More than anyone scrolls through; a search finds the rest."""


class WorkShelf(QObject):
    """An answer to an older question is dropped when a newer one was asked.

    Signals:
        listed: the WorkEntry of each work found, the latest first.
        opened: a Work that was asked for, or brought back.
        missing: one that was asked for is not there any more.
        failed: an Exception.
    """

    listed = Signal(object)
    opened = Signal(object)
    missing = Signal()
    failed = Signal(object)

    def __init__(self, context: ViewContext, kind: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = context.services.work_store
        self._lane = context.lanes.io
        self._changes = context.changes
        self._kind = kind
        self._query = ""
        self._listing = Question(self._lane, tr("Listing the history"), self)
        self._opening = Question(self._lane, tr("Opening a result"), self)
        self._listing.answered.connect(self.listed)
        self._opening.answered.connect(self._on_opened)
        for question in (self._listing, self._opening):
            question.failed.connect(self.failed)

    @Slot(str)
    def search(self, query: str) -> None:
        """List those that have the words; all of them without any."""
        self._query = query
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """List again what the last search was for."""
        list_works = partial(self._store.list_works, self._kind, self._query, limit=LISTED)
        self._listing.ask(list_works)

    @Slot(str)
    def open(self, work_id: str) -> None:
        """Fetch one."""
        self._opening.ask(partial(self._store.get, work_id))

    def delete(self, work_id: str) -> None:
        """Hide one until the next start, which deletes it for good."""
        self._change(tr("Deleting"), partial(self._store.delete, work_id))

    def restore(self, work_id: str) -> None:
        """Bring a deleted one back."""
        self._change(tr("Restoring"), partial(self._store.restore, work_id))

    def bring_back(self, work_id: str) -> None:
        """The same, and open it."""
        self.restore(work_id)
        self.open(work_id)

    def _change(self, title: str, change: Callable[[], object]) -> None:
        call(self._lane, title, change, failed=self.failed, finished=self._changes.works)

    @Slot(object)
    def _on_opened(self, work: Work | None) -> None:
        if work is None:
            self.missing.emit()
        else:
            self.opened.emit(work)
