"""The side list of texts: a new one, a search, and those there are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.texts import TextEntry
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE, Dated, Heading, dated_rows
from gpt_desktop.ui.widgets.searched_side import SearchedSide, SideWords

SEARCH_KEYS, PIN_KEYS = "Ctrl+Shift+F", "Ctrl+Shift+P"


class TextSide(SearchedSide):
    """Asks for the texts when it is shown, and after each change.

    Signals:
        new_requested: a new text is wanted.
        pin_toggled: an id; whether it is to be pinned.
        failed: an Exception.
    """

    new_requested = Signal()
    pin_toggled = Signal(str, bool)
    failed = Signal(object)

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        self.new = IconButton(context.theme, "plus", tr("New text"), "Ctrl+N")
        words = SideWords(
            search=tr("Search texts"),
            listed=tr("Texts"),
            untitled=tr("Untitled"),
            none_yet=tr("What you write is kept, and listed here."),
            keys=SEARCH_KEYS,
        )
        super().__init__(context.theme, words, (self.new,), parent, renames=True)
        self._texts = context.services.texts
        self._query = ""
        self._entries: dict[str, TextEntry] = {}
        self._listing = Question(context.lanes.io, tr("Listing the texts"), self)
        self._listing.answered.connect(self._on_listed)
        self._listing.failed.connect(self.failed)
        self.new.clicked.connect(self.new_requested)
        self.query_changed.connect(self._on_query_changed)
        context.changes.texts.connect(self.refresh)

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """What there is may have changed; a hidden list asks once it is shown."""
        if not self.isHidden():
            self._listing.ask(partial(self._texts.list_texts, self._query))

    def known(self, text_id: str) -> TextEntry | None:
        """One as it was listed last."""
        return self._entries.get(text_id)

    def fill_menu(self, menu: QMenu, index: QModelIndex) -> None:
        row = index.data(DATED_ROLE)
        if isinstance(row, Dated):
            entry = self.known(row.id)
            pinned = entry is not None and entry.pinned
            title = tr("Unpin from the top") if pinned else tr("Pin to the top")
            toggle = partial(self.pin_toggled.emit, row.id, not pinned)
            menu.addAction(title, QKeySequence(PIN_KEYS), toggle)
            menu.addSeparator()
        super().fill_menu(menu, index)

    @Slot()
    def toggle_pin(self) -> None:
        """Of the current row."""
        row = self.list.currentIndex().data(DATED_ROLE)
        entry = self.known(row.id) if isinstance(row, Dated) else None
        if entry is not None:
            self.pin_toggled.emit(entry.id, not entry.pinned)

    @Slot(str)
    def _on_query_changed(self, query: str) -> None:
        self._query = query
        self.refresh()

    @Slot(object)
    def _on_listed(self, entries: Sequence[TextEntry]) -> None:
        self._entries = {each.id: each for each in entries}
        if self._query:
            self.show_all([_row(each) for each in entries])
            return
        pinned = [_row(each) for each in entries if each.pinned]
        rows: list[Heading | Dated] = [Heading(tr("Pinned")), *pinned] if pinned else []
        others = [_row(each) for each in entries if not each.pinned]
        self.show_all([*rows, *dated_rows(others, datetime.now().astimezone().date())])


def _row(entry: TextEntry) -> Dated:
    words = tr_count("{count:,} word", "{count:,} words", entry.words)
    return Dated(entry.id, entry.name, entry.changed, entry.excerpt or words, entry.marked)
