"""What the details of every model look like, wherever it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.ui.models.fact_grid import FactGrid
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, GAP_SMALL, READING_WIDTH
from gpt_desktop.ui.widgets.flow_layout import FlowLayout
from gpt_desktop.ui.widgets.lines import ErrorCard, ProgressLine, wrapping_label


class DetailsPage(QScrollArea):
    """Name and state, a description, buttons, what is under way, and the facts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.progress = ProgressLine(theme)
        self.error = ErrorCard(theme)
        self.facts = FactGrid(theme)
        self._name = QLabel()
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._name, "title")
        self._state = QLabel()
        self._description = wrapping_label("second")

    def show_head(self, name: str, state: str, role: str, description: str) -> None:
        """Name a model.

        Args:
            role: of the words about its state, such as ``good``.
            description: "" for none.
        """
        self._name.setText(name)
        self._state.setText(state)
        set_role(self._state, role)
        self._description.setText(description)
        self._description.setVisible(bool(description))

    def lay_out(
        self, buttons: Sequence[QWidget], cards: Sequence[QWidget], below: Sequence[QWidget]
    ) -> None:
        """Put everything in its place, once.

        Args:
            cards: between what is under way and the facts.
            below: the facts.
        """
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self._name)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        row = FlowLayout(GAP_SMALL)  # in one line they are wider than a small window has room for
        for button in buttons:
            row.addWidget(button)
        page = QWidget()
        page.setMaximumWidth(READING_WIDTH)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_LARGE, GAP_MEDIUM, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addLayout(head)
        column.addWidget(self._description)
        column.addLayout(row)
        for widget in (self.progress, self.error, *cards):
            column.addWidget(widget)
        for widget in (self.facts, *below):
            column.addSpacing(GAP_SMALL)
            column.addWidget(widget)
        column.addStretch()
        self.setWidget(page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
