"""A table that is wider than its text and scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role

_EDGE = 2  # of the ring that shows the focus


class TableBox(QScrollArea):
    """Laid over its room in a document.

    Args:
        table: shows the table, at any width.

    Signals:
        height_changed: it needs another height.
    """

    height_changed = Signal()

    def __init__(self, table: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        set_role(self, "table")
        self._table = table
        self._width = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Table"))
        self.viewport().setAutoFillBackground(False)
        table.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setWidget(table)
        table.setAutoFillBackground(False)
        table.installEventFilter(self)

    @property
    def wanted_height(self) -> int:
        """All of the table, and the bar under it."""
        bar = self.horizontalScrollBar().sizeHint().height()
        return self._table.height() + bar + 2 * _EDGE

    def set_table_width(self, width: int) -> None:
        """What the table takes in pixels, where the box is not wider."""
        self._width = width
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._table and event.type() == QEvent.Type.Resize:
            self.height_changed.emit()
        return super().eventFilter(watched, event)

    @Slot()
    def _fit(self) -> None:
        self._table.setFixedWidth(max(self._width, self.viewport().width()))
