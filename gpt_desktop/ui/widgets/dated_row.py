"""Draws a row of a dated list: a title, or a heading above some."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import current_language
from gpt_desktop.ui.theme.fonts import heading_weight
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY, TEXT_CAPTION
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE, HEADING_ROLE, Dated, Heading
from gpt_desktop.ui.widgets.row_delegate import Index, caption_font
from gpt_desktop.ui.widgets.row_ground import paint_ground

_CHEVRON = 14


class DatedRow(QStyledItemDelegate):
    """Headings stand lower in their row, nearer to what they head.

    Attributes:
        two_lines: rows have room for their details.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.two_lines = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del index  # all rows are alike
        height = QFontMetrics(option.font).height() + 2 * GAP_SMALL
        if self.two_lines:
            height += QFontMetrics(caption_font(option.font)).height()
        return QSize(0, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading, row = index.data(HEADING_ROLE), index.data(DATED_ROLE)
        if isinstance(heading, Heading):
            self._paint_heading(painter, option, heading)
        else:
            self._paint_title(painter, option, str(index.data()), row)
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """The field takes the row and no more, so that it covers none of the next."""
        del index  # all rows are alike
        editor.setMinimumHeight(0)
        editor.setGeometry(option.rect)

    def _paint_heading(
        self, painter: QPainter, option: QStyleOptionViewItem, heading: Heading
    ) -> None:
        colour = QColor(self._theme.palette.second_text)
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, -GAP_TINY)
        painter.setFont(caption_font(option.font))
        if heading.key:
            paint_ground(painter, option, self._theme.palette)
            area = option.rect.adjusted(GAP_TINY, 0, -GAP_SMALL, 0)
            name = "chevron-right" if heading.folded else "chevron-down"
            top = area.top() + (area.height() - _CHEVRON) // 2
            place = QRect(area.left(), top, _CHEVRON, _CHEVRON)
            self._theme.icon(name, self._theme.palette.second_text, _CHEVRON).paint(painter, place)
            painter.setPen(colour)
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            count = str(heading.count)
            painter.drawText(area, middle | int(Qt.AlignmentFlag.AlignRight), count)
            metrics = painter.fontMetrics()
            area.adjust(_CHEVRON + GAP_TINY, 0, -metrics.horizontalAdvance(count) - GAP_SMALL, 0)
            elide = Qt.TextElideMode.ElideRight
            painter.drawText(area, middle, metrics.elidedText(heading.title, elide, area.width()))
            return
        painter.setPen(colour)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), heading.title)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, text: str, row: object
    ) -> None:
        palette = self._theme.palette
        paint_ground(painter, option, palette)
        area = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, 0)
        if self.two_lines:
            area.setBottom(area.top() + GAP_SMALL + QFontMetrics(option.font).height())
        painter.setFont(option.font)
        painter.setPen(QColor(palette.text))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.two_lines and isinstance(row, Dated) and row.detail:
            below = option.rect.adjusted(GAP_SMALL, 0, -GAP_SMALL, -GAP_TINY)
            below.setTop(area.bottom())
            self._paint_detail(painter, option, below, row)

    def _paint_detail(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: Dated
    ) -> None:
        """What was found stands out in weight, where the script's font has one, and in strength."""
        plain = caption_font(option.font)
        bold = caption_font(option.font)
        bold.setWeight(QFont.Weight(heading_weight(current_language())))
        left = area.left()
        for text, stands_out in _parts(row.detail, row.marked):
            painter.setFont(bold if stands_out else plain)
            palette = self._theme.palette
            painter.setPen(QColor(palette.text if stands_out else palette.second_text))
            room = area.right() - left
            if room < TEXT_CAPTION:
                return
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            place = QRect(left, area.top(), room, area.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), shown)
            left += metrics.horizontalAdvance(text)


def _parts(text: str, marked: tuple[Span, ...]) -> list[tuple[str, bool]]:
    """The text in its order, each part with whether it stands out."""
    parts: list[tuple[str, bool]] = []
    at = 0
    for span in marked:
        parts += [(text[at : span.start], False), (text[span.start : span.end], True)]
        at = span.end
    parts.append((text[at:], False))
    return [part for part in parts if part[0]]
