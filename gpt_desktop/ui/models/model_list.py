"""The rows of models as a list for Qt, under headings that say where they are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.models.model_rows import ModelRow, Section

ROW_ROLE = Qt.ItemDataRole.UserRole

Index = QModelIndex | QPersistentModelIndex


class ModelList(QAbstractListModel):
    """A heading is a row that cannot be chosen. Shown anew as a whole: there are few."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Section | ModelRow] = []

    @property
    def rows(self) -> tuple[ModelRow, ...]:
        return tuple(row for row in self._rows if isinstance(row, ModelRow))

    def show_rows(self, rows: Sequence[ModelRow]) -> None:
        """Show these, section by section."""
        self.beginResetModel()
        self._rows = []
        for section in Section:
            under = [row for row in rows if row.section is section]
            self._rows.extend([section, *under] if under else [])
        self.endResetModel()

    def index_of(self, row_id: str) -> QModelIndex:
        """Its place, or an invalid index."""
        for number, row in enumerate(self._rows):
            if isinstance(row, ModelRow) and row.id == row_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Section):
            return tr(row.value) if role == Qt.ItemDataRole.DisplayRole else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join((row.name, row.state_words, row.summary))
            case Qt.ItemDataRole.UserRole:
                return row
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not isinstance(self.data(index, ROW_ROLE), ModelRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)
