"""The options of a task in a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_MEDIUM)
        for box in self.boxes.values():
            row.addWidget(box)
            box.value_changed.connect(self.changed)

    def values(self) -> dict[str, str]:
        """By option id, as a request has them."""
        return {name: box.value() for name, box in self.boxes.items()}

    def set_values(self, values: Mapping[str, object]) -> None:
        """Choose those that are there; what is no choice changes nothing."""
        for name, box in self.boxes.items():
            if name in values:
                box.set_value(str(values[name]))
