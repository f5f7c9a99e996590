"""The section of a text in which the cursor stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QTextCursor

from gpt_desktop.core.outline import outline
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.text_target import Scope, TextTarget

_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class SectionAtCursor:
    """A heading and the place of what stands under it, which may be empty."""

    heading: str
    cursor: QTextCursor

    def target(self, brief: str) -> TextTarget:
        """The place, for a text that is written from a brief."""
        return TextTarget(Scope.SECTION, self.cursor, brief, replaces=True)


def section_at_cursor(editor: TextEditor) -> SectionAtCursor | None:
    """None before the first heading, and in a text without one.

    A heading at the very end gets a line below it.
    """
    lines = editor.text().split("\n")
    at = editor.textCursor().blockNumber()
    headings = outline(lines)
    above = [each for each in headings if each.line <= at]
    if not above:
        return None
    heading = above[-1]
    end = next((each.line for each in headings if each.line > heading.line), len(lines))
    body = [number for number in range(heading.line + 1, end) if lines[number].strip()]
    cursor = QTextCursor(editor.document())
    if not body:
        cursor.setPosition(_end_of(editor, heading.line))
        if cursor.atEnd():
            cursor.insertText("\n")
        cursor.setPosition(_end_of(editor, heading.line + 1))
        return SectionAtCursor(heading.title, cursor)
    cursor.setPosition(editor.document().findBlockByNumber(body[0]).position())
    cursor.setPosition(_end_of(editor, body[-1]), _KEEP)
    return SectionAtCursor(heading.title, cursor)


def _end_of(editor: TextEditor, line: int) -> int:
    block = editor.document().findBlockByNumber(line)
    return block.position() + block.length() - 1
