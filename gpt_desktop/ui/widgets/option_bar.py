"""The options of a task in a row, below each other where a row is too narrow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.option_box import OptionBox


class OptionBar(QWidget):
    """One box an option, in the task's order, so that a new option needs nothing here.

    Signals:
        changed: another value was chosen, of any.
    """

    changed = Signal()

    def __init__(self, specs: Sequence[OptionSpec], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes = {spec.id: OptionBox(spec) for spec in specs}
        self._boxes = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._boxes.setContentsMargins(0, 0, 0, 0)
        self._boxes.setSpacing(GAP_MEDIUM)
        for box in self.boxes.values():
            self._boxes.addWidget(box)
            box.value_changed.connect(self.changed)

    def sizeHint(self) -> QSize:
        """As wide as a row, which it becomes again where there is room."""
        return QSize(self._row_width(), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        widest = max((box.sizeHint().width() for box in self.boxes.values()), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = self.width() >= self._row_width()
        directions = QBoxLayout.Direction
        self._boxes.setDirection(directions.LeftToRight if fits else directions.TopToBottom)
        self._boxes.setSpacing(GAP_MEDIUM if fits else GAP_SMALL)

    def _row_width(self) -> int:
        widths = [box.sizeHint().width() for box in self.boxes.values()]
        return sum(widths) + GAP_MEDIUM * max(0, len(widths) - 1)

    def values(self) -> dict[str, str]:
        """By option id, as a request has them."""
        return {name: box.value() for name, box in self.boxes.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Choose those that are there; what is no choice changes nothing."""
        for name, box in self.boxes.items():
            if name in values:
                box.set_value(str(values[name]))
