"""Takes files and calls to come forward, wherever they come from, to the window."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from gpt_desktop.app.handover import Handover
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.window.main_window import MainWindow

_WAYLAND, _X11 = "XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"


class FileDesk(QObject):
    """Files open in Summarize, as if they were dropped there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def take(self, handover: Handover) -> None:
        """What a start of the app asks for: this one's own, or a later one's."""
        if handover.summarize:
            self._window.shell.show_view(SummarizeView.view_id)
        self._window.open_files(handover.files, SummarizeView.view_id)

    @Slot(object)
    def take_from_another(self, handover: Handover) -> None:
        """The same, and the window comes forward."""
        if handover.activation:
            # Qt hands it to a Wayland desktop when the window next asks to be activated.
            os.environ[_WAYLAND] = handover.activation
        self._window.come_forward()
        self.take(handover)

    @Slot(list)
    def take_files(self, files: list[Path]) -> None:
        """Files of a file manager, on macOS."""
        self._window.come_forward()
        self._window.open_files(files, SummarizeView.view_id)


def activation_token() -> str:
    """What the desktop gave this start so that a window may come forward, or ""."""
    given = (os.environ.get(name, "") for name in (_WAYLAND, _X11))
    return next((token for token in given if token.isprintable() and token), "")[:512]
