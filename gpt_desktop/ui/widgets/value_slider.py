"""A slider that tells its value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QWidget

from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, SIDE_LIST_WIDTH


class ValueSlider(QWidget):
    """Whole numbers; ``words`` turns one into what is shown beside it.

    Signals:
        value_changed: the new value.
    """

    value_changed = Signal(int)

    def __init__(
        self,
        name: str,
        bounds: tuple[int, int],
        value: int,
        words: Callable[[int], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(*bounds)
        self.slider.setValue(value)
        self.slider.setAccessibleName(name)
        self.slider.setFixedWidth(SIDE_LIST_WIDTH)
        self._label = QLabel(words(value))
        set_role(self._label, "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.slider)
        row.addWidget(self._label)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._on_changed)

    def set_value(self, value: int) -> None:
        self.slider.setValue(value)

    @Slot(int)
    def _on_changed(self, value: int) -> None:
        self._label.setText(self._words(value))
        self.value_changed.emit(value)
