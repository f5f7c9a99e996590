"""The outline beside a text, which follows what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.outline import outline
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.write.outline_list import OutlineSide
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.writing_view import WritingView

SIDE = "outline"
_KEYS = "Ctrl+Shift+O"
_IDLE_MS = 300


class OutlinePart(WritePart):
    """Reads the headings once nobody has typed for a moment, and only while it is shown."""

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.side = OutlineSide(self.context.theme)
        words = tr("Show or hide the outline")
        self.button = self.page.add_side(SIDE, "list-tree", words, self.side, _KEYS)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self.editor.textChanged.connect(self._idle.start)
        self.editor.cursorPositionChanged.connect(self._follow_cursor)
        self.page.sides.changed.connect(self.refresh)
        self.view.text_replaced.connect(self.refresh)
        self.side.line_chosen.connect(self.go_to_line)
        view.add_shortcut(_KEYS, self.toggle)

    def commands(self) -> Sequence[Command]:
        words = tr("Show or hide the outline")
        return (Command(words, tr(self.view.title), self.toggle, _KEYS),)

    @Slot()
    def toggle(self) -> None:
        self.page.sides.toggle(SIDE)

    @Slot()
    def refresh(self) -> None:
        """Read the headings anew."""
        if not self.side.isHidden():
            # A line is what Qt calls a block, so that its number leads there.
            self.side.show_headings(outline(self.editor.document().toRawText().split("\u2029")))
            self._follow_cursor()

    @Slot(int)
    def go_to_line(self, line: int) -> None:
        """Put the cursor there, and the line at the top of what is seen."""
        block = self.editor.document().findBlockByNumber(line)
        if not block.isValid():
            return
        self.editor.moveCursor(QTextCursor.MoveOperation.End)
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.setTextCursor(cursor)
        self.editor.setFocus()

    @Slot()
    def _follow_cursor(self) -> None:
        if not self.side.isHidden():
            self.side.show_line(self.editor.textCursor().blockNumber())
