"""The documents of the Summarize view as a list for Qt."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.summarize.document_entry import DocumentEntry

DETAIL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 2

Index = QModelIndex | QPersistentModelIndex


class DocumentList(QAbstractListModel):
    """In the order they were added."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[DocumentEntry] = []

    @property
    def entries(self) -> tuple[DocumentEntry, ...]:
        return tuple(self._entries)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._entries):
            return None
        entry = self._entries[index.row()]
        return _shown(entry).get(role)

    def add(self, entry: DocumentEntry) -> QModelIndex:
        """Append it."""
        row = len(self._entries)
        self.beginInsertRows(QModelIndex(), row, row)
        self._entries.append(entry)
        self.endInsertRows()
        return self.index(row)

    def remove(self, entry: DocumentEntry) -> None:
        row = self._entries.index(entry)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._entries[row]
        self.endRemoveRows()

    def index_of(self, entry: DocumentEntry) -> QModelIndex:
        return self.index(self._entries.index(entry))

    def refresh(self, entry: DocumentEntry) -> None:
        """What is shown of it changed."""
        index = self.index_of(entry)
        self.dataChanged.emit(index, index)


def _shown(entry: DocumentEntry) -> dict[int, object]:
    under_way = entry.reading is not None or entry.work.busy
    size = "" if under_way else entry.size_words()
    detail = " · ".join(part for part in (entry.state_words(), size) if part)
    return {
        int(Qt.ItemDataRole.DisplayRole): entry.name,
        int(Qt.ItemDataRole.ToolTipRole): str(entry.path) if entry.path else tr("Pasted text"),
        int(Qt.ItemDataRole.AccessibleTextRole): f"{entry.name}, {detail}",
        DETAIL_ROLE: detail,
        ENTRY_ROLE: entry,
    }
