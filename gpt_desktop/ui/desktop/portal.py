"""Notifications by the desktop portal, which Linux desktops have even without a tray.

Source: the interface org.freedesktop.portal.Notification, version 1, of xdg-desktop-portal.
"""

from __future__ import annotations

import logging
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
)

from gpt_desktop.ui.desktop.notification_names import OURS

log = logging.getLogger(__name__)

SERVICE, PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Notification"
_OPEN = "open"
_WAIT_MS = 5000


class Portal(QObject):
    """A later notification takes the place of an earlier one of its name.

    Signals:
        opened: the person clicked the notification.
        refused: one could not be shown; there may be no portal.
    """

    opened = Signal()
    refused = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._watcher: QDBusPendingCallWatcher | None = None
        # The annotations of PySide6 6.11.3 want bytes here, the method wants a string.
        connect: Any = bus.connect
        slot = SLOT("_on_action(QDBusMessage)")
        connect(SERVICE, PATH, INTERFACE, "ActionInvoked", self, slot)

    def say(self, title: str, text: str, name: str) -> None:
        """Show a notification; ``refused`` follows where that cannot be."""
        if not self._bus.isConnected():
            self.refused.emit()
            return
        call = QDBusMessage.createMethodCall(SERVICE, PATH, INTERFACE, "AddNotification")
        call.setArguments([name, {"title": title, "body": text, "default-action": _OPEN}])
        pending: QDBusPendingCall = self._bus.asyncCall(call, _WAIT_MS)
        self._watcher = QDBusPendingCallWatcher(pending, self)
        self._watcher.finished.connect(self._on_answered)

    @Slot(QDBusPendingCallWatcher)
    def _on_answered(self, watcher: QDBusPendingCallWatcher) -> None:
        if watcher is not self._watcher:
            return
        self._watcher = None
        if watcher.isError():
            log.info("No notification by the portal: %s", watcher.error().message())
            self.refused.emit()
        watcher.deleteLater()

    @Slot(QDBusMessage)
    def _on_action(self, message: QDBusMessage) -> None:
        name, action, *_ = [*message.arguments(), "", ""]
        if str(name).startswith(OURS) and action == _OPEN:
            self.opened.emit()
