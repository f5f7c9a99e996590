"""What a person made as a list for Qt, under headings that say when it was, or where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import mark, tr

DATED_ROLE = int(Qt.ItemDataRole.UserRole) + 1
HEADING_ROLE = DATED_ROLE + 1

Index = QModelIndex | QPersistentModelIndex
_ROW_TYPE = "application/x-gpt-desktop-row"
_TODAY, _YESTERDAY = mark("Today"), mark("Yesterday")
_WEEK, _OLDER = mark("This week"), mark("Older")


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a name and a time, in seconds since the epoch.

    Attributes:
        detail: a second line, such as where a search found something.
        marked: parts of the detail that stand out.
    """

    id: str
    title: str
    changed: float
    detail: str = ""
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """Stands above some rows.

    Attributes:
        title: translated.
        key: names what can be folded and dropped on; "" where it only tells a date.
        folded: its rows are not listed.
        count: of its rows, folded or not.
        renames: the title is the person's own, and can be edited.
    """

    title: str
    key: str = ""
    folded: bool = False
    count: int = 0
    renames: bool = False


class DatedList(QAbstractListModel):
    """A heading of a date is a row that cannot be chosen. Editing a row asks to rename.

    Args:
        untitled: what is shown for one without a title.

    Signals:
        rename_requested: id and the new title.
        heading_rename_requested: a heading's key and the new title.
        moved: the id of a row that was dropped on a heading, and the heading's key.
    """

    rename_requested = Signal(str, str)
    heading_rename_requested = Signal(str, str)
    moved = Signal(str, str)

    def __init__(self, untitled: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._untitled = untitled
        self._rows: list[Heading | Dated] = []

    @property
    def rows(self) -> tuple[Dated, ...]:
        return tuple(row for row in self._rows if isinstance(row, Dated))

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(row for row in self._rows if isinstance(row, Heading))

    def show_rows(self, made: Sequence[Dated], today: date) -> None:
        """Show these, which come latest first, as seen on a day."""
        self.show_all(dated_rows(made, today))

    def show_all(self, rows: Sequence[Heading | Dated]) -> None:
        """Show rows and headings as they come."""
        if rows and [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def index_of(self, row_id: str) -> QModelIndex:
        """Its row, or an invalid index."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Dated) and row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def index_of_heading(self, key: str) -> QModelIndex:
        """The same for a heading."""
        for number, row in enumerate(self._rows):
            if isinstance(row, Heading) and row.key == key:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == HEADING_ROLE:
            return row if isinstance(row, Heading) else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(row, self._untitled)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title or self._untitled
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Dated):
            return row.title
        return row if role == DATED_ROLE and isinstance(row, Dated) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not 0 <= index.row() < len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        row = self._rows[index.row()]
        flags = super().flags(index)
        if isinstance(row, Dated):
            return flags | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsDragEnabled
        if not row.key:
            return Qt.ItemFlag.NoItemFlags
        flags |= Qt.ItemFlag.ItemIsDropEnabled
        return flags | Qt.ItemFlag.ItemIsEditable if row.renames else flags

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole or not 0 <= index.row() < len(self._rows):
            return False
        row = self._rows[index.row()]
        title = " ".join(str(value).split())
        if not title or title == row.title:
            return False
        if isinstance(row, Dated):
            self.rename_requested.emit(row.id, title)
        else:
            self.heading_rename_requested.emit(row.key, title)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_ROW_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        ids = [row.id for index in indexes if isinstance(row := index.data(DATED_ROLE), Dated)]
        data.setData(_ROW_TYPE, "\n".join(ids).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, row, column  # only what is under the pointer counts
        return data.hasFormat(_ROW_TYPE) and isinstance(parent.data(HEADING_ROLE), Heading)

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        heading = parent.data(HEADING_ROLE)
        if not self.canDropMimeData(data, action, row, column, parent) or not heading.key:
            return False
        for row_id in bytes(data.data(_ROW_TYPE).data()).decode().split("\n"):
            self.moved.emit(row_id, heading.key)
        # The list is filled anew; the view need take nothing out.
        return False


def dated_rows(made: Sequence[Dated], today: date) -> list[Heading | Dated]:
    """Rows, which come latest first, with a heading before each period of time."""
    rows: list[Heading | Dated] = []
    heading = ""
    for each in made:
        own = period(each.changed, today)
        if own != heading:
            heading = own
            rows.append(Heading(tr(heading)))
        rows.append(each)
    return rows


def period(seconds: float, today: date) -> str:
    """The heading for a time: seconds since the epoch, seen on a day of local time."""
    for beginning, heading in _beginnings(today):
        if seconds >= beginning:
            return heading
    return _OLDER


@lru_cache(maxsize=4)
def _beginnings(today: date) -> tuple[tuple[float, str], ...]:
    """When each period began: asked once a day, not for each of thousands of rows."""

    def midnight(days_ago: int) -> float:
        day = today - timedelta(days=days_ago)
        return datetime(day.year, day.month, day.day).astimezone().timestamp()

    return ((midnight(0), _TODAY), (midnight(1), _YESTERDAY), (midnight(6), _WEEK))


def _key(row: Heading | Dated) -> str:
    return row.id if isinstance(row, Dated) else f"heading/{row.key}/{row.title}"


def _said(row: Heading | Dated, untitled: str) -> str:
    """For screen readers."""
    if isinstance(row, Dated):
        title = row.title or untitled
        return f"{title}. {row.detail}" if row.detail else title
    if not row.key:
        return row.title
    words = {"title": row.title, "count": row.count}
    if row.folded:
        return tr("{title}, {count}, folded", **words)
    return tr("{title}, {count}, unfolded", **words)
