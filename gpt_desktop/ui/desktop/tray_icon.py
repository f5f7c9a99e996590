"""The icon in the system's tray, for those who want one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from gpt_desktop.core.i18n import tr

_MESSAGE_MS = 10_000


class TrayIcon(QObject):
    """Not there until ``set_shown``; Qt puts it up by itself when a tray comes later.

    Attributes:
        clipboard_menu: what can be done with the text of the clipboard; filled by others.

    Signals:
        menu_shown: the menu is about to be seen.
        opened: the person wants the window.
        quit_requested: the person wants the app to end.
    """

    menu_shown = Signal()
    opened = Signal()
    quit_requested = Signal()

    def __init__(self, icon: QIcon, parent: QWidget) -> None:
        super().__init__(parent)
        self._menu = QMenu(parent)
        self.open_action = self._menu.addAction("")
        self.clipboard_menu = QMenu(self._menu)
        self._menu.addMenu(self.clipboard_menu)
        self.quit_action = self._menu.addAction("")
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self.open_action.triggered.connect(self.opened)
        self.quit_action.triggered.connect(self.quit_requested)
        self._icon.activated.connect(self._on_activated)
        self._icon.messageClicked.connect(self.opened)
        # The window's language may have changed since.
        self._menu.aboutToShow.connect(self._write_menu)
        self._menu.aboutToShow.connect(self.menu_shown)
        self._write_menu()

    @property
    def usable(self) -> bool:
        """Whether the person can bring the window back by it."""
        return self._icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def set_shown(self, shown: bool) -> None:
        self._icon.setVisible(shown)

    def say(self, title: str, text: str) -> bool:
        """Show a message by the icon; false where that cannot be."""
        if not self.usable or not QSystemTrayIcon.supportsMessages():
            return False
        self._icon.showMessage(title, text, self._icon.icon(), _MESSAGE_MS)
        return True

    @Slot()
    def _write_menu(self) -> None:
        self.open_action.setText(tr("Open GPT Desktop"))
        self.quit_action.setText(tr("Quit"))
        self._icon.setToolTip(tr("GPT Desktop"))

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.opened.emit()
