"""What a filter took, piece by piece, as a table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.training.taken import Taken

MOST_SHOWN = 1000
_NAME_WIDTH, _WHY_WIDTH, _HEIGHT = 130, 220, 260
_LONGEST = 120

Index = QModelIndex | QPersistentModelIndex


class TakenRows(QAbstractTableModel):
    """Document, what was taken with what stood around it, and why."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Taken] = ()

    def show_rows(self, rows: Sequence[Taken]) -> None:
        """The first thousand."""
        self.beginResetModel()
        self._rows = tuple(rows[:MOST_SHOWN])
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (tr("Document"), tr("Taken out"), tr("Why"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        taken = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (taken.document, piece_words(taken), taken.why)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            # As plain text: what was taken may look like HTML.
            return "<qt>" + escape(_in_its_place(taken)).replace("\n", "<br>") + "</qt>"
        return None


class TakenTable(QTableView):
    """Reached by Tab; the arrow keys go through it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = TakenRows(self)
        self.setModel(self.rows)
        self.setAccessibleName(tr("What was taken out"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFixedHeight(_HEIGHT)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.resizeSection(0, _NAME_WIDTH)
        head.resizeSection(2, _WHY_WIDTH)


def piece_words(taken: Taken) -> str:
    """What was taken in one line, and what stands there now."""
    line = " ".join(taken.words.split())
    if len(line) > _LONGEST:
        line = line[:_LONGEST] + "…"
    return f"{line} → {taken.put}" if taken.put else line


def _in_its_place(taken: Taken) -> str:
    more = "…" if taken.size > len(taken.words) else ""
    return f"{taken.before}⟦{taken.words}{more}⟧{taken.after}"
