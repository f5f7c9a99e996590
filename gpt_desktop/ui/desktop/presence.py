"""The app beside others: tray icon, notifications, coming forward, screens that go."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from gpt_desktop.core.settings import Settings
from gpt_desktop.ui.desktop.clipboard_actions import ClipboardActions
from gpt_desktop.ui.desktop.long_work import LongWork
from gpt_desktop.ui.desktop.notifier import Notifier
from gpt_desktop.ui.desktop.reminding import Reminding
from gpt_desktop.ui.desktop.tray_icon import TrayIcon
from gpt_desktop.ui.window.main_window import MainWindow
from gpt_desktop.ui.window.settings_holder import SettingsHolder
from gpt_desktop.ui.window.window_state import bring_on_screen


class DesktopPresence(QObject):
    """As the settings say, from now on. Belongs to its window."""

    def __init__(
        self, application: QApplication, window: MainWindow, holder: SettingsHolder
    ) -> None:
        super().__init__(window)
        self._application = application
        self._window = window
        self._holder = holder
        self.tray = TrayIcon(application.windowIcon(), window)
        self.notifier = Notifier(self.tray, self)
        self.long_work = LongWork(window.context.lanes, self)
        agenda = window.context.services.agenda
        self.reminding = (
            Reminding(window, agenda, self.notifier, self._tells) if agenda is not None else None
        )
        self.clipboard = ClipboardActions(
            window.context, application.clipboard(), self.tray.clipboard_menu, self
        )
        self.tray.menu_shown.connect(self.clipboard.write_menu)
        self.clipboard.told.connect(self.notifier.tell_clipboard)
        self.clipboard.replaced.connect(window.shell.undo.offer)
        self.tray.set_shown(holder.current().tray_icon)
        window.hide_when_closed_if(self.stays)
        self.tray.opened.connect(window.come_forward)
        self.tray.quit_requested.connect(window.quit)
        self.notifier.opened.connect(window.come_forward)
        self.notifier.refused.connect(self._on_notification_refused)
        self.long_work.finished.connect(self._on_work_finished)
        holder.changed.connect(self._on_settings)
        application.screenRemoved.connect(self._on_screen_removed)
        window.closing.connect(self._on_closing)

    def stays(self) -> bool:
        """Whether closing the window lets the work go on in the tray."""
        asked = self._holder.current().keep_running
        ends = self._application.isSavingSession()
        return asked and not ends and self.tray.usable and self._window.context.lanes.busy

    @Slot(int, int)
    def _on_work_finished(self, done: int, failed: int) -> None:
        if self._tells():
            self.notifier.tell_finished(done, failed)

    def _tells(self) -> bool:
        """Whether notifications are wanted, and the window is not being looked at."""
        front = self._application.applicationState() is Qt.ApplicationState.ApplicationActive
        return self._holder.current().notifications and not (front and self._window.isVisible())

    @Slot()
    def _on_notification_refused(self) -> None:
        # The taskbar then shows that the window wants to be looked at.
        self._application.alert(self._window)

    @Slot(object, object)
    def _on_settings(self, old: Settings, new: Settings) -> None:
        if old.tray_icon != new.tray_icon:
            self.tray.set_shown(new.tray_icon)

    @Slot()
    def _on_closing(self) -> None:
        self.tray.set_shown(False)

    @Slot()
    def _on_screen_removed(self) -> None:
        # Later, so that Qt has moved what it moves by itself.
        QTimer.singleShot(0, self._bring_on_screen)

    @Slot()
    def _bring_on_screen(self) -> None:
        bring_on_screen(self._window)
