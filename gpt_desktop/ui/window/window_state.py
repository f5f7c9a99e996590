"""Where the window was and which view it showed."""

from __future__ import annotations

import binascii
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMargins, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from gpt_desktop.core.conversations import DraftStore

_KEY = "window"
DEFAULT_WIDTH, DEFAULT_HEIGHT = 1200, 800
SMALLEST_WIDTH, SMALLEST_HEIGHT = 960, 600
_FRAME = QMargins(8, 48, 8, 8)  # as large as any desktop draws one
_GRIP_WIDTH, _GRIP_HEIGHT = 120, 24  # of the title bar, enough to take the window by


class WindowState:
    """Kept among the drafts. What cannot be read is left at its default."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts

    def restore(self, window: QMainWindow) -> None:
        """Put the window where it was; the first time, at its own size on the screen."""
        screen = QGuiApplication.primaryScreen().availableGeometry()
        # A screen at a scale of 1.5 may have fewer pixels than the window would like.
        least = QSize(SMALLEST_WIDTH, SMALLEST_HEIGHT).boundedTo(screen.size())
        window.setMinimumSize(least)
        geometry = self._drafts.load_draft(_KEY).get("geometry")
        if isinstance(geometry, str) and _restored(window, geometry):
            bring_on_screen(window)
            return
        # Its frame is known only once it is shown, and must be seen, too.
        room = screen.marginsRemoved(_FRAME).size()
        window.resize(QSize(DEFAULT_WIDTH, DEFAULT_HEIGHT).boundedTo(room).expandedTo(least))

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


def bring_on_screen(window: QMainWindow) -> None:
    """Move a window that no screen shows, since its screen has gone, onto the first."""
    if window.isMaximized() or window.isFullScreen():
        return  # Qt fits it to a screen by itself
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    frame = window.frameGeometry()
    place = place_on_screen(frame, screens)
    if place != frame:
        borders = _borders(frame, window.geometry())
        window.setGeometry(place.marginsRemoved(borders))


def place_on_screen(frame: QRect, screens: Sequence[QRect]) -> QRect:
    """Where a window should be: there, if its title bar can be reached, else on the first screen.

    Args:
        frame: of the window with its title bar.
        screens: what windows may use of each, the first one first.
    """
    grip = QRect(frame.topLeft(), frame.topRight())
    grip.setHeight(_GRIP_HEIGHT)
    for screen in screens:
        seen = grip.intersected(screen)
        if seen.width() >= _GRIP_WIDTH and seen.height() >= _GRIP_HEIGHT:
            return frame
    if not screens:
        return frame
    first = screens[0]
    size = frame.size().boundedTo(first.size())
    placed = QRect(first.topLeft(), size)
    placed.moveCenter(first.center())
    return placed


def _borders(frame: QRect, inside: QRect) -> QMargins:
    return QMargins(
        inside.left() - frame.left(),
        inside.top() - frame.top(),
        frame.right() - inside.right(),
        frame.bottom() - inside.bottom(),
    )
