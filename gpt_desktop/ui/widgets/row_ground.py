"""The ground of a row in a side list: under the pointer, chosen, or with the keyboard's focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gpt_desktop.ui.theme.tokens import RADIUS_CONTROL, Palette

_FOCUS_WIDTH = 2


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, palette: Palette) -> None:
    """Nothing is painted for a row that is none of these."""
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    if selected or option.state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(palette.accent_ground if selected else palette.hover))
        painter.drawRoundedRect(option.rect, RADIUS_CONTROL, RADIUS_CONTROL)
    if selected and option.state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(palette.accent), _FOCUS_WIDTH))
        inset = _FOCUS_WIDTH // 2
        ring = option.rect.adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(ring, RADIUS_CONTROL, RADIUS_CONTROL)
