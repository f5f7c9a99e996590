"""A plain-text field at reading size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM
from gpt_desktop.ui.widgets.direction import has_direction, is_right_to_left
from gpt_desktop.ui.widgets.plain_data import as_plain_text

_FIRST_LINES = 20  # looked at for a letter with a direction


class TextEditor(QPlainTextEdit):
    """Takes plain text only; Tab goes on to the next control.

    Files dropped on it are left to the view or the window.
    """

    def __init__(
        self,
        theme: Theme,
        placeholder: str,
        accessible_name: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: dict[str, tuple[QTextEdit.ExtraSelection, ...]] = {}
        self._bounds: tuple[int, int | None] | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        option = self.document().defaultTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)
        self.document().contentsChanged.connect(self._follow_direction)
        self._follow_theme()
        self._theme.changed.connect(self._follow_theme)

    @Slot()
    def _follow_direction(self) -> None:
        """Begin on the side that the first letter says: Arabic and Hebrew on the right.

        Qt has one side for all paragraphs of a plain text.
        """
        block = self.document().begin()
        for _ in range(_FIRST_LINES):
            if not block.isValid() or has_direction(block.text()):
                break
            block = block.next()
        right = block.isValid() and is_right_to_left(block.text())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        option = self.document().defaultTextOption()
        if option.alignment() != side:
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)

    def text(self) -> str:
        """What stands there, character by character: Qt's own text has lost the hard blanks."""
        return _lines(self.document().toRawText())

    def show_marks(self, owner: str, marks: Sequence[QTextEdit.ExtraSelection]) -> None:
        """Draw these over the text in place of what the same owner had; others' stay.

        The first owner's lie lowest.
        """
        self._marks[owner] = tuple(marks)
        self.setExtraSelections([mark for each in self._marks.values() for mark in each])

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        return as_plain_text(data, _lines(self.textCursor().selectedText()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not _has_files(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() and not _has_files(source):
            self.insertPlainText(source.text())

    def set_lines(self, least: int, most: int | None = None) -> None:
        """Bound the height by lines of text; without ``most`` it takes what there is."""
        self._bounds = (least, most)
        line = self.fontMetrics().lineSpacing()
        self.setMinimumHeight(least * line + 2 * GAP_MEDIUM)
        if most is not None:
            self.setMaximumHeight(most * line + 2 * GAP_MEDIUM)

    @Slot()
    def _follow_theme(self) -> None:
        font = self.font()
        font.setPixelSize(self._theme.text_size)
        self.setFont(font)
        # The placeholder is drawn with its font, which a style sheet parts from ours.
        self.viewport().setFont(font)
        if self._bounds is not None:
            self.set_lines(*self._bounds)


def _lines(text: str) -> str:
    return text.replace("\u2029", "\n").replace("\u2028", "\n")


def _has_files(source: QMimeData) -> bool:
    return any(url.isLocalFile() for url in source.urls())
