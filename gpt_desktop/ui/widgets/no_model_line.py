"""Says that there is no model yet, and where to get one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button


class NoModelLine(QFrame):
    """A card with one button; the view shows it while no model is installed."""

    requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        words = QLabel(tr("There is no model on this computer yet. It is needed once."))
        words.setWordWrap(True)
        button = text_button(tr("Choose a model"), "primary")
        button.clicked.connect(self.requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP, GAP_SMALL)
        row.setSpacing(GAP)
        row.addWidget(words, 1)
        row.addWidget(button)
