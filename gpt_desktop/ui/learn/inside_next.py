"""What may come next: logits and their probabilities at a temperature, as bars and numbers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.segments import Segments
from gpt_desktop.ui.work.why_words import token_words

_SHARE = Qt.ItemDataRole.UserRole
_BAR = 4.0  # pixels
_USUAL = 1.0


class NextTokens(QWidget):
    """The likeliest tokens in a table whose shares are drawn as bars too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look: InsideLook | None = None
        self.temperature = _USUAL
        choices = [(str(each), f"{each:g}") for each in TEMPERATURES]
        self.temperatures = Segments(choices, str(_USUAL))
        self.temperatures.setAccessibleName(tr("Temperature"))
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels([tr("Next token"), tr("Logit"), tr("Probability")])
        self.table.setAccessibleName(tr("What may come next"))
        self.table.verticalHeader().hide()
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setItemDelegateForColumn(0, BarDelegate(theme, self.table))
        self.others = wrapping_label("second")
        label = QLabel(tr("Temperature"))
        set_role(label, "second")
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(label)
        row.addWidget(self.temperatures)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.table)
        column.addWidget(self.others)
        self.temperatures.value_changed.connect(self.set_temperature)
        theme.changed.connect(self.table.viewport().update)

    def show_look(self, look: InsideLook) -> None:
        """Show another text's next tokens."""
        self._look = look
        self._draw()

    @Slot(str)
    def set_temperature(self, value: str) -> None:
        """One of ``TEMPERATURES``, as text; others are left alone."""
        if value in self.temperatures.buttons:
            self.temperature = float(value)
            self.temperatures.buttons[value].setChecked(True)
            self._draw()

    def _draw(self) -> None:
        look = self._look
        if look is None:
            return
        shares = [look.share(each, self.temperature) for each in look.likeliest]
        self.table.setRowCount(len(shares))
        for row, (each, share) in enumerate(zip(look.likeliest, shares, strict=True)):
            words = QTableWidgetItem(token_words(each.text))
            words.setData(_SHARE, share)
            words.setToolTip(tr("Token number {id}", id=each.id))
            self.table.setItem(row, 0, words)
            self.table.setItem(row, 1, figure(f"{each.logit:.2f}"))
            self.table.setItem(row, 2, figure(percent(share)))
        heights = sum(self.table.rowHeight(row) for row in range(len(shares)))
        header = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(header + heights + 2 * self.table.frameWidth())
        self.others.setText(
            tr(
                "All other {count} tokens together: {share}",
                count=f"{look.vocabulary - len(shares):,}",
                share=percent(max(0.0, 1 - sum(shares))),
            )
        )


class BarDelegate(QStyledItemDelegate):
    """Draws the words, and under them a bar as long as the share."""

    def __init__(self, theme: Theme, table: QTableWidget) -> None:
        super().__init__(table)
        self._theme = theme
        self._table = table

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        at = self._table.model().index(index.row(), index.column())
        place = QRectF(self._table.visualRect(at))
        long = place.width() * float(index.data(_SHARE))
        bar = QRectF(place.left(), place.bottom() - _BAR, long, _BAR)
        painter.fillRect(bar, QColor(self._theme.palette.accent))


def figure(text: str) -> QTableWidgetItem:
    """A cell whose number stands at the right."""
    item = QTableWidgetItem(text)
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def percent(share: float) -> str:
    """A share of 1 in hundredths."""
    return f"{100 * share:.2f} %"
