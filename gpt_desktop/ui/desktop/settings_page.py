"""Settings: how the app behaves beside others on the desktop."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QSystemTrayIcon, QWidget

from gpt_desktop import paths
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.settings_page import SettingsPage
from gpt_desktop.ui.widgets.elided_label import ElidedLabel


class DesktopPage(SettingsPage):
    """Tray icon, notifications, and where the data are."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(tr("Desktop"), parent)
        self._context = context
        settings = context.settings()
        self.tray = _box(checked=settings.tray_icon)
        self.keep = _box(checked=settings.keep_running)
        self.keep.setEnabled(settings.tray_icon)
        self.notify = _box(checked=settings.notifications)
        self.add_row(tr("Tray icon"), self.tray, _tray_words())
        self.add_row(
            tr("Go on when closed"),
            self.keep,
            tr(
                "Closing the window hides it while work runs. The tray icon brings it back; "
                "Quit ends it."
            ),
        )
        self.add_row(
            tr("Notifications"),
            self.notify,
            tr(
                "When work of more than ten seconds is done, or an event of the agenda is near, "
                "and another window is in front. Of work they say that it is done, not what is "
                "in it; a reminder names its event."
            ),
        )
        self.add_text(tr("Where the data are"), "heading")
        self.column.addWidget(ElidedLabel("second", str(paths.data_dir()), middle=True))
        self.add_text(place_words(), "caption")
        self.column.addStretch()
        self.tray.toggled.connect(self._on_tray)
        self.keep.toggled.connect(self._on_keep)
        self.notify.toggled.connect(self._on_notify)

    @Slot(bool)
    def _on_tray(self, on: bool) -> None:
        self.keep.setEnabled(on)
        self._context.change_settings(replace(self._context.settings(), tray_icon=on))

    @Slot(bool)
    def _on_keep(self, on: bool) -> None:
        self._context.change_settings(replace(self._context.settings(), keep_running=on))

    @Slot(bool)
    def _on_notify(self, on: bool) -> None:
        self._context.change_settings(replace(self._context.settings(), notifications=on))


def place_words() -> str:
    """Why the data are where they are."""
    if paths.portable():
        return tr("This copy is portable: it keeps its data beside itself.")
    if paths.data_dir_named():
        return tr("Where GPT_DESKTOP_DATA says.")
    if paths.portable_asked():
        return tr(
            "This copy was made portable, but its folder cannot be written to. So the data are "
            "in your own folder."
        )
    return tr("In your own folder, as this system has it.")


def _box(*, checked: bool) -> QCheckBox:
    box = QCheckBox()
    box.setChecked(checked)
    return box


def _tray_words() -> str:
    if QSystemTrayIcon.isSystemTrayAvailable():
        return tr("Shows the app beside the clock.")
    return tr("This desktop has no place for tray icons now.")
