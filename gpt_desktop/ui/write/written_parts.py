"""What of the text in an editor a model wrote; it moves along as the person edits."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.texts import Provenance
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.write.model_words import ModelWords

_LOOKED_FOR = 20  # of the parts that were deleted, the latest; each costs a look through the text


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
        text = _text(cursor)
        if self._grown(words):
            self.changed.emit()
            return
        if not text.strip():
            return
        told = Provenance(Span(0, 0), text, words.author, words.asked, words.work_id, time.time())
        # What was written over is no part any more.
        self._parts = [each for each in self._parts if each.cursor.hasSelection()]
        self._parts.append(_Part(told, cursor))
        self.changed.emit()

    def show(self, provenance: Sequence[Provenance], body: str) -> None:
        """Another text stands in the editor, with these."""
        places = QtPlaces(body)
        self._parts = [
            _Part(each, self._cursor(places.to_qt(each.span.start), places.to_qt(each.span.end)))
            for each in provenance
        ]
        self.changed.emit()

    def told(self, body: str) -> tuple[Provenance, ...]:
        """Each with its place in the text as it is now, in the order of their places.

        Args:
            body: the editor's text.
        """
        if not self._parts:
            return ()
        places = QtPlaces(body)
        self._find_again(body, places)
        placed = []
        for part in self._parts:
            start = places.from_qt(part.cursor.selectionStart())
            end = places.from_qt(part.cursor.selectionEnd())
            placed.append(replace(part.told, span=Span(start, end)))
        return tuple(sorted(placed, key=lambda each: (each.span.start, each.inserted)))

    def _grown(self, words: ModelWords) -> bool:
        """Let the last part go on where more of the same follows it, such as the next word."""
        last = self._parts[-1] if self._parts else None
        if last is None or not last.cursor.hasSelection():
            return False
        told = (last.told.author, last.told.asked, last.told.work_id)
        same = told == (words.author, words.asked, words.work_id)
        if not same or last.cursor.selectionEnd() != words.start:
            return False
        cursor = self._cursor(last.cursor.selectionStart(), words.end)
        self._parts[-1] = _Part(replace(last.told, words=_text(cursor)), cursor)
        return True

    def _find_again(self, body: str, places: QtPlaces) -> None:
        gone = [n for n, part in enumerate(self._parts) if not part.cursor.hasSelection()]
        for number in gone[-_LOOKED_FOR:]:
            part = self._parts[number]
            if body.count(part.told.words) != 1:
                continue
            start = body.index(part.told.words)
            end = start + len(part.told.words)
            cursor = self._cursor(places.to_qt(start), places.to_qt(end))
            self._parts[number] = _Part(part.told, cursor)

    def _cursor(self, start: int, end: int) -> QTextCursor:
        last = self._editor.document().characterCount() - 1
        cursor = QTextCursor(self._editor.document())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor


def _text(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
