"""Tells by a notification of the system that long work has ended, or that an event is near."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.desktop.notification_names import FINISHED, REMINDER
from gpt_desktop.ui.desktop.tray_icon import TrayIcon

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

    from gpt_desktop.ui.desktop.portal import Portal


class Notifier(QObject):
    """By the tray icon where it is shown, else by the desktop portal.

    Of work the words tell how many pieces ended, never what is in them: notifications show on
    locked screens and stay in lists. A reminder says what it is of, or it would be none.

    Signals:
        opened: the person clicked one.
        refused: it cannot be shown on this desktop.
    """

    opened = Signal()
    refused = Signal()

    def __init__(
        self, tray: TrayIcon, parent: QObject | None = None, bus: QDBusConnection | None = None
    ) -> None:
        super().__init__(parent)
        self._tray = tray
        self._bus = bus
        self._portal: Portal | None = None

    def tell_finished(self, done: int, failed: int) -> None:
        """Say how work that took long has ended."""
        self._say(tr("GPT Desktop"), finished_words(done, failed))

    def tell_reminder(self, title: str, text: str) -> None:
        """Say that an event is near."""
        self._say(title, text, f"{REMINDER}{title}")

    def tell_clipboard(self, title: str, text: str) -> None:
        """Say what became of the text of the clipboard; never the text."""
        self._say(title, text)

    def _say(self, title: str, text: str, name: str = FINISHED) -> None:
        if self._tray.say(title, text):
            return
        if sys.platform == "linux":
            self._reach_portal().say(title, text, name)
        else:
            self.refused.emit()

    def _reach_portal(self) -> Portal:
        """The bus is not asked, nor its library loaded, before there is something to say."""
        from PySide6.QtDBus import QDBusConnection

        from gpt_desktop.ui.desktop.portal import Portal

        if self._portal is None:
            self._portal = Portal(self._bus or QDBusConnection.sessionBus(), self)
            self._portal.opened.connect(self.opened)
            self._portal.refused.connect(self.refused)
        return self._portal


def finished_words(done: int, failed: int) -> str:
    """Such as "2 pieces of work are done. 1 could not be finished."."""
    parts = []
    if done:
        parts.append(
            tr_count("The work you started is done.", "{count} pieces of work are done.", done)
        )
    if failed:
        parts.append(
            tr_count(
                "One piece of work could not be finished.",
                "{count} pieces of work could not be finished.",
                failed,
            )
        )
    return " ".join(parts)
