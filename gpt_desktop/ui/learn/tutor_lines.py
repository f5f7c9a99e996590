"""The editor for a learner's own steps, one a line, with a mark at each that was checked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.checked_lines import RIGHT, UNCHECKED, WRONG
from gpt_desktop.core.learning.computing import LineCheck
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_TINY
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import text_selection

_OWNER = "checked lines"
_ICON = 14
_ICONS = {RIGHT: ("check", "good"), WRONG: ("x", "danger"), UNCHECKED: ("", "second_text")}
"""By verdict: the icon, and the palette's name of its colour."""


class LinesEditor(TextEditor):
    """A line that is changed loses its mark: what was found is of other words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        placeholder = tr("Your steps, one a line. The app checks what it can compute.")
        super().__init__(theme, placeholder, tr("Your steps"), parent)
        self.theme = theme
        self._checked: list[tuple[str, LineCheck]] = []
        self._margin = _Margin(self)
        self.setViewportMargins(GAP_LARGE, 0, 0, 0)
        self.updateRequest.connect(self._on_update)
        self.textChanged.connect(self.mark)
        theme.changed.connect(self.mark)

    def lines(self) -> list[str]:
        """What is written, by lines."""
        return self.text().split("\n")

    def show_checks(self, lines: Sequence[str], checks: Sequence[LineCheck]) -> None:
        """Mark what was found of lines as they were when they were checked."""
        self._checked = list(zip(lines, checks, strict=False))
        self.mark()

    def check_at(self, number: int) -> LineCheck | None:
        """What was found of a line; None where it was not looked at or has changed since."""
        lines = self.lines()
        if number >= len(self._checked) or number >= len(lines):
            return None
        line, check = self._checked[number]
        return check if line == lines[number] and line.strip() else None

    def wrong_lines(self) -> list[int]:
        """The numbers of the lines that are wrong, from 0."""
        return [
            number
            for number in range(len(self._checked))
            if (check := self.check_at(number)) is not None and str(check.verdict) == WRONG
        ]

    def go_to_line(self, number: int) -> None:
        """Put the cursor at the end of a line and show it."""
        block = self.document().findBlockByNumber(number)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.setTextCursor(cursor)
        self.setFocus()
        self.ensureCursorVisible()

    @Slot()
    def mark(self) -> None:
        """Draw the marks as the lines are now."""
        marks = []
        for number in self.wrong_lines():
            form = QTextCharFormat()
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            form.setUnderlineColor(QColor(self.theme.palette.danger))
            block = self.document().findBlockByNumber(number)
            span = Span(block.position(), block.position() + len(block.text()))
            marks.append(text_selection(self.document(), span, form))
        self.show_marks(_OWNER, marks)
        self._margin.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(QRect(area.left(), area.top(), GAP_LARGE, area.height()))

    def paint_margin(self, painter: QPainter) -> None:
        """An icon beside each line that was checked, a point beside one that could not be."""
        block = self.firstVisibleBlock()
        while block.isValid():
            place = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if place.top() > self.viewport().height():
                return
            check = self.check_at(block.blockNumber())
            if check is not None:
                line = self.fontMetrics().lineSpacing()
                top = self.viewport().y() - self.contentsRect().y() + int(place.top())
                area = QRect(GAP_TINY, top + (line - _ICON) // 2, _ICON, _ICON)
                self._paint_mark(painter, area, str(check.verdict))
            block = block.next()

    def _paint_mark(self, painter: QPainter, area: QRect, verdict: str) -> None:
        icon, colour = _ICONS.get(verdict, _ICONS[UNCHECKED])
        ink = str(getattr(self.theme.palette, colour))
        if icon:
            self.theme.icon(icon, ink, _ICON).paint(painter, area)
        else:
            painter.setPen(QColor(ink))
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), "?")

    @Slot(QRect, int)
    def _on_update(self, area: QRect, moved: int) -> None:
        del area, moved  # the margin is small
        self._margin.update()


class _Margin(QWidget):
    """The strip left of the lines."""

    def __init__(self, editor: LinesEditor) -> None:
        super().__init__(editor)
        self._editor = editor

    def sizeHint(self) -> QSize:
        return QSize(GAP_LARGE, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event  # it is drawn whole
        painter = QPainter(self)
        self._editor.paint_margin(painter)
        painter.end()
