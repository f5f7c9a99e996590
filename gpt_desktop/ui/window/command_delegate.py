"""Draws a command's row: its title, and its kind and keys at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from gpt_desktop.ui.theme.tokens import GAP, GAP_HUGE
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.row_delegate import Index, RowDelegate, caption_font
from gpt_desktop.ui.window.command_list import COMMAND_ROLE


class CommandDelegate(RowDelegate):
    """A title that does not fit ends in dots."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option, index  # all rows are of one height
        return QSize(0, GAP_HUGE)

    def write(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        command = index.data(COMMAND_ROLE)
        if not isinstance(command, Command):
            return
        area = option.rect.adjusted(GAP, 0, -GAP, 0)
        caption = caption_font(option.font)
        small = QFontMetrics(caption)
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        beside = " · ".join(part for part in (command.group, keys) if part)
        room = area.width() - small.horizontalAdvance(beside) - GAP
        title = option.fontMetrics.elidedText(command.title, Qt.TextElideMode.ElideRight, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(option.font)
        painter.setPen(QColor(self.palette.text))
        painter.drawText(area, middle, title)
        painter.setFont(caption)
        painter.setPen(QColor(self.palette.second_text))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, beside)
