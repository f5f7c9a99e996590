"""What was made in a view: searched, opened, deleted with Undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import Work, WorkEntry
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.dated_list import Dated
from gpt_desktop.ui.widgets.searched_side import SearchedSide, SideWords
from gpt_desktop.ui.work.work_shelf import WorkShelf


class HistorySide(SearchedSide):
    """Lists what ``WorkShelf`` finds; it asks when it is first shown, and after each change.

    Signals:
        work_opened: a Work that was chosen.
        work_deleted: the id of one that was deleted.
        undo_offered: text and a callable that undoes.
        failed: an Exception.
    """

    work_opened = Signal(object)
    work_deleted = Signal(str)
    undo_offered = Signal(str, object)
    failed = Signal(object)

    def __init__(self, context: ViewContext, kind: str, parent: QWidget | None = None) -> None:
        words = SideWords(
            search=tr("Search the history"),
            listed=tr("History"),
            untitled=tr("Untitled"),
            none_yet=tr("What you make here is kept, and listed here."),
        )
        super().__init__(context.theme, words, parent=parent)
        self.shelf = WorkShelf(context, kind, self)
        self.query_changed.connect(self.shelf.search)
        self.chosen.connect(self.shelf.open)
        self.delete_requested.connect(self.delete)
        self.shelf.listed.connect(self._on_listed)
        self.shelf.opened.connect(self.work_opened)
        self.shelf.missing.connect(self.shelf.refresh)
        self.shelf.failed.connect(self.failed)
        context.changes.works.connect(self.refresh)

    @Slot()
    def refresh(self) -> None:
        """What there is may have changed; a hidden list asks once it is shown."""
        if not self.isHidden():
            self.shelf.refresh()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.shelf.refresh()

    @Slot(str)
    def delete(self, work_id: str) -> None:
        """Delete one; Undo brings it back into the list."""
        self.shelf.delete(work_id)
        self.work_deleted.emit(work_id)
        self.undo_offered.emit(tr("Deleted from the history"), partial(self.shelf.restore, work_id))

    @Slot(object)
    def _on_listed(self, entries: Sequence[WorkEntry]) -> None:
        self.show_rows([Dated(each.id, each.title, each.created) for each in entries])

    def show_current(self, work: Work | None) -> None:
        """Mark the work that the view shows."""
        self.set_current(work.id if work is not None else "")
