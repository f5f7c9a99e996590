"""The probabilities of the next token at all temperatures, side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook
from gpt_desktop.ui.learn.inside_next import BarDelegate, figure, percent
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.work.why_words import token_words


class InsideTemperatures(QTableWidget):
    """A row for each of the likeliest tokens and one for all others, a column a temperature.

    Each share is a number with a bar as long as the share.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(0, 1 + len(TEMPERATURES))
        self.setHorizontalHeaderLabels([tr("Next token"), *(f"{each:g}" for each in TEMPERATURES)])
        self.setAccessibleName(tr("Probabilities at each temperature"))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        delegate = BarDelegate(theme, self)
        for column in range(1, self.columnCount()):
            self.setItemDelegateForColumn(column, delegate)
        theme.changed.connect(self.viewport().update)

    def show_look(self, look: InsideLook) -> None:
        """Show another text's next tokens."""
        self.setRowCount(len(look.likeliest) + 1)
        others = tr("{count} others", count=f"{look.vocabulary - len(look.likeliest):,}")
        for row, name in enumerate([*(token_words(each.text) for each in look.likeliest), others]):
            self.setItem(row, 0, QTableWidgetItem(name))
        for column, temperature in enumerate(TEMPERATURES, 1):
            shares = [look.share(each, temperature) for each in look.likeliest]
            for row, share in enumerate([*shares, max(0.0, 1 - sum(shares))]):
                cell = figure(percent(share))
                cell.setData(Qt.ItemDataRole.UserRole, share)
                self.setItem(row, column, cell)
        heights = sum(self.rowHeight(row) for row in range(self.rowCount()))
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + heights + 2 * self.frameWidth())
