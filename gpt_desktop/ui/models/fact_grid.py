"""Names and values of what is known of a model."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import small_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label

_LONGEST_WORD = 40  # characters that surely have room


class FactGrid(QWidget):
    """Two columns; lines without a value are left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cells: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP_LARGE)
        self._grid.setVerticalSpacing(GAP)
        self._grid.setColumnStretch(1, 1)

    def show_facts(self, lines: Sequence[tuple[str, str]]) -> None:
        """Show these in place of what was shown."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells = []
        for number, (name, value) in enumerate((name, value) for name, value in lines if value):
            label = QLabel(name)
            set_role(label, "second")
            words = self._value(value)
            # Beside a button the one line of words stands in the middle.
            wraps = isinstance(words, QLabel)
            place = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
            label.setAlignment(place)
            self._grid.addWidget(label, number, 0)
            self._grid.addWidget(words, number, 1)
            self._cells.extend((label, words))

    def _value(self, value: str) -> QWidget:
        """Words that wrap, or one long word that cannot, with a button that copies it whole."""
        if " " in value or len(value) <= _LONGEST_WORD:
            words = wrapping_label()
            words.setText(value)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            return words
        holder = QWidget()
        copy = small_button(self._theme, "copy", tr("Copy"))
        Copying(copy, lambda: value)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(ElidedLabel("", value, middle=True), 1)
        row.addWidget(copy)
        return holder
