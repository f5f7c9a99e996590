"""The conversations as a list for Qt, under headings that say when they were."""

from __future__ import annotations

from collections.abc import Sequence
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

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import mark, tr

CONVERSATION_ROLE = int(Qt.ItemDataRole.UserRole) + 1

Index = QModelIndex | QPersistentModelIndex
_TODAY, _YESTERDAY = mark("Today"), mark("Yesterday")
_WEEK, _OLDER = mark("This week"), mark("Older")


class ConversationList(QAbstractListModel):
    """A heading is a row that cannot be chosen. Editing a row asks to rename.

    Signals:
        rename_requested: id and the new title.
    """

    rename_requested = Signal(str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | Conversation] = []

    @property
    def conversations(self) -> tuple[Conversation, ...]:
        return tuple(row for row in self._rows if isinstance(row, Conversation))

    def show_conversations(self, conversations: Sequence[Conversation], today: date) -> None:
        """Show these, which come latest first, as seen on a day."""
        rows: list[str | Conversation] = []
        heading = ""
        for conversation in conversations:
            own = period(conversation.updated, today)
            if own != heading:
                heading = own
                rows.append(heading)
            rows.append(conversation)
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
            if isinstance(row, Conversation) and row.id == conversation_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title or tr("New conversation") if isinstance(row, Conversation) else tr(row)
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Conversation):
            return row.title
        return row if role == CONVERSATION_ROLE and isinstance(row, Conversation) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not isinstance(self.data(index, CONVERSATION_ROLE), Conversation):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        conversation = self.data(index, CONVERSATION_ROLE)
        title = " ".join(str(value).split())
        if not isinstance(conversation, Conversation) or not title or title == conversation.title:
            return False
        self.rename_requested.emit(conversation.id, title)
        return True


def period(seconds: float, today: date) -> str:
    """The heading for a time: seconds since the epoch, seen on a day of local time."""
    days = (today - datetime.fromtimestamp(seconds).astimezone().date()).days
    if days <= 0:
        return _TODAY
    if days == 1:
        return _YESTERDAY
    return _WEEK if days < 7 else _OLDER


def _key(row: str | Conversation) -> str:
    return row.id if isinstance(row, Conversation) else f"heading/{row}"
