"""Writes Markdown tokens into a text document, a block after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from gpt_desktop.ui.theme.tokens import (
    GAP,
    GAP_LARGE,
    GAP_MEDIUM,
    GAP_SMALL,
    GAP_TINY,
    LINE_HEIGHT,
    READING_WIDTH,
    Palette,
)
from gpt_desktop.ui.widgets.box_object import BoxKind, WrittenBox, insert_box
from gpt_desktop.ui.widgets.code_box import code_height
from gpt_desktop.ui.widgets.direction import has_direction, is_right_to_left
from gpt_desktop.ui.widgets.formula_object import ObjectProperty
from gpt_desktop.ui.widgets.formula_pictures import FormulaPictures
from gpt_desktop.ui.widgets.markdown_cut import Continued
from gpt_desktop.ui.widgets.markdown_inline import (
    InlineWriter,
    PendingFormula,
    has_formula,
    is_display,
    line_text,
)
from gpt_desktop.ui.widgets.markdown_table import MarkdownTable, read_table

_HEADING_SCALES = (1.4, 1.25, 1.1, 1.0, 1.0, 1.0)
_DIGITS_WITH_ROOM, _DIGIT_WIDTH = 2, 0.6  # of a list's number; of the text's size
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


_NOTHING = Continued()


@dataclass(slots=True)
class _Place:
    """What the blocks being written stand in."""

    lists: list[QTextListFormat] = field(default_factory=list)
    # What numbers of more than two digits take beside the room there is for each list.
    number_room: list[int] = field(default_factory=list)
    list_objects: list[QTextList | None] = field(default_factory=list)
    item_begins: bool = False
    quotes: int = 0
    heading: int = 0


class MarkdownWriter:
    """Writes at the end of a document.

    Args:
        text_size: of reading text, in pixels.
        heading_weight: 100 to 900.
        fresh: the document's last block is empty and is to be written into.
        pictures: of formulas; None shows them as they came.
        continued: what the first block is the rest of.
        goes_on: the rest of the last block comes.
        column_shares: the widths of its columns, in percent, where it is a table.
        boxes_tables: keep a box for a table that is too wide, in place of breaking its words.
    """

    def __init__(
        self,
        cursor: QTextCursor,
        palette: Palette,
        text_size: int,
        heading_weight: int,
        *,
        fresh: bool,
        pictures: FormulaPictures | None = None,
        boxes_tables: bool = True,
        continued: Continued = _NOTHING,
        goes_on: bool = False,
        column_shares: tuple[float, ...] = (),
    ) -> None:
        self._cursor = cursor
        self._boxes_tables = boxes_tables
        self._continued = continued
        self._goes_on = goes_on
        self.column_shares = column_shares
        self._palette = palette
        self._size = text_size
        self._heading_weight = heading_weight
        self._place = _Place()
        self._inline = InlineWriter(palette, text_size, heading_weight, pictures)
        self.fresh = fresh
        self.boxes: list[WrittenBox] = []
        self.has_tables = False
        cursor.movePosition(QTextCursor.MoveOperation.End)

    @property
    def pending(self) -> list[PendingFormula]:
        """Formulas that are letters until they are drawn."""
        return self._inline.pending

    def write(self, tokens: Sequence[Token]) -> None:
        """Write complete blocks."""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.type == "table_open":
                position = self._write_table(tokens, position)
            elif token.type in ("fence", "code_block"):
                self._write_code(token)
            elif token.type == "hr":
                self._write_rule()
            elif token.type == "inline":
                line = token.children or []
                self._begin_block(line)
                self._inline.write(self._cursor, line, self._text_format())
            elif token.type in ("bullet_list_open", "ordered_list_open"):
                self._open_list(tokens, position)
            else:
                self._enter_or_leave(token)
            position += 1

    def _enter_or_leave(self, token: Token) -> None:
        place = self._place
        match token.type:
            case "heading_open":
                place.heading = int(token.tag[1:])
            case "heading_close":
                place.heading = 0
            case "blockquote_open" | "blockquote_close":
                place.quotes += token.nesting
            case "bullet_list_close" | "ordered_list_close":
                place.lists.pop()
                place.number_room.pop()
                place.list_objects.pop()
            case "list_item_open":
                place.item_begins = True

    def _open_list(self, tokens: Sequence[Token], position: int) -> None:
        token, digits = tokens[position], longest_number(tokens, position)
        form = QTextListFormat()
        depth = len(self._place.lists) + 1
        form.setIndent(depth)
        if token.type == "ordered_list_open":
            form.setStyle(QTextListFormat.Style.ListDecimal)
            start = token.attrGet("start")
            form.setStart(1 if start is None else int(start))
            if self._continued.number is not None:
                form.setStart(self._continued.number)
                self._continued = _NOTHING
            first = next((each for each in tokens[position:] if each.type == "inline"), None)
            if first is not None and is_right_to_left(first.content):
                # Qt paints a number from the left whatever stands beside it.
                form.setNumberPrefix(".")
                form.setNumberSuffix("")
        else:
            form.setStyle(_BULLETS[min(depth, len(_BULLETS)) - 1])
        self._place.lists.append(form)
        digit = round(self._size * _DIGIT_WIDTH)
        self._place.number_room.append(max(0, digits - _DIGITS_WITH_ROOM) * digit)
        self._place.list_objects.append(None)

    def _begin_block(self, line: Sequence[Token] = ()) -> None:
        form = self._block_format()
        if is_right_to_left(line_text(line)):
            form.setRightMargin(form.leftMargin())
            form.setLeftMargin(0)
        if has_formula(line):
            least = QTextBlockFormat.LineHeightTypes.MinimumHeight.value
            form.setLineHeight(form.lineHeight(), least)
            if is_display(line) and not self._place.lists:
                form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._insert_block(form)
        self._enter_list()

    def _insert_block(self, form: QTextBlockFormat) -> None:
        if self.fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
        self.fresh = False

    def _enter_list(self) -> None:
        place = self._place
        if not place.lists or not place.item_begins:
            return
        place.item_begins = False
        current = place.list_objects[-1]
        if current is None:
            place.list_objects[-1] = self._cursor.createList(place.lists[-1])
        else:
            current.add(self._cursor.block())

    def _block_format(self) -> QTextBlockFormat:
        place = self._place
        form = QTextBlockFormat()
        scale = _HEADING_SCALES[place.heading - 1] if place.heading else 1.0
        height = round(self._size * scale * (1.3 if place.heading else LINE_HEIGHT))
        form.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        form.setBottomMargin(GAP_TINY if place.lists else GAP_SMALL)
        if self._continued.paragraph:
            self._continued = _NOTHING
        elif self._cursor.position() and not place.lists:
            form.setTopMargin(GAP_MEDIUM if place.heading else GAP_SMALL)
        form.setLeftMargin(GAP_LARGE * place.quotes + sum(place.number_room))
        if place.lists and not place.item_begins:
            form.setIndent(len(place.lists))
        return form

    def _text_format(self) -> QTextCharFormat:
        form = QTextCharFormat()
        if self._place.heading:
            scale = _HEADING_SCALES[self._place.heading - 1]
            form.setFontWeight(self._heading_weight)
            form.setProperty(QTextFormat.Property.FontPixelSize, round(self._size * scale))
        if self._place.quotes:
            form.setForeground(QColor(self._palette.second_text))
        return form

    def _write_code(self, token: Token) -> None:
        code = token.content.rstrip("\n")
        language = token.info.strip().split(" ")[0] if token.info else ""
        height = code_height(code, self._size)
        place = self._write_box(code, height)
        self.boxes.append(WrittenBox(BoxKind.CODE, place, code, language))

    def _write_box(self, copied: str, height: int) -> QTextCursor:
        """Keep room in a block of its own; where it is comes back."""
        form = QTextBlockFormat()
        form.setTopMargin(GAP_SMALL)
        form.setBottomMargin(GAP_SMALL)
        form.setLeftMargin(self._indent())
        form.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._insert_block(form)
        return insert_box(self._cursor, copied, height)

    def _write_rule(self) -> None:
        form = self._frame_format()
        form.setTopMargin(GAP)
        form.setCellPadding(0)
        cell = self._insert_table(1, 1, form).cellAt(0, 0)
        filled = QTextTableCellFormat()
        filled.setBackground(QColor(self._palette.line))
        cell.setFormat(filled)
        block = QTextBlockFormat()
        block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cell.firstCursorPosition().setBlockFormat(block)

    def _write_table(self, tokens: Sequence[Token], start: int) -> int:
        """Write the table that begins at ``start``; the place of its end comes back."""
        table, end = read_table(tokens, start)
        self.has_tables = True
        font = self._cursor.document().defaultFont()
        font.setWeight(QFont.Weight(self._heading_weight))
        room = self._cursor.document().textWidth()
        room = (room if room > 0 else READING_WIDTH) - self._indent()
        if self._boxes_tables and table.least_width(font) > room:
            height = len(table.rows) * round(self._size * LINE_HEIGHT + 2 * GAP_SMALL)
            place = self._write_box(table.as_text(), height)
            width = round(table.full_width(font) + 1)
            source = table.as_markdown()
            self.boxes.append(WrittenBox(BoxKind.TABLE, place, source, width=width))
        else:
            self._fill_table(table)
        return end

    def _fill_table(self, table: MarkdownTable) -> None:
        form = self._frame_format()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._palette.line)))
        form.setBorderCollapse(True)
        form.setCellPadding(GAP_SMALL)
        form.setHeaderRowCount(1)
        backwards = is_right_to_left(" ".join(cell.content for cell in table.rows[0]))
        if backwards:
            # Qt keeps the first column on the left, so the cells are written the other way round.
            form.setProperty(ObjectProperty.MIRRORED, True)
        rows = list(enumerate(table.rows))
        if self._continued.head:
            # The names of the columns are there already.
            rows, self._continued = rows[1:], _NOTHING
            form.setHeaderRowCount(0)
            form.setTopMargin(0)
        else:
            self.column_shares = table.shares(self._cursor.document().defaultFont())
        if self._goes_on:
            form.setBottomMargin(0)
        if self._goes_on or not form.headerRowCount():
            kind = QTextLength.Type.PercentageLength
            shares = [QTextLength(kind, share) for share in self.column_shares]
            form.setColumnWidthConstraints(shares[::-1] if backwards else shares)
        made = self._insert_table(len(rows), table.columns, form)
        for place, (row, cells) in enumerate(rows):
            for column, cell in enumerate(cells[: table.columns]):
                text = self._text_format()
                if row == 0:
                    text.setFontWeight(self._heading_weight)
                there = table.columns - 1 - column if backwards else column
                cursor = made.cellAt(place, there).firstCursorPosition()
                cursor.mergeBlockFormat(_cell_format(table.sides[column], backwards, cell))
                self._inline.write(cursor, cell.children or [], text)

    def _indent(self) -> int:
        return GAP_LARGE * (len(self._place.lists) + self._place.quotes)

    def _frame_format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setTopMargin(GAP_SMALL)
        form.setBottomMargin(GAP_SMALL)
        form.setLeftMargin(self._indent())
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _insert_table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        """Insert a table at the end; what follows goes into the empty block behind it."""
        table = self._cursor.insertTable(rows, columns, form)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(QTextBlockFormat())
        self.fresh = True
        return table


def _cell_format(side: Qt.AlignmentFlag | None, backwards: bool, cell: Token) -> QTextBlockFormat:
    form = QTextBlockFormat()
    if side is not None:
        form.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    elif backwards and not has_direction(cell.content):
        # Numbers stand where the words of their column do.
        form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return form


def longest_number(tokens: Sequence[Token], place: int) -> int:
    """Digits of the longest number of the list that begins at a place; 0 for bullets."""
    level, longest = tokens[place].level, 0
    for token in tokens[place + 1 :]:
        if token.level == level:
            break
        if token.type == "list_item_open" and token.level == level + 1:
            longest = max(longest, len(token.info))
    return longest
