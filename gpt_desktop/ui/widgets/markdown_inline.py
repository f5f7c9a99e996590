"""Writes what stands in a line of Markdown: emphasis, links, code, formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)

from gpt_desktop.ui.theme.tokens import READING_WIDTH, Palette
from gpt_desktop.ui.widgets.code_box import CODE_SCALE
from gpt_desktop.ui.widgets.formula_object import OBJECT_LETTER, fits, formula_format, formula_of
from gpt_desktop.ui.widgets.formula_pictures import Formula, FormulaPictures

LINE_BREAK = "\u2028"


@dataclass(frozen=True, slots=True)
class PendingFormula:
    """A formula that stands in the document as letters until it is drawn.

    Attributes:
        cursor: has the letters selected.
        source: signs included.
    """

    formula: Formula
    cursor: QTextCursor
    source: str


class InlineWriter:
    """Writes at a cursor.

    Args:
        text_size: of reading text, in pixels.
        heading_weight: of what is bold, 100 to 900.
        pictures: None shows formulas as they came.
    """

    def __init__(
        self,
        palette: Palette,
        text_size: int,
        heading_weight: int,
        pictures: FormulaPictures | None,
    ) -> None:
        self._palette = palette
        self._size = text_size
        self._weight = heading_weight
        self._pictures = pictures
        self.pending: list[PendingFormula] = []

    def write(self, cursor: QTextCursor, tokens: Sequence[Token], base: QTextCharFormat) -> None:
        stack = [base]
        for token in tokens:
            if token.type in ("softbreak", "hardbreak"):
                cursor.insertText(LINE_BREAK, stack[-1])
            elif token.type == "formula":
                self._write_formula(cursor, token.content, stack[-1])
            elif token.type == "code_inline":
                cursor.insertText(token.content, self._code_format(stack[-1]))
            elif token.nesting == 1:
                stack.append(self._nested_format(token, stack[-1]))
            elif token.nesting == -1 and len(stack) > 1:
                stack.pop()
            elif token.content:
                cursor.insertText(token.content, stack[-1])

    def _use_code_font(self, form: QTextCharFormat) -> None:
        """Let a format be the one of code."""
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        form.setFontFamilies([fixed.family(), "monospace"])
        form.setFontFixedPitch(True)
        form.setFontStyleHint(QFont.StyleHint.Monospace)
        size = round(self._size * CODE_SCALE)
        form.setProperty(QTextFormat.Property.FontPixelSize, size)

    def _write_formula(self, cursor: QTextCursor, source: str, base: QTextCharFormat) -> None:
        formula = formula_of(source) if self._pictures is not None else None
        if formula is not None and insert_formula(
            cursor, source, base, pictures=self._pictures, text_size=self._size
        ):
            return
        start = cursor.position()
        # Letter by letter, line ends too: it can be copied into what draws it.
        cursor.insertText(source.replace("\n", LINE_BREAK), base)
        if formula is not None and self._pictures is not None and not self._pictures.has(formula):
            letters = QTextCursor(cursor)
            letters.setPosition(start)
            letters.setPosition(cursor.position(), QTextCursor.MoveMode.KeepAnchor)
            letters.setKeepPositionOnInsert(True)
            self.pending.append(PendingFormula(formula, letters, source))

    def _nested_format(self, token: Token, outer: QTextCharFormat) -> QTextCharFormat:
        form = QTextCharFormat(outer)
        match token.type:
            case "strong_open":
                form.setFontWeight(self._weight)
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


def insert_formula(
    cursor: QTextCursor,
    source: str,
    base: QTextCharFormat,
    *,
    pictures: FormulaPictures | None,
    text_size: int,
) -> bool:
    """Put a drawn formula in the place of what is selected; False where there is no picture."""
    formula = formula_of(source)
    if formula is None or pictures is None:
        return False
    picture = pictures.picture(formula)
    if picture is None:
        return False
    size = base.intProperty(QTextFormat.Property.FontPixelSize) or text_size
    room = cursor.document().textWidth()
    if not fits(picture, size, room if room > 0 else READING_WIDTH):
        return False
    cursor.insertText(OBJECT_LETTER, formula_format(base, source, formula))
    return True


def has_formula(tokens: Sequence[Token]) -> bool:
    """Whether a line has one, which may be higher than its letters."""
    return any(token.type == "formula" for token in tokens)


def is_display(tokens: Sequence[Token]) -> bool:
    """Whether there is nothing but one formula that stands by itself, and a mark behind it."""
    kinds = [token.type for token in tokens]
    if not kinds or kinds[0] != "formula" or not tokens[0].content.startswith(("\\[", "$$")):
        return False
    rest = "".join(token.content for token in tokens[1:])
    return set(kinds[1:]) <= {"text"} and len(rest.strip()) <= 1


def line_text(tokens: Sequence[Token]) -> str:
    """Its words, without formulas and code, which have no direction of their own."""
    return " ".join(token.content for token in tokens if token.type == "text")
