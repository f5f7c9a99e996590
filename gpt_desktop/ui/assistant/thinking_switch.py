"""Whether the model thinks before it answers."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from gpt_desktop.core.generation import Ability, ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme

_ICON = 14


class ThinkingSwitch(QToolButton):
    """There where a model can, and as long as it is on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        set_role(self, "status")
        self.setCheckable(True)
        self.setText(tr("Think first"))
        self.setAccessibleName(tr("Think first"))
        purpose = tr("The model thinks before it answers: slower, and often better")
        self.setToolTip(purpose)
        self.setAccessibleDescription(purpose)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.toggled.connect(self._show_mark)
        theme.changed.connect(self._show_mark)
        self.hide()

    def show_choice(self, model: ModelFacts | None, on: bool) -> None:
        """What was chosen for a conversation; what a model can is known once it was loaded."""
        self.setChecked(on)
        self.setVisible(model is not None and (on or Ability.THINKS in model.abilities))

    @Slot()
    def _show_mark(self) -> None:
        """On is not told by the colour alone."""
        on = self.isChecked()
        colour = self._theme.palette.second_text
        self.setIcon(self._theme.icon("check", colour, _ICON) if on else QIcon())
