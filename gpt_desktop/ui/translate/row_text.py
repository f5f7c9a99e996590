"""One side of a translation: its text, each segment a row that can be lit and marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from gpt_desktop.core.annotations import Span
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_TINY, RADIUS_CONTROL
from gpt_desktop.ui.translate.row_lines import ROW_GAP, RowLines
from gpt_desktop.ui.translate.row_mark import MARK_SIZE, RowMark
from gpt_desktop.ui.widgets.plain_data import as_plain_text

NO_ROW = -1
GUTTER = 32
_HALF = ROW_GAP // 2
_LOW = 3  # a line's words stand low in its height


class RowText(QTextEdit):
    """To read, to select from and to copy: what is copied is the text without the added breaks.

    The row that the cursor is in is the current one.

    Args:
        gutter: the room for marks on the left.

    Attributes:
        lines: the rows; call ``rows_changed`` after changing them.

    Signals:
        hovered: the number of the row under the pointer, ``NO_ROW`` for none.
        current_changed: the number of the current row.
        activated: the number of a row that is to be edited, as by a double click.
        mark_clicked: the number of a row whose mark was.
        menu_wanted: a row's number, and where on the screen.
        measured_anew: every row may have another height.
    """

    hovered = Signal(int)
    current_changed = Signal(int)
    activated = Signal(int)
    mark_clicked = Signal(int)
    menu_wanted = Signal(int, QPoint)
    measured_anew = Signal()

    def __init__(
        self,
        theme: Theme,
        accessible_name: str,
        parent: QWidget | None = None,
        *,
        gutter: int = GUTTER,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: dict[int, RowMark] = {}
        self._lit = self._current = NO_ROW
        self.setAccessibleName(accessible_name)
        self.setReadOnly(True)
        flags = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flags.TextSelectableByMouse | flags.TextSelectableByKeyboard)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.lines = RowLines(self.document(), theme, gutter)
        self._use_font()
        set_role(self, "rows")  # after its font, which this would put back
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        theme.changed.connect(self._on_theme_changed)
        self.show_text("")

    @property
    def current(self) -> int:
        """The number of the current row; ``NO_ROW`` for none."""
        return self._current

    @property
    def lit(self) -> int:
        return self._lit

    @property
    def marks(self) -> Mapping[int, RowMark]:
        return self._marks

    def text(self) -> str:
        """Without the breaks that were added."""
        return self.lines.text

    def show_text(self, text: str, spans: Sequence[Span] = ()) -> None:
        """Show another text, each span a row, without marks."""
        self._marks, self._lit = {}, NO_ROW
        self.lines.show_text(text, spans)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.set_current(NO_ROW)
        self.measured_anew.emit()

    def append_text(self, text: str) -> None:
        """More came at the end; the cursor stays where it is, also at the old end."""
        before = self.textCursor()
        anchor, position = before.anchor(), before.position()
        self.lines.append_text(text)
        after = self.textCursor()
        if (after.anchor(), after.position()) != (anchor, position):
            after.setPosition(anchor)
            after.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(after)

    def set_marks(self, marks: Mapping[int, RowMark], quiet: set[int]) -> None:
        """What stands at the margin of rows, and which rows are said quietly."""
        before, self._marks = self._marks, dict(marks)
        self.lines.set_quiet(quiet)
        if any(before.get(number) != marks.get(number) for number in self.visible_rows()):
            self.viewport().update()

    def set_lit(self, number: int) -> None:
        """Light a row; ``NO_ROW`` for none."""
        if number != self._lit:
            was, self._lit = self._lit, number
            self._repaint(was)
            self._repaint(number)

    def set_current(self, number: int) -> None:
        """Show a row as the current one; the cursor stays where it is."""
        if number != self._current:
            was, self._current = self._current, number
            self._repaint(was)
            self._repaint(number)
            self.current_changed.emit(number)

    def go_to(self, number: int) -> None:
        """Make a row the current one and bring it into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self.lines.shown_start(number))
        self.setTextCursor(cursor)
        self.set_current(number)
        rect, height = self.row_rect(number), self.viewport().height()
        if rect.top() < 0 or rect.bottom() > height:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + rect.top() - max(GAP, (height - rect.height()) // 3))

    @Slot()
    def activate(self) -> None:
        """Ask for the current row to be edited."""
        if self._current != NO_ROW:
            self.activated.emit(self._current)

    def row_at(self, point: QPoint) -> int:
        """The row under a point of the viewport; ``NO_ROW`` where there is none."""
        number = self.lines.row_at(point.y() + self.verticalScrollBar().value())
        if number == NO_ROW:
            return NO_ROW
        rect = self.row_rect(number)
        return number if rect.top() <= point.y() < rect.bottom() else NO_ROW

    def row_rect(self, number: int) -> QRect:
        """The ground of a row in the viewport, with the space that evens it out."""
        top, bottom = self.lines.top(number), self.lines.bottom(number)
        above = round(top) - self.verticalScrollBar().value() - _HALF + _LOW
        width = self.viewport().width() - 2 * GAP_TINY
        return QRect(GAP_TINY, above, width, round(bottom - top) + ROW_GAP)

    def mark_rect(self, number: int) -> QRect:
        """Where a row's mark is drawn in the viewport."""
        row = self.row_rect(number)
        top = row.top() + _HALF - _LOW // 2 + (self.lines.line_height - MARK_SIZE) // 2
        return QRect(row.left() + GAP_TINY, top, MARK_SIZE, MARK_SIZE)

    def visible_rows(self) -> range:
        """Those in sight."""
        if not self.lines.spans:
            return range(0)
        above = self.verticalScrollBar().value()
        first, last = (self.lines.row_at(above + at) for at in (0, self.viewport().height()))
        return range(max(0, first), last + 1)

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        return as_plain_text(data, self.selected_text())

    def selected_text(self) -> str:
        """What is selected, without the breaks that were added."""
        cursor = self.textCursor()
        start = self.lines.place(cursor.selectionStart())
        return self.text()[start : self.lines.place(cursor.selectionEnd())]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        palette = self._theme.palette
        for number in self.visible_rows():
            rect = self.row_rect(number)
            if number in (self._lit, self._current):
                lit = number == self._lit
                painter.setBrush(QColor(palette.accent_ground if lit else palette.hover))
                painter.drawRoundedRect(rect, RADIUS_CONTROL, RADIUS_CONTROL)
            mark = self._marks.get(number)
            if mark is not None and mark.icon:
                colour = str(getattr(palette, mark.colour))
                icon = self._theme.icon(mark.icon, colour, MARK_SIZE)
                icon.paint(painter, self.mark_rect(number))
        painter.end()
        super().paintEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        number = self.row_at(point)
        over = self._mark_under(number, point)
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)
        self.hovered.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        number = self.row_at(point)
        super().mousePressEvent(event)
        if self._mark_under(number, point):
            self.mark_clicked.emit(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        number = self.row_at(event.position().toPoint())
        if number != NO_ROW:
            self.activated.emit(number)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        number = self.row_at(event.pos()) if by_mouse else self._current
        self.menu_wanted.emit(number, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Leave:
            self.hovered.emit(NO_ROW)
        elif isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            mark = self._marks.get(self.row_at(event.pos()))
            if mark is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), mark.words, self.viewport())
            return True
        handled = super().viewportEvent(event)
        if event.type() is QEvent.Type.Resize:
            self.measured_anew.emit()
        return handled

    def _mark_under(self, number: int, point: QPoint) -> bool:
        mark = self._marks.get(number)
        return mark is not None and bool(mark.icon) and self.mark_rect(number).contains(point)

    def _repaint(self, number: int) -> None:
        if 0 <= number < len(self.lines.spans):
            self.viewport().update(self.row_rect(number).adjusted(-1, -1, 1, 1))

    @Slot()
    def _on_cursor_moved(self) -> None:
        if self.lines.spans:
            self.set_current(self.lines.row_of(self.textCursor().position()))

    def _use_font(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(self._theme.text_size)
        self.setFont(font)
        self.document().setDefaultFont(font)

    @Slot()
    def _on_theme_changed(self) -> None:
        kept = self.verticalScrollBar().value()
        self._use_font()
        self.lines.write()
        self.verticalScrollBar().setValue(kept)
        self.measured_anew.emit()
