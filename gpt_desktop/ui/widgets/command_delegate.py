"""Draws a command's row: its title, and its kind and keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gpt_desktop.ui.commands import Command
from gpt_desktop.ui.context import ViewContext
from gpt_desktop.ui.models.command_list import COMMAND_ROLE
from gpt_desktop.ui.theme.tokens import GAP, GAP_HUGE, TEXT_CAPTION


class CommandDelegate(QStyledItemDelegate):
    """The ground of the row is the style sheet's."""

    def __init__(self, context: ViewContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index  # all rows are of one height
        return QSize(0, GAP_HUGE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        command = index.data(COMMAND_ROLE)
        if not isinstance(command, Command):
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        element = QStyle.ControlElement.CE_ItemViewItem
        ground.widget.style().drawControl(element, ground, painter, ground.widget)
        painter.save()
        self._write(painter, option, command)
        painter.restore()

    def _write(self, painter: QPainter, option: QStyleOptionViewItem, command: Command) -> None:
        palette = self._context.theme.palette
        area = option.rect.adjusted(GAP, 0, -GAP, 0)
        caption = QFont(option.font)
        caption.setPixelSize(TEXT_CAPTION)
        small = QFontMetrics(caption)
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        beside = " · ".join(part for part in (command.group, keys) if part)
        room = area.width() - small.horizontalAdvance(beside) - GAP
        title = option.fontMetrics.elidedText(command.title, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        painter.drawText(area, middle, title)
        painter.setFont(caption)
        painter.setPen(QColor(palette.second_text))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, beside)
