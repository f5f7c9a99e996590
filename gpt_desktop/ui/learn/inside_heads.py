"""All heads of all layers at a glance: how much each looks elsewhere than at the first token."""

from __future__ import annotations

from math import floor

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.inside import InsideLook
from gpt_desktop.ui.theme.theme import Theme

_CELL, _GAP, _WIDEST = 12.0, 2.0, 24.0  # pixels
_STRONGEST = 255
_TABLE_HEIGHT = 200  # pixels
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class HeadMap(QWidget):
    """A column a layer, a row a head; click or arrow keys choose one.

    The table below the text has the numbers of the chosen one.

    Signals:
        head_chosen: a layer and a head.
    """

    head_chosen = Signal(int, int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shares: list[list[float]] = []  # [layers][heads]
        self._chosen: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Heads of all layers"))
        theme.changed.connect(self.update)

    @property
    def shares(self) -> list[list[float]]:
        """What is shown: 0 to 1, [layers][heads]."""
        return self._shares

    def show_token(self, look: InsideLook, number: int) -> None:
        """How much each head looked elsewhere from the token of this number."""
        count = len(look.tokens)
        self._shares = [
            [1 - layer.row(head, number, count)[0] for head in range(layer.heads)]
            for layer in look.layers
        ]
        rows = max((len(heads) for heads in self._shares), default=0)
        self.setFixedHeight(round(rows * _CELL + 2 * _GAP))
        self._describe()

    def choose(self, layer: int | None, head: int | None) -> None:
        """Mark one; None where the mean of several is shown."""
        self._chosen = None if layer is None or head is None else (layer, head)
        self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # some hundred cells
        palette = self._theme.palette
        painter = QPainter(self)
        for layer, heads in enumerate(self._shares):
            for head, share in enumerate(heads):
                colour = QColor(palette.accent)
                colour.setAlpha(round(_STRONGEST * min(1.0, max(0.0, share))))
                place = self._place(layer, head)
                painter.fillRect(place, QColor(palette.line))
                painter.fillRect(place, colour)
        if self._chosen is not None:
            painter.setPen(QPen(QColor(palette.text), 2))
            painter.drawRect(self._place(*self._chosen))
        if self.hasFocus():
            painter.setPen(QPen(QColor(palette.accent), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        layer = floor((at.x() - _GAP) / self._wide)
        self._emit(layer, floor((at.y() - _GAP) / _CELL))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        elif self._chosen is None:
            self._emit(0, 0)
        else:
            self._emit(self._chosen[0] + step[0], self._chosen[1] + step[1])

    @property
    def _wide(self) -> float:
        """Of a cell with its gap; all layers fit."""
        return min(_WIDEST, (self.width() - 2 * _GAP) / max(1, len(self._shares)))

    def _place(self, layer: int, head: int) -> QRectF:
        wide = self._wide
        return QRectF(_GAP + layer * wide, _GAP + head * _CELL, wide - _GAP, _CELL - _GAP)

    def _emit(self, layer: int, head: int) -> None:
        if 0 <= layer < len(self._shares) and 0 <= head < len(self._shares[layer]):
            self.head_chosen.emit(layer, head)

    def _describe(self) -> None:
        words = ""
        if self._chosen is not None and self._shares:
            layer, head = self._chosen
            words = tr(
                "Layer {layer}, head {head}: {share} elsewhere than at the first token",
                layer=layer + 1,
                head=head + 1,
                share=f"{100 * self._shares[layer][head]:.1f} %",
            )
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()


class HeadTable(QTableWidget):
    """The same in numbers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Heads of all layers"))
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setFixedHeight(_TABLE_HEIGHT)

    def show_shares(self, shares: list[list[float]]) -> None:
        """Show 0 to 1, [layers][heads]; a column a layer."""
        self.setColumnCount(len(shares))
        self.setRowCount(max((len(heads) for heads in shares), default=0))
        for layer, heads in enumerate(shares):
            for head, share in enumerate(heads):
                self.setItem(head, layer, QTableWidgetItem(f"{100 * share:.1f} %"))
        self.resizeColumnsToContents()
