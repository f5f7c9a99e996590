"""Who an explanation is for: one of a few, or words of the person's own."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.learn.explain import READERS

_SHORTEST = 14  # characters


class ReaderBox(QWidget):
    """A list that can be written in.

    Args:
        name: its accessible name, translated.

    Signals:
        changed: another reader was chosen or written.
    """

    changed = Signal()

    def __init__(self, name: str, value: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QComboBox()
        self.field.setEditable(True)
        self.field.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.field.setAccessibleName(name)
        self.field.setToolTip(tr("Choose one, or write in your own words who it is for."))
        policies = QComboBox.SizeAdjustPolicy
        self.field.setSizeAdjustPolicy(policies.AdjustToMinimumContentsLengthWithIcon)
        self.field.setMinimumContentsLength(_SHORTEST)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for choice in READERS:
            self.field.addItem(tr(choice.label), choice.value)
        self.set_value(value)
        self.field.editTextChanged.connect(self._on_changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field)
        self.setFocusProxy(self.field)

    def value(self) -> str:
        """A choice's value, or the words that were written."""
        words = self.field.currentText().strip()
        found = self.field.findText(words)
        return str(self.field.itemData(found)) if found >= 0 else words

    def words(self) -> str:
        """What is shown for it."""
        return self.field.currentText().strip()

    def set_value(self, value: str) -> None:
        """Choose a reader, or write words."""
        found = self.field.findData(value)
        if found >= 0:
            self.field.setCurrentIndex(found)
        else:
            self.field.setEditText(value)

    @Slot()
    def _on_changed(self) -> None:
        self.changed.emit()
