"""Buttons: icons with a name, and words."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import ICON_SIZE

SMALL_ICON = 16


class IconButton(QToolButton):
    """An icon that says its name and shortcut when pointed at, and to screen readers.

    It takes the focus by Tab only, so that a click leaves it where the person types.

    Args:
        name: translated; a verb.
        shortcut: shown in the tooltip, such as ``Ctrl+N``; whoever owns the action binds it.
    """

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        name: str,
        shortcut: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icon_name = icon_name
        self._shortcut = shortcut
        self._colour = "second_text"
        self.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.set_name(name)
        self._recolour()
        theme.changed.connect(self._recolour)

    def set_name(self, name: str, shortcut: str | None = None) -> None:
        """Another name and perhaps shortcut, for a button whose meaning changes."""
        if shortcut is not None:
            self._shortcut = shortcut
        self.setAccessibleName(name)
        self.setToolTip(with_shortcut(name, self._shortcut))

    @property
    def icon_name(self) -> str:
        return self._icon_name

    def set_icon_name(self, icon_name: str) -> None:
        """Another icon."""
        self._icon_name = icon_name
        self._recolour()

    def set_colour(self, colour: str) -> None:
        """Another colour; ``colour`` names a field of the palette, such as ``on_accent``."""
        self._colour = colour
        self._recolour()

    @Slot()
    def _recolour(self) -> None:
        if not self._icon_name:
            return  # it draws itself
        colour = str(getattr(self._theme.palette, self._colour))
        self.setIcon(self._theme.icon(self._icon_name, colour))


def small_button(theme: Theme, icon_name: str, name: str, keys: str = "") -> IconButton:
    """A quiet button that belongs to a message."""
    button = IconButton(theme, icon_name, name, keys)
    button.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
    set_role(button, "small")
    return button


def text_button(name: str, role: str = "quiet", parent: QWidget | None = None) -> QPushButton:
    """A button of words; ``role`` is ``quiet``, ``primary``, ``danger`` or ``link``."""
    button = QPushButton(name, parent)
    button.setAutoDefault(False)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_role(button, role)
    return button


def status_button(purpose: str, parent: QWidget | None = None) -> QToolButton:
    """A quiet button of the status line, whose words tell a state; ``purpose`` is a verb."""
    button = QToolButton(parent)
    button.setToolTip(purpose)
    button.setAccessibleDescription(purpose)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    set_role(button, "status")
    return button


def with_shortcut(name: str, shortcut: str) -> str:
    """A tooltip's words: "Name (Shortcut)", the shortcut as this system writes it."""
    if not shortcut:
        return name
    keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return tr("{name} ({shortcut})", name=name, shortcut=keys or shortcut)
