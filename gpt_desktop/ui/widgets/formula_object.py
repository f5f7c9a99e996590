"""Formulas in a text document: a letter of their own that is painted as a picture."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.formula_pictures import Formula, FormulaPicture, FormulaPictures

OBJECT_LETTER = "\ufffc"
FORMULA_OBJECT = int(QTextFormat.ObjectTypes.UserObject) + 1
_SIGNS = (("\\(", "\\)", False), ("\\[", "\\]", True), ("$$", "$$", True), ("$", "$", False))
_SCALE = 1.12  # their font's small letters are lower than those of texts on screens
_SMALLEST = 0.5  # of its size, for a formula wider than the text; one still wider is letters


class ObjectProperty(IntEnum):
    """What the format of an object's letter knows."""

    SOURCE = int(QTextFormat.Property.UserProperty) + 1  # as it came; what is copied
    LATEX = SOURCE + 1
    DISPLAY = SOURCE + 2
    HEIGHT = SOURCE + 3
    MIRRORED = SOURCE + 4  # of a table whose first column is the right one


def formula_of(source: str) -> Formula | None:
    """The formula between its signs; None where one is missing."""
    for opening, closing, display in _SIGNS:
        if source.startswith(opening):
            inside = source[len(opening) : -len(closing)]
            complete = source.endswith(closing) and len(source) > len(opening) + len(closing)
            return Formula(inside.strip(), display) if complete else None
    return None


def formula_format(base: QTextCharFormat, source: str, formula: Formula) -> QTextCharFormat:
    """Of the letter that stands for a formula."""
    form = QTextCharFormat(base)
    form.setObjectType(FORMULA_OBJECT)
    form.setProperty(ObjectProperty.SOURCE, source)
    form.setProperty(ObjectProperty.LATEX, formula.latex)
    form.setProperty(ObjectProperty.DISPLAY, formula.display)
    form.setToolTip(source)
    # The only alignment that gives an object room below the baseline.
    form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return form


def fits(picture: FormulaPicture, text_size: float, room: float) -> bool:
    """Whether a formula can be read at the width there is."""
    return picture.width * text_size * _SCALE * _SMALLEST <= room


class FormulaObject(QPyTextObject):
    """Paints the formulas of a document on the baseline of their lines."""

    def __init__(self, pictures: FormulaPictures, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._theme = theme

    def intrinsicSize(self, document: QTextDocument, place: int, form: QTextFormat) -> QSizeF:
        del place  # the format says it all
        letter = form.toCharFormat()
        picture = self._picture(letter)
        if picture is None:
            return QSizeF(0, 0)
        size = self._size(document, letter, picture)
        return QSizeF(picture.width * size, _height(picture, size, _half_x(letter)))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        place: int,
        form: QTextFormat,
    ) -> None:
        letter = form.toCharFormat()
        picture = self._picture(letter)
        if picture is None:
            return
        size = self._size(document, letter, picture)
        baseline = rect.center().y() + _middle_above_baseline(document, place)
        target = QRectF(
            rect.left(),
            baseline - picture.ascent * size,
            picture.width * size,
            (picture.ascent + picture.descent) * size,
        )
        given = letter.hasProperty(QTextFormat.Property.ForegroundBrush)
        colour = letter.foreground().color().name() if given else self._theme.palette.text
        painter.save()
        picture.renderer(colour).render(painter, target)
        painter.restore()

    def _picture(self, form: QTextCharFormat) -> FormulaPicture | None:
        latex = form.stringProperty(ObjectProperty.LATEX)
        return self._pictures.picture(Formula(latex, form.boolProperty(ObjectProperty.DISPLAY)))

    def _size(
        self, document: QTextDocument, form: QTextCharFormat, picture: FormulaPicture
    ) -> float:
        """Pixels an em: the text's, less where the formula would be wider than the text."""
        letters = form.intProperty(QTextFormat.Property.FontPixelSize) or self._theme.text_size
        size = letters * _SCALE
        room = document.textWidth()
        wanted = picture.width * size
        return size if room <= 0 or wanted <= room else size * max(_SMALLEST, room / wanted)


def _half_x(form: QTextCharFormat) -> float:
    return QFontMetrics(form.font()).xHeight() / 2


def _middle_above_baseline(document: QTextDocument, place: int) -> float:
    """Of the line in which an object is: Qt paints objects about the middle of their line."""
    block = document.findBlock(place)
    line = block.layout().lineForTextPosition(place - block.position())
    return (line.ascent() - line.descent()) / 2


def _height(picture: FormulaPicture, size: float, half_x: float) -> float:
    """So high that Qt, which centres it about its idea of a middle, leaves room for all."""
    return max(2 * picture.ascent * size - half_x, 2 * picture.descent * size + half_x)
