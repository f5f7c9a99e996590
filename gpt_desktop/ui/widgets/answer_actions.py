"""What can be done with an answer."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton

_SMALL_ICON = 16


def small_button(context: ViewContext, icon_name: str, name: str, keys: str = "") -> IconButton:
    """A quiet button that belongs to a message."""
    button = IconButton(context, icon_name, name, keys)
    button.setIconSize(QSize(_SMALL_ICON, _SMALL_ICON))
    set_role(button, "small")
    return button


class AnswerActions(QWidget):
    """Takes no room while there is nothing to do.

    Signals:
        again_requested: the question is to be answered anew.
    """

    again_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.copy = small_button(context, "copy", tr("Copy the answer"))
        self.again: IconButton | None = None
        self._stopped = QLabel(tr("Stopped"))
        set_role(self._stopped, "caption")
        self._stopped.hide()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_TINY)
        self._row.addWidget(self.copy)
        self._row.addWidget(self._stopped)
        self._row.addStretch()

    def set_stopped(self, stopped: bool) -> None:
        """Whether the person stopped the answer."""
        self._stopped.setVisible(stopped)

    def offer(self, *, copy: bool, again: bool) -> None:
        """Offer just these. Only one answer of a conversation ever needs ``again``."""
        if again and self.again is None:
            self.again = small_button(self._context, "rotate-ccw", tr("Answer again"), "Ctrl+R")
            self.again.clicked.connect(self.again_requested)
            self._row.insertWidget(1, self.again)
        self.copy.setVisible(copy)
        if self.again is not None:
            self.again.setVisible(again)
        self.setVisible(copy or again or not self._stopped.isHidden())
