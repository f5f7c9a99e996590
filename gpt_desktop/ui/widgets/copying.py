"""Copying by a button, which says for a moment that it did."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QPushButton

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.widgets.buttons import IconButton

COPIED_MS = 2000


class Copying(QObject):
    """Belongs to its button: the eye is there, not on the status line.

    Args:
        source: gives the text; an empty one is not copied.

    Signals:
        copied: the text that is on the clipboard now.
    """

    copied = Signal(str)

    def __init__(self, button: IconButton | QPushButton, source: Callable[[], str]) -> None:
        super().__init__(button)
        self._button = button
        self._source = source
        self._before: tuple[str, str] | None = None
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(COPIED_MS)
        self._back.timeout.connect(self._show_again)
        button.clicked.connect(self.copy)

    @Slot()
    def copy(self) -> None:
        """Put the text on the clipboard, by the button or by a key."""
        text = self._source()
        if not text:
            return
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)
        self._show_copied()

    def _show_copied(self) -> None:
        button, words = self._button, tr("Copied")
        if self._before is None:
            if isinstance(button, IconButton):
                self._before = (button.accessibleName(), button.icon_name)
            else:
                self._before = (button.text(), "")
        if isinstance(button, IconButton):
            button.set_icon_name("check")
            button.set_name(words)
        else:
            # As wide as before, so that nothing beside it moves.
            button.setMinimumWidth(button.width())
            button.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(button, words))
        self._back.start()

    @Slot()
    def _show_again(self) -> None:
        if self._before is None:
            return
        (name, icon_name), self._before = self._before, None
        if isinstance(self._button, IconButton):
            self._button.set_icon_name(icon_name)
            self._button.set_name(name)
        else:
            self._button.setText(name)
            self._button.setMinimumWidth(0)
