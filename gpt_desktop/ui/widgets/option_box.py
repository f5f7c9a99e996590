"""One option of a task, with its label."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QCollator, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from gpt_desktop.core.i18n import current_language, tr
from gpt_desktop.core.tasks.base import Choice, OptionSpec
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_SMALL
from gpt_desktop.ui.widgets.remark import REMARK_ROLE, Remark, RemarkDelegate

_SHORTEST, _SHRINKING_WIDTH = 3, 216  # characters, pixels
_MOST_SHOWN = 30  # more than any list has; a low screen shows fewer, and a scroll bar


class OptionBox(QWidget):
    """A list of the option's choices, or a line for free text where it has none.

    Args:
        by_name: sorted as the interface's language sorts names.
        first: the value of a choice that stands before the sorted ones.
        shrinks: a long choice is shortened where the room is small.
    """

    value_changed = Signal(str)
    entered = Signal()  # by Return, in a line

    def __init__(
        self,
        spec: OptionSpec,
        parent: QWidget | None = None,
        *,
        labelled: bool = True,
        by_name: bool = False,
        first: str = "",
        shrinks: bool = False,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self._by_name = by_name
        self._first = first
        self._shrinks = shrinks
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

    def set_hint(self, words: str) -> None:
        """Say in an empty line what could be written there."""
        if isinstance(self._field, QLineEdit):
            self._field.setPlaceholderText(words)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; a value that is not among them gives way to the default."""
        if tuple(choices) == self.spec.choices or not isinstance(self._field, QComboBox):
            return
        before = self.value()
        self.spec = replace(self.spec, choices=tuple(choices))
        self._field.blockSignals(True)
        self._field.clear()
        self._fill(self._field)
        self.set_value(self.spec.default)
        self.set_value(before)
        self._field.blockSignals(False)
        if self.value() != before:
            self._on_changed()

    def set_label(self, value: str, label: str) -> None:
        """Call a choice by other words, translated."""
        if isinstance(self._field, QComboBox):
            self._field.setItemText(self._field.findData(value), label)

    def set_remarks(self, remarks: Mapping[str, Remark], colour: str) -> None:
        """Say these choices in another colour, with a word on each at the right.

        Args:
            remarks: by the choice's value; those that are missing have none.
        """
        combo = self._field
        if not isinstance(combo, QComboBox):
            return
        for row in range(combo.count()):
            remark = remarks.get(combo.itemData(row))
            ink = None if remark is None else QColor(colour)
            combo.setItemData(row, ink, Qt.ItemDataRole.ForegroundRole)
            combo.setItemData(row, remark and remark.word, REMARK_ROLE)
            combo.setItemData(row, remark and remark.reason, Qt.ItemDataRole.ToolTipRole)
            said = remark and tr("{name}: {text}", name=combo.itemText(row), text=remark.reason)
            combo.setItemData(row, said, Qt.ItemDataRole.AccessibleTextRole)

    def _combo(self) -> QComboBox:
        combo = QComboBox()
        combo.setMaxVisibleItems(_MOST_SHOWN)
        if self._shrinks:
            policies = QComboBox.SizeAdjustPolicy
            combo.setSizeAdjustPolicy(policies.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(_SHORTEST)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setMaximumWidth(_SHRINKING_WIDTH)
            combo.setItemDelegate(RemarkDelegate(combo))
        self._fill(combo)
        combo.currentIndexChanged.connect(self._on_changed)
        return combo

    def _fill(self, combo: QComboBox) -> None:
        for choice in self._choices():
            combo.addItem(tr(choice.label), choice.value)

    def _choices(self) -> list[Choice]:
        choices = list(self.spec.choices)
        if not self._by_name:
            return choices
        collator = QCollator(QLocale(current_language()))
        named = sorted(choices, key=lambda choice: collator.sortKey(tr(choice.label)))
        return sorted(named, key=lambda choice: choice.value != self._first)

    def _line(self) -> QLineEdit:
        line = QLineEdit()
        line.textChanged.connect(self._on_changed)
        line.returnPressed.connect(self.entered)
        return line

    @Slot()
    def _on_changed(self) -> None:
        self.value_changed.emit(self.value())
