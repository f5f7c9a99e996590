"""The documents of the list as a table: name, what its summary says first and most, its state."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Slot,
)

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.tasks.summarize.figures import key_figure
from gpt_desktop.core.tasks.summarize.table import first_sentence
from gpt_desktop.ui.summarize.document_entry import DocumentEntry
from gpt_desktop.ui.summarize.document_list import ENTRY_ROLE, DocumentList

Index = QModelIndex | QPersistentModelIndex

_HEADINGS = (mark("Document"), mark("Summary"), mark("Key figure"), mark("State"))


class OverviewTable(QAbstractTableModel):
    """Follows the list."""

    def __init__(self, documents: DocumentList, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents = documents
        for changed in (documents.rowsInserted, documents.rowsRemoved):
            changed.connect(self._on_rows_changed)
        documents.dataChanged.connect(self._on_data_changed)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._documents.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return tr(_HEADINGS[section])
        return None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        entry = self._documents.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role in {int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)}:
            return row_words(entry)[index.column()]
        return None

    @Slot()
    def _on_rows_changed(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    @Slot(QModelIndex, QModelIndex)
    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        columns = len(_HEADINGS) - 1
        self.dataChanged.emit(self.index(first.row(), 0), self.index(last.row(), columns))


def row_words(entry: DocumentEntry) -> tuple[str, ...]:
    """What the table says of a document."""
    summary = entry.work.text
    return entry.name, first_sentence(summary), _figure(summary), entry.state_words()


@lru_cache(1024)
def _figure(summary: str) -> str:
    """Looked for once: a table is drawn again and again."""
    return key_figure(summary)


def headings() -> tuple[str, ...]:
    """Of the columns."""
    return tuple(tr(each) for each in _HEADINGS)
