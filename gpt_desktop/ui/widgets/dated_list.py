"""What a person made as a list for Qt, under headings that say when it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gpt_desktop.core.i18n import mark, tr

DATED_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
_TODAY, _YESTERDAY = mark("Today"), mark("Yesterday")
_WEEK, _OLDER = mark("This week"), mark("Older")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a name and a time, in seconds since the epoch."""

    id: str
    title: str
    changed: float


class DatedList(QAbstractListModel):
    """A heading is a row that cannot be chosen. Editing a row asks to rename.

    Args:
        untitled: what is shown for one without a title.

    Signals:
        rename_requested: id and the new title.
    """

    rename_requested = Signal(str, str)

    def __init__(self, untitled: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._untitled = untitled
        self._rows: list[str | Dated] = []

    @property
    def rows(self) -> tuple[Dated, ...]:
        return tuple(row for row in self._rows if isinstance(row, Dated))

    def show_rows(self, made: Sequence[Dated], today: date) -> None:
        """Show these, which come latest first, as seen on a day."""
        rows: list[str | Dated] = []
        heading = ""
        for each in made:
            own = period(each.changed, today)
            if own != heading:
                heading = own
                rows.append(heading)
            rows.append(each)
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, conversation_id: str) -> QModelIndex:
        """Its row, or an invalid index."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Dated) and row.id == conversation_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title or self._untitled if isinstance(row, Dated) else tr(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Dated):
            return row.title
        return row if role == DATED_ROLE and isinstance(row, Dated) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not isinstance(self.data(index, DATED_ROLE), Dated):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        row = self.data(index, DATED_ROLE)
        title = " ".join(str(value).split())
        if not isinstance(row, Dated) or not title or title == row.title:
            return False
        self.rename_requested.emit(row.id, title)
        return True


def period(seconds: float, today: date) -> str:
    """The heading for a time: seconds since the epoch, seen on a day of local time."""
    days = (today - datetime.fromtimestamp(seconds).astimezone().date()).days
    if days <= 0:
        return _TODAY
    if days == 1:
        return _YESTERDAY
    return _WEEK if days < 7 else _OLDER


def _key(row: str | Dated) -> str:
    return row.id if isinstance(row, Dated) else f"heading/{row}"
