"""Markdown that grows while it is read."""

from __future__ import annotations

from functools import cache
from time import monotonic

from markdown_it import MarkdownIt
from markdown_it.token import Token
from PySide6.QtCore import QMimeData, QTimer, Slot
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.i18n import current_language
from gpt_desktop.ui.theme.fonts import heading_weight
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.box_layer import BoxLayer
from gpt_desktop.ui.widgets.box_object import BOX_OBJECT, BoxObject, WrittenBox
from gpt_desktop.ui.widgets.document_text import selected_text
from gpt_desktop.ui.widgets.formula_object import FORMULA_OBJECT, FormulaObject
from gpt_desktop.ui.widgets.formula_pictures import Formula, FormulaPictures
from gpt_desktop.ui.widgets.markdown_cut import Continued, Cut, find_cut, open_fence
from gpt_desktop.ui.widgets.markdown_inline import PendingFormula, insert_formula
from gpt_desktop.ui.widgets.markdown_rules import GROWING, markdown_parser
from gpt_desktop.ui.widgets.markdown_writer import MarkdownWriter
from gpt_desktop.ui.widgets.plain_data import as_plain_text
from gpt_desktop.ui.widgets.reading_text import ReadingText

_FIRST_PIECE, _SMALLEST_PIECE, _LARGEST_PIECE = 800, 150, 2000  # characters
_QUICK_MS = 6
_WIDTH_SETTLES_MS = 150
_DRAWN_TOGETHER_MS = 30
_REST = 4  # times as long as the writing took


@cache
def _parser() -> MarkdownIt:
    """One for all views: it keeps nothing of a text."""
    return markdown_parser()


class MarkdownView(ReadingText):
    """Finished blocks stay as they are; only the last one is written anew when text comes.

    HTML is shown as text, pictures are not shown at all.

    Args:
        pictures: of formulas, which stand as letters until they are drawn; None leaves them so.
        boxes_tables: let a table that is too wide scroll in a box of its own.
    """

    def __init__(
        self,
        theme: Theme,
        pictures: FormulaPictures | None = None,
        parent: QWidget | None = None,
        *,
        boxes_tables: bool = True,
    ) -> None:
        super().__init__(theme, parent)
        self._pictures = pictures
        if pictures is not None:
            self._formula_object = FormulaObject(pictures, theme, self)
            layout = self.document().documentLayout()
            layout.registerHandler(FORMULA_OBJECT, self._formula_object)
            pictures.known.connect(self._on_known)
        self._box_object = BoxObject(self)
        self.document().documentLayout().registerHandler(BOX_OBJECT, self._box_object)
        self._layer = BoxLayer(self, lambda: MarkdownView(theme, pictures, boxes_tables=False))
        self._boxes_tables = boxes_tables
        self.document().documentLayout().documentSizeChanged.connect(self._layer.place_soon)
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(_DRAWN_TOGETHER_MS)
        self._drawing.timeout.connect(self._draw_formulas)
        self._weight = heading_weight(current_language())
        self.document().setIndentWidth(24)
        self._feeder = QTimer(self)
        self._feeder.setSingleShot(True)
        self._feeder.setInterval(0)
        self._feeder.timeout.connect(self._feed)
        self._rewriting = QTimer(self)
        self._rewriting.setSingleShot(True)
        self._rewriting.setInterval(_WIDTH_SETTLES_MS)
        self._rewriting.timeout.connect(self.restyle)
        self._reset()

    def text(self) -> str:
        """The Markdown, as it came."""
        return "".join(self._parts)

    @property
    def feeding(self) -> bool:
        """Whether some of the text is still to be shown."""
        return bool(self._waiting)

    def append_text(self, text: str) -> None:
        """Add to the end and show it."""
        self._growing = True
        self._parts.append(text)
        self._waiting += text
        if self._feeder.isActive():
            return
        if self._feeder.interval():
            self._feeder.start()
        else:
            self._feed()

    def set_text(self, text: str) -> None:
        """Show another text; a long one comes in a piece at a time, so that nothing waits."""
        self._reset()
        if text:
            self._parts.append(text)
        self._waiting = text
        self._feed()

    def finish(self) -> None:
        """No more is coming: code that was still growing gets its colours."""
        if self._growing:
            self._growing = False
            self._write_tail()

    def restyle(self) -> None:
        self._weight = heading_weight(current_language())
        self.set_text(self.text())

    def createMimeDataFromSelection(self) -> QMimeData:
        """Formulas as they came, and cells with tabs between them."""
        data = super().createMimeDataFromSelection()
        return as_plain_text(data, selected_text(self.textCursor()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._layer.place()
        # Whether a table fits is decided where it is written.
        if self._has_tables and event.oldSize().width() not in (-1, event.size().width()):
            self._rewriting.start()

    def _reset(self) -> None:
        self._parts: list[str] = []
        self._waiting = self._tail = ""
        self._piece = _FIRST_PIECE
        self._growing = False
        self._feeder.setInterval(0)
        # Where in the document the last block begins, and whether an empty one waits there.
        self._tail_position = 0
        self._tail_fresh = True
        self._references: dict[str, object] = {}
        self._has_tables = False
        # What the last block is the rest of, and the widths of its columns.
        self._continued = Continued()
        self._column_shares: tuple[float, ...] = ()
        self._frozen_boxes: list[WrittenBox] = []
        self._boxes: list[WrittenBox] = []
        self._frozen_pending: list[PendingFormula] = []
        self._pending: list[PendingFormula] = []

    @Slot()
    def _feed(self) -> None:
        piece, self._waiting = self._waiting[: self._piece], self._waiting[self._piece :]
        self._tail += piece
        started = monotonic()
        self._write_tail()
        milliseconds = max(1, round(1000 * (monotonic() - started)))
        wanted = self._piece * _QUICK_MS // milliseconds
        self._piece = min(_LARGEST_PIECE, max(_SMALLEST_PIECE, min(wanted, 2 * self._piece)))
        # A last block so long that writing it takes time is written anew less often.
        self._feeder.setInterval(milliseconds * _REST if milliseconds > 2 * _QUICK_MS else 0)
        if self._waiting:
            self._feeder.start()

    def _write_tail(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        self._remove_tail(cursor)
        self._references[GROWING] = self._growing
        # Models write lines as they are everywhere; other line ends would be counted twice.
        self._tail = self._tail.replace("\r\n", "\n").replace("\r", "\n")
        tokens = self._freeze_blocks(cursor, self._parsed(self._tail))
        while (cut := find_cut(self._tail_with_head, tokens, self._continued)) is not None:
            tokens = self._freeze_cut(cursor, cut)
        writer = self._writer(cursor, fresh=self._tail_fresh)
        writer.write(tokens)
        self._has_tables |= writer.has_tables
        self._boxes = [*self._frozen_boxes, *writer.boxes]
        self._pending = [*self._frozen_pending, *writer.pending]
        cursor.endEditBlock()
        more = self._growing or bool(self._waiting)
        self._layer.show_boxes(self._boxes, growing=more)

    @property
    def _tail_with_head(self) -> str:
        return self._continued.head + self._tail

    def _parsed(self, text: str) -> list[Token]:
        fence = open_fence(text)
        if fence is not None:
            return [fence]
        return _parser().parse(self._continued.head + text, self._references)

    def _freeze_blocks(self, cursor: QTextCursor, tokens: list[Token]) -> list[Token]:
        """Write for good all blocks but the last, whose tokens come back."""
        start = _last_block(tokens)
        if not start:
            return tokens
        lines = self._tail_with_head.split("\n")
        first = (tokens[start].map or [0])[0]
        self._write_for_good(cursor, tokens[:start])
        self._tail, self._continued = "\n".join(lines[first:]), Continued()
        # Their lines are counted anew.
        return self._parsed(self._tail)

    def _freeze_cut(self, cursor: QTextCursor, cut: Cut) -> list[Token]:
        """Write for good the beginning of a long block; the tokens of its rest come back."""
        whole = self._tail_with_head
        head = self._continued.head
        beginning = self._parsed(whole[len(head) : cut.place])
        self._write_for_good(cursor, beginning, goes_on=True)
        self._tail, self._continued = whole[cut.place :], cut.rest
        return self._parsed(self._tail)

    def _write_for_good(
        self, cursor: QTextCursor, tokens: list[Token], *, goes_on: bool = False
    ) -> None:
        writer = self._writer(cursor, fresh=self._tail_fresh, goes_on=goes_on)
        writer.write(tokens)
        self._frozen_boxes += writer.boxes
        self._frozen_pending += writer.pending
        self._has_tables |= writer.has_tables
        self._column_shares = writer.column_shares
        self._tail_position, self._tail_fresh = cursor.position(), writer.fresh

    def _writer(self, cursor: QTextCursor, *, fresh: bool, goes_on: bool = False) -> MarkdownWriter:
        return MarkdownWriter(
            cursor,
            self.theme.palette,
            self.theme.text_size,
            self._weight,
            fresh=fresh,
            pictures=self._pictures,
            boxes_tables=self._boxes_tables,
            continued=self._continued,
            goes_on=goes_on,
            column_shares=self._column_shares,
        )

    @Slot(object)
    def _on_known(self, formula: Formula) -> None:
        if any(each.formula == formula for each in self._pending):
            self._drawing.start()

    @Slot()
    def _draw_formulas(self) -> None:
        """Put the pictures that are there in the place of their letters."""
        pictures = self._pictures
        if pictures is None:
            return
        edit = QTextCursor(self.document())
        edit.beginEditBlock()
        for each in [each for each in self._pending if pictures.has(each.formula)]:
            # The format of the letters, which the cursor's own end may not be among.
            probe = QTextCursor(each.cursor)
            probe.setPosition(each.cursor.selectionEnd())
            base = probe.charFormat()
            size, before = self.theme.text_size, self.document().characterCount()
            insert_formula(each.cursor, each.source, base, pictures=pictures, text_size=size)
            self._pending.remove(each)
            if each in self._frozen_pending:
                self._frozen_pending.remove(each)
                self._tail_position += self.document().characterCount() - before
        edit.endEditBlock()
        self._layer.place()

    def _remove_tail(self, cursor: QTextCursor) -> None:
        if self._tail_position == 0:
            self.document().clear()
            return
        cursor.setPosition(self._tail_position)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        if self._tail_fresh and cursor.currentList() is not None:
            cursor.currentList().remove(cursor.block())


def _last_block(tokens: list[Token]) -> int:
    """Index of the token that opens the last block."""
    for index in range(len(tokens) - 1, -1, -1):
        if tokens[index].level == 0 and tokens[index].nesting >= 0:
            return index
    return 0
