"""A quiet button that names a view's model and lets another be chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QToolButton, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.view.view import View
from gpt_desktop.ui.work.model_menu import ModelMenu

_ICON = 14


class ModelButton(QToolButton):
    """A click opens the menu of the view it is for.

    Without such a view, or without any model, a click leads to the models.

    Args:
        above: the menu opens above it, as at the lower edge of the window.

    Signals:
        models_requested: the person wants to see the models, or to get another one.
    """

    models_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, above: bool = False) -> None:
        super().__init__(parent)
        set_role(self, "status")
        self._theme = theme
        self._above = above
        self._view: View | None = None
        self.setIconSize(QSize(_ICON, _ICON))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.menu_box = ModelMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._on_clicked)
        self.menu_box.models_requested.connect(self.models_requested)
        theme.changed.connect(self._describe)
        self._describe()

    @property
    def choosing(self) -> bool:
        """Whether a click opens the menu."""
        return self._view is not None and self._view.model is not None

    def show_view(self, view: View | None) -> None:
        """Be for another view; None where it has no model of its own."""
        self._view = view
        self._describe()

    def show_words(self, words: str) -> None:
        """Words that name the model, and perhaps tell its state."""
        # An ampersand would underline a letter instead of being shown.
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)

    @Slot()
    def _describe(self) -> None:
        purpose = tr("Show the models")
        icon = QIcon()
        if self._view is not None and self.choosing:
            purpose = tr("Choose the model for {view}", view=tr(self._view.title))
            name = "chevron-up" if self._above else "chevron-down"
            icon = self._theme.icon(name, self._theme.palette.second_text, _ICON)
        self.setIcon(icon)
        self.setToolTip(purpose)
        self.setAccessibleDescription(purpose)

    @Slot()
    def _on_clicked(self) -> None:
        if self._view is None or not self.choosing:
            self.models_requested.emit()
            return
        self.menu_box.open_at(self, self._view, above=self._above)
