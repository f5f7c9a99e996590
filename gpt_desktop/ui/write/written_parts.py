"""What of the text in an editor a model wrote; it moves along as the person edits."""

from __future__ import annotations

import re
import time
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.texts import Provenance
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.write.model_words import ModelWords

# A character that Qt counts as two.
_LARGE = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class _Part:
    told: Provenance
    cursor: QTextCursor


class WrittenParts(QObject):
    """Keeps where each part is.

    Words typed at its ends are not part of it. One that was deleted is found again where its
    very words come back, as by undo or with an older version.

    Signals:
        changed: there are others than before.
    """

    changed = Signal()

    def __init__(self, editor: TextEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._editor = editor
        self._parts: list[_Part] = []

    def add(self, words: ModelWords) -> None:
        """What a model wrote has just been put in."""
        cursor = self._cursor(words.start, words.end)
        text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        if not text.strip():
            return
        told = Provenance(Span(0, 0), text, words.author, words.asked, words.work_id, time.time())
        # What was written over is no part any more.
        self._parts = [each for each in self._parts if each.cursor.hasSelection()]
        self._parts.append(_Part(told, cursor))
        self.changed.emit()

    def show(self, provenance: Sequence[Provenance], body: str) -> None:
        """Another text stands in the editor, with these."""
        large = [found.start() for found in _LARGE.finditer(body)]
        self._parts = [
            _Part(each, self._cursor(*(place + bisect_left(large, place) for place in places)))
            for each in provenance
            if (places := (each.span.start, each.span.end))
        ]
        self.changed.emit()

    def told(self, body: str) -> tuple[Provenance, ...]:
        """Each with its place in the text as it is now, in the order of their places.

        Args:
            body: the editor's text.
        """
        if not self._parts:
            return ()
        self._find_again(body)
        # Where Qt has the second half of each large character, less those before.
        large = [found.start() + number for number, found in enumerate(_LARGE.finditer(body))]
        placed = []
        for part in self._parts:
            start, end = (
                place - bisect_left(large, place)
                for place in (part.cursor.selectionStart(), part.cursor.selectionEnd())
            )
            placed.append(replace(part.told, span=Span(start, end)))
        return tuple(sorted(placed, key=lambda each: (each.span.start, each.inserted)))

    def _find_again(self, body: str) -> None:
        for number, part in enumerate(self._parts):
            if part.cursor.hasSelection() or body.count(part.told.words) != 1:
                continue
            place = body.index(part.told.words)
            start = place + len(_LARGE.findall(body[:place]))
            length = len(part.told.words) + len(_LARGE.findall(part.told.words))
            self._parts[number] = _Part(part.told, self._cursor(start, start + length))

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self._editor.document().characterCount() - 1
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor
