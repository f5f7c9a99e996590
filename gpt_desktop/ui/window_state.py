"""Where the window was and which view it showed."""

from __future__ import annotations

import binascii

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from gpt_desktop.core.conversations import DraftStore

_KEY = "window"
DEFAULT_WIDTH, DEFAULT_HEIGHT = 1200, 800
SMALLEST_WIDTH, SMALLEST_HEIGHT = 960, 600


class WindowState:
    """Kept among the drafts. What cannot be read is left at its default."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was; the first time, at its own size on the screen."""
        window.setMinimumSize(SMALLEST_WIDTH, SMALLEST_HEIGHT)
        geometry = self._drafts.load_draft(_KEY).get("geometry")
        if isinstance(geometry, str) and _restored(window, geometry):
            return
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width, height = min(DEFAULT_WIDTH, screen.width()), min(DEFAULT_HEIGHT, screen.height())
        window.resize(width, height)

    def view_id(self) -> str:
        """The view shown last, or ""."""
        return str(self._drafts.load_draft(_KEY).get("view", ""))

    def save(self, window: QMainWindow, view_id: str) -> None:
        """Raises UserFacingError where it cannot be written."""
        geometry = bytes(window.saveGeometry().data()).hex()
        self._drafts.save_draft(_KEY, {"geometry": geometry, "view": view_id})


def _restored(window: QMainWindow, geometry: str) -> bool:
    try:
        data = binascii.unhexlify(geometry)
    except ValueError:
        return False
    return window.restoreGeometry(QByteArray(data))
