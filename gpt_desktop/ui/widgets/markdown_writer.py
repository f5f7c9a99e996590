"""Writes Markdown tokens into a text document, a block after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
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
    Palette,
)
from gpt_desktop.ui.widgets.code_colours import LONGEST_COLOURED, coloured_code

_LINE_BREAK = "\u2028"
_HEADING_SCALES = (1.4, 1.25, 1.1, 1.0, 1.0, 1.0)
_CODE_SCALE = 0.9
_BULLETS = (
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
)


@dataclass(slots=True)
class _Place:
    """What the blocks being written stand in."""

    lists: list[QTextListFormat] = field(default_factory=list)
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
        longest_coloured: code of more characters is written in one colour.
    """

    def __init__(
        self,
        cursor: QTextCursor,
        palette: Palette,
        text_size: int,
        heading_weight: int,
        *,
        fresh: bool,
        longest_coloured: int = LONGEST_COLOURED,
    ) -> None:
        self._cursor = cursor
        self._longest_coloured = longest_coloured
        self._palette = palette
        self._size = text_size
        self._heading_weight = heading_weight
        self._place = _Place()
        self.fresh = fresh
        cursor.movePosition(QTextCursor.MoveOperation.End)

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
                self._begin_block()
                self._write_inline(self._cursor, token.children or [], self._text_format())
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
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "bullet_list_close" | "ordered_list_close":
                place.lists.pop()
                place.list_objects.pop()
            case "list_item_open":
                place.item_begins = True

    def _open_list(self, token: Token) -> None:
        form = QTextListFormat()
        depth = len(self._place.lists) + 1
        form.setIndent(depth)
        if token.type == "ordered_list_open":
            form.setStyle(QTextListFormat.Style.ListDecimal)
            form.setStart(int(token.attrGet("start") or 1))
        else:
            form.setStyle(_BULLETS[min(depth, len(_BULLETS)) - 1])
        self._place.lists.append(form)
        self._place.list_objects.append(None)

    def _begin_block(self) -> None:
        form = self._block_format()
        if self.fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
        self.fresh = False
        self._enter_list()

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
        if self._cursor.position() and not place.lists:
            form.setTopMargin(GAP_MEDIUM if place.heading else GAP_SMALL)
        if place.quotes:
            form.setLeftMargin(GAP_LARGE * place.quotes)
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

    def _write_inline(
        self, cursor: QTextCursor, tokens: Sequence[Token], base: QTextCharFormat
    ) -> None:
        stack = [base]
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                cursor.insertText(_LINE_BREAK, stack[-1])
            elif token.type == "code_inline":
                cursor.insertText(token.content, self._code_format(stack[-1]))
            elif token.nesting == 1:
                stack.append(self._nested_format(token, stack[-1]))
            elif token.nesting == -1 and len(stack) > 1:
                stack.pop()
            elif token.content:
                cursor.insertText(token.content, stack[-1])

    def _nested_format(self, token: Token, outer: QTextCharFormat) -> QTextCharFormat:
        form = QTextCharFormat(outer)
        match token.type:
            case "strong_open":
                form.setFontWeight(self._heading_weight)
            case "em_open":
                form.setFontItalic(True)
            case "s_open":
                form.setFontStrikeOut(True)
            case "link_open":
                address = str(token.attrGet("href") or "")
                form.setAnchor(True)
                form.setAnchorHref(address)
                form.setToolTip(address)
                form.setForeground(QColor(self._palette.accent))
                form.setFontUnderline(True)
        return form

    def _code_format(self, outer: QTextCharFormat) -> QTextCharFormat:
        form = QTextCharFormat(outer)
        self._use_code_font(form)
        form.setBackground(QColor(self._palette.code_ground))
        return form

    def _use_code_font(self, form: QTextCharFormat) -> None:
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        form.setFontFamilies([fixed.family(), "monospace"])
        form.setFontFixedPitch(True)
        form.setFontStyleHint(QFont.StyleHint.Monospace)
        size = round(self._size * _CODE_SCALE)
        form.setProperty(QTextFormat.Property.FontPixelSize, size)

    def _write_code(self, token: Token) -> None:
        form = self._frame_format()
        form.setCellPadding(GAP)
        cell = self._insert_box(form, self._palette.code_ground)
        block = QTextBlockFormat()
        height = round(self._size * _CODE_SCALE * LINE_HEIGHT)
        block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cell.setBlockFormat(block)
        language = token.info.strip().split(" ")[0] if token.info else ""
        text = QTextCharFormat()
        self._use_code_font(text)
        code = token.content.rstrip("\n")
        if len(code) > self._longest_coloured:
            language = ""
        for piece, colour in coloured_code(code, language, self._palette):
            text.setForeground(QColor(colour))
            cell.insertText(piece.replace("\n", _LINE_BREAK), text)

    def _write_rule(self) -> None:
        form = self._frame_format()
        form.setTopMargin(GAP)
        form.setCellPadding(0)
        cell = self._insert_box(form, self._palette.line)
        block = QTextBlockFormat()
        block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cell.setBlockFormat(block)

    def _write_table(self, tokens: Sequence[Token], start: int) -> int:
        """Write the table that begins at ``start``; the place of its end comes back."""
        end = start
        rows: list[list[Token]] = []
        while tokens[end].type != "table_close":
            if tokens[end].type == "tr_open":
                rows.append([])
            elif tokens[end].type == "inline":
                rows[-1].append(tokens[end])
            end += 1
        form = self._frame_format()
        form.setBorder(1)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(QBrush(QColor(self._palette.line)))
        form.setBorderCollapse(True)
        form.setCellPadding(GAP_SMALL)
        form.setHeaderRowCount(1)
        table = self._insert_table(len(rows), len(rows[0]), form)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells[: len(rows[0])]):
                text = self._text_format()
                if row == 0:
                    text.setFontWeight(self._heading_weight)
                cursor = table.cellAt(row, column).firstCursorPosition()
                self._write_inline(cursor, cell.children or [], text)
        return end

    def _frame_format(self) -> QTextTableFormat:
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setTopMargin(GAP_SMALL)
        form.setBottomMargin(GAP_SMALL)
        form.setLeftMargin(GAP_LARGE * (len(self._place.lists) + self._place.quotes))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        return form

    def _insert_box(self, form: QTextTableFormat, ground: str) -> QTextCursor:
        cell = self._insert_table(1, 1, form).cellAt(0, 0)
        filled = QTextTableCellFormat()
        filled.setBackground(QColor(ground))
        cell.setFormat(filled)
        return cell.firstCursorPosition()

    def _insert_table(self, rows: int, columns: int, form: QTextTableFormat) -> QTextTable:
        """Insert a table at the end; what follows goes into the empty block behind it."""
        table = self._cursor.insertTable(rows, columns, form)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._cursor.setBlockFormat(QTextBlockFormat())
        self.fresh = True
        return table
