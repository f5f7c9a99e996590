"""What code computed of a question, beside what the model says of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Calculation
from gpt_desktop.core.calculation.result_words import result_words
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY, READING_WIDTH
from gpt_desktop.ui.widgets.buttons import IconButton, small_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.lines import wrapping_label


class ComputedCard(QWidget):
    """A line for each calculation, with a button that copies its value, and what is wrong."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Calculation, ...] = ()
        self.copies: list[IconButton] = []
        self.values: list[QLabel] = []
        card = QFrame()
        set_role(card, "card")
        self.setMaximumWidth(READING_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        # Beside what the answer's column has between its parts, 8 pixels below the text.
        around = QVBoxLayout(self)
        around.setContentsMargins(0, GAP_TINY, 0, 0)
        around.addWidget(card)
        self._column = QVBoxLayout(card)
        self._column.setContentsMargins(GAP_SMALL, GAP_TINY, GAP_SMALL, GAP_TINY)
        self._column.setSpacing(GAP_TINY)
        self.wrong = wrapping_label("warning")
        self.wrong.hide()
        self._column.addWidget(self.wrong)

    def show_calculations(self, calculations: Sequence[Calculation]) -> None:
        """Show these; those that it shows already stay as they are."""
        for calculation in calculations[len(self._shown) :]:
            self._column.insertLayout(len(self.values), self._row(calculation))
        self._shown = tuple(calculations)
        told = "; ".join(label.accessibleName() for label in self.values)
        self.setAccessibleName(told)

    def show_wrong(self, words: Sequence[str]) -> None:
        """Say what is wrong in the answer, a line each; nothing hides it."""
        self.wrong.setText("\n".join(words))
        self.wrong.setVisible(bool(words))

    def _row(self, calculation: Calculation) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        caption = QLabel(tr("Computed") if calculation.exact else tr("Computed, rounded"))
        set_role(caption, "caption")
        value = wrapping_label("strong")
        value.setText(result_words(calculation))
        value.setAccessibleName(tr("Computed: {value}", value=result_words(calculation)))
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = small_button(self._theme, "copy", tr("Copy the computed value"))
        Copying(copy, lambda: calculation.value)
        row.addWidget(caption)
        row.addWidget(value, 1)
        row.addWidget(copy)
        self.values.append(value)
        self.copies.append(copy)
        return row
