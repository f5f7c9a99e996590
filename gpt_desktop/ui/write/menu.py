"""The actions on a text as a menu, for the keyboard and for the bar over a selection."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Choice


class WriteMenu(QMenu):
    """Says which action was chosen, and for ``tone`` which tone ("" otherwise)."""

    action_chosen = Signal(str, str)

    def __init__(
        self, actions: Sequence[Choice], tones: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        for choice in actions:
            action = QAction(tr(choice.label), self)
            if choice.value == "tone":
                action.setMenu(self._tone_menu(tones))
            else:
                action.triggered.connect(partial(self._choose, choice.value, ""))
            self.addAction(action)

    def _tone_menu(self, tones: Sequence[Choice]) -> QMenu:
        menu = QMenu(self)
        for choice in tones:
            action = menu.addAction(tr(choice.label))
            action.triggered.connect(partial(self._choose, "tone", choice.value))
        return menu

    def _choose(self, action: str, tone: str, checked: bool = False) -> None:
        del checked  # no action of the menu can be
        self.action_chosen.emit(action, tone)
