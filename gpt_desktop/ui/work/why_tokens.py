"""The words of a result with how probable each was, as a table."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from gpt_desktop.core.annotations import Probability
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.work.why_words import percent, token_words

_HEIGHT = 170
_TOP = QModelIndex()


class TokenList(QAbstractTableModel):
    """Rows are tokens; nothing is made for those out of sight."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.tokens: tuple[Probability, ...] = ()

    def show_tokens(self, text: str, tokens: tuple[Probability, ...]) -> None:
        """Show these, whose spans are of the text."""
        self.beginResetModel()
        self.text, self.tokens = text, tokens
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self.tokens)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else 2

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        token = self.tokens[index.row()]
        if index.column():
            return percent(token.logprob)
        return token_words(token.span.of(self.text))

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return tr("Probability") if section else tr("Word or part of one")


class WhyTokens(QTableView):
    """One row is chosen at a time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = TokenList(self)
        self.setModel(self.list)
        self.setAccessibleName(tr("Words of the result and their probabilities"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFixedHeight(_HEIGHT)
        self.verticalHeader().hide()
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
