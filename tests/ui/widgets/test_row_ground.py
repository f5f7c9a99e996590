"""The ground of rows in side lists."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyleOptionViewItem

from gpt_desktop.ui.theme.tokens import LIGHT
from gpt_desktop.ui.widgets.row_ground import paint_ground

_STATE = QStyle.StateFlag
_MIDDLE, _EDGE = (50, 20), (50, 0)


def painted(state: QStyle.StateFlag) -> QImage:
    image = QImage(100, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 100, 40)
    option.state = state
    painter = QPainter(image)
    paint_ground(painter, option, LIGHT)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("state", "middle", "edge"),
    [
        (_STATE.State_None, "#123456", "#123456"),
        (_STATE.State_MouseOver, LIGHT.hover, LIGHT.hover),
        (_STATE.State_Selected, LIGHT.accent_ground, LIGHT.accent_ground),
        (_STATE.State_Selected | _STATE.State_HasFocus, LIGHT.accent_ground, LIGHT.accent),
    ],
)
def test_ground_and_focus_ring(
    qapp: QApplication, state: QStyle.StateFlag, middle: str, edge: str
) -> None:
    del qapp  # pictures need an application
    image = painted(state)
    assert image.pixelColor(*_MIDDLE) == QColor(middle)
    assert image.pixelColor(*_EDGE) == QColor(edge)
