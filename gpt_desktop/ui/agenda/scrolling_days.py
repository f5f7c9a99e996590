"""The place of the calendars, which scrolls on a low screen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_LEAST_HEIGHT = 144  # pixels


def scrolling_days(days: QWidget) -> QScrollArea:
    """On a low screen the days scroll, rather than make the window taller than it."""
    area = QScrollArea()
    area.setWidget(days)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(_LEAST_HEIGHT)
    return area
