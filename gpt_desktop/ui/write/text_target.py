"""The part of a text that an action works on and its result goes to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.i18n import mark


class Scope(StrEnum):
    """What an action works on, as the window says it (source strings)."""

    SELECTION = mark("the selection")
    PARAGRAPH = mark("the paragraph at the cursor")
    WHOLE = mark("the whole text")
    SECTION = mark("the section at the cursor")
    CURSOR = mark("the place of the cursor")


@dataclass(frozen=True, slots=True)
class TextTarget:
    """A place in an editor's document; its cursor moves along as the person edits.

    Attributes:
        text: what the action is given.
        replaces: whether the result takes the place of the range, or goes after it.
    """

    scope: Scope
    cursor: QTextCursor
    text: str
    replaces: bool

    def is_as_it_was(self) -> bool:
        """Whether the text that a result replaces still says what the action was given."""
        if not self.replaces or self.scope is Scope.SECTION:  # that one is given a brief
            return True
        return _selected(self.cursor) == self.text

    def put(self, text: str) -> Span:
        """Insert a result as one undo step; returns where it stands, as Qt counts."""
        start = self.cursor.selectionStart() if self.replaces else self.cursor.selectionEnd()
        cursor = QTextCursor(self.cursor)
        cursor.beginEditBlock()
        if self.replaces:
            cursor.insertText(text)
        else:
            cursor.setPosition(self.cursor.selectionEnd())
            cursor.insertText(_joined(cursor, text))
        cursor.endEditBlock()
        return Span(start, cursor.position())


def edit_target(editor: QPlainTextEdit) -> TextTarget:
    """The selection, else the paragraph at the cursor, else the whole text.

    Blanks and line ends at its ends are not part of it: a result has none, and would join what
    they part.
    """
    cursor = editor.textCursor()
    scope = Scope.SELECTION
    if not _selected(cursor).strip():
        cursor.clearSelection()
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.setPosition(cursor.block().position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        scope = Scope.PARAGRAPH
    if not _selected(cursor).strip():
        cursor.select(QTextCursor.SelectionType.Document)
        scope = Scope.WHOLE
    _leave_out_blanks(cursor)
    return TextTarget(scope, cursor, _selected(cursor), replaces=True)


def _leave_out_blanks(cursor: QTextCursor) -> None:
    text, start = _selected(cursor), cursor.selectionStart()
    words = text.strip()
    if words:
        # Counted as Qt counts, for which a character beyond U+FFFF is two.
        first = start + _length(text[: len(text) - len(text.lstrip())])
        cursor.setPosition(first)
        cursor.setPosition(first + _length(words), QTextCursor.MoveMode.KeepAnchor)


def _length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def continue_target(editor: QPlainTextEdit) -> TextTarget:
    """Everything before the cursor or up to the selection's end; the result goes there."""
    cursor = editor.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    before = QTextCursor(cursor)
    before.setPosition(0, QTextCursor.MoveMode.KeepAnchor)
    return TextTarget(Scope.CURSOR, cursor, _selected(before), replaces=False)


def after_target(editor: QPlainTextEdit) -> TextTarget:
    """What ``edit_target`` is, with a result that goes to a line of its own below it."""
    target = edit_target(editor)
    return TextTarget(target.scope, target.cursor, target.text, replaces=False)


def insert_target(editor: QPlainTextEdit, brief: str) -> TextTarget:
    """For a new text: the place of the cursor."""
    cursor = editor.textCursor()
    cursor.clearSelection()
    return TextTarget(Scope.CURSOR, cursor, brief, replaces=False)


def _selected(cursor: QTextCursor) -> str:
    # Qt gives U+2029 for the ends of paragraphs.
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")


def _joined(cursor: QTextCursor, text: str) -> str:
    """A space where the text would stick to a word."""
    position = cursor.position()
    before = cursor.document().characterAt(position - 1) if position else "\n"
    sticks = before.isalnum() or before in ".,;:!?)”\"'’"
    needs_space = sticks and text[:1].isalnum() and ord(text[0]) < 0x2E80
    return " " + text if needs_space else text
