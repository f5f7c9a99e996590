"""One option of a task, with its label."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import OptionSpec
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL


class OptionBox(QWidget):
    """A list of the option's choices, or a line for free text where it has none."""

    value_changed = Signal(str)

    def __init__(
        self, spec: OptionSpec, parent: QWidget | None = None, *, labelled: bool = True
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._field: QComboBox | QLineEdit = self._combo() if spec.choices else self._line()
        self._field.setAccessibleName(tr(spec.label))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        if labelled:
            label = QLabel(tr(spec.label))
            set_role(label, "second")
            label.setBuddy(self._field)
            row.addWidget(label)
        row.addWidget(self._field, 1)
        self.setFocusProxy(self._field)
        self.set_value(spec.default)

    def value(self) -> str:
        """The value chosen or written."""
        if isinstance(self._field, QComboBox):
            return str(self._field.currentData())
        return self._field.text()

    def set_value(self, value: str) -> None:
        """Choose a value; one that is not among the choices changes nothing."""
        if isinstance(self._field, QLineEdit):
            self._field.setText(value)
            return
        index = self._field.findData(value)
        if index >= 0:
            self._field.setCurrentIndex(index)

    def text(self) -> str:
        """What is shown for the value."""
        if isinstance(self._field, QComboBox):
            return self._field.currentText()
        return self._field.text()

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        for choice in self.spec.choices:
            combo.addItem(tr(choice.label), choice.value)
        combo.currentIndexChanged.connect(self._on_changed)
        return combo

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.textChanged.connect(self._on_changed)
        return line

    @Slot()
    def _on_changed(self) -> None:
        self.value_changed.emit(self.value())
