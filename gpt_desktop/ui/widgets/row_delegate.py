"""Draws the rows of a list: the style sheet's ground, and on it what a subclass writes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import TEXT_CAPTION, Palette

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """All rows are of one height."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @property
    def palette(self) -> Palette:
        return self._theme.palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        element = QStyle.ControlElement.CE_ItemViewItem
        ground.widget.style().drawControl(element, ground, painter, ground.widget)
        painter.save()
        self.write(painter, option, index)
        painter.restore()

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Write on the ground; the painter is put back afterwards."""


def caption_font(font: QFont) -> QFont:
    """The same at the size of captions."""
    caption = QFont(font)
    caption.setPixelSize(TEXT_CAPTION)
    return caption
