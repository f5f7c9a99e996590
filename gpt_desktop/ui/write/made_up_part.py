"""Marks in a new text what is not in its brief: numbers, names, quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from gpt_desktop.core.i18n import tr_count
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.widgets.lines import NoticeLine
from gpt_desktop.ui.widgets.text_places import QtPlaces
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.told_claims import ToldClaims
from gpt_desktop.ui.write.writing_view import WritingView

_OWNER = "made-up"
_Place = tuple[int, int, str, str]
"""From and to as Qt counts, the words there, and what is wrong with them."""
_KEEP = QTextCursor.MoveMode.KeepAnchor


@dataclass(frozen=True, slots=True)
class _Mark:
    """A place that moves along with the text, and the words it marks."""

    cursor: QTextCursor
    words: str
    reason: str

    @property
    def stands(self) -> bool:
        return self.cursor.selectedText() == self.words


class MadeUpPart(WritePart):
    """A mark goes once its words change; F8 goes from one to the next and says what it is.

    They are kept with their text, also over a restart.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.marks: list[_Mark] = []
        self._away: dict[str, list[_Place]] = {}  # of texts that are not shown
        self.line = NoticeLine(self.context.theme)
        self.page.add_above(self.line)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show)
        view.claims_told.connect(self._take)
        view.text_leaving.connect(self._on_text_leaving)
        view.text_replaced.connect(self._on_text_replaced)
        self.editor.document().contentsChanged.connect(self._on_changed)
        self.context.theme.changed.connect(self._show)

    def draft(self) -> dict[str, object]:
        kept = {**self._away, self.view.text_id: self._places()}
        return {"made_up": {text: places for text, places in kept.items() if text and places}}

    def restore(self, draft: Mapping[str, object]) -> None:
        kept = draft.get("made_up")
        for text, places in kept.items() if isinstance(kept, dict) else ():
            self._away[str(text)] = _read(places)
        self._on_text_replaced()

    def step_to_mark(self, by: int) -> bool:
        self._show()
        if not self.marks:
            return False
        cursor = self.editor.textCursor()
        at = cursor.selectionStart()
        if by > 0:
            after = [each for each in self.marks if each.cursor.selectionStart() > at]
            mark = (after or self.marks)[0]
        else:
            before = [each for each in self.marks if each.cursor.selectionStart() < at]
            mark = (before or self.marks)[-1]
        self.editor.setTextCursor(mark.cursor)
        self.editor.setFocus()
        self.view.message_posted.emit(mark.reason)
        return True

    @Slot(object)
    def _take(self, told: ToldClaims) -> None:
        places = QtPlaces(told.text)
        for claim in told.claims:
            start = told.start + places.to_qt(claim.span.start)
            end = told.start + places.to_qt(claim.span.end)
            words = claim.span.of(told.text)
            reason = claim.checks[0].words if claim.checks else ""
            self._mark((start, end, words, reason))
        self._show()
        self.view.keep_soon()

    def _mark(self, place: _Place) -> None:
        start, end, words, reason = place
        if not 0 <= start < end < self.editor.document().characterCount():
            return
        cursor = QTextCursor(self.editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, _KEEP)
        cursor.setKeepPositionOnInsert(True)  # what is written behind it is no part of it
        mark = _Mark(cursor, words, reason)
        if mark.stands:
            self.marks.append(mark)

    def _places(self) -> list[_Place]:
        spans = ((each.cursor, each) for each in self.marks if each.stands)
        return [
            (cursor.selectionStart(), cursor.selectionEnd(), each.words, each.reason)
            for cursor, each in spans
        ]

    @Slot()
    def _on_text_leaving(self) -> None:
        places = self._places()
        if places and self.view.text_id:
            self._away[self.view.text_id] = places
        self.marks = []
        self._show()

    @Slot()
    def _on_text_replaced(self) -> None:
        self.marks = []
        for place in self._away.pop(self.view.text_id, []):
            self._mark(place)
        self._show()

    @Slot()
    def _on_changed(self) -> None:
        if self.marks:
            self._soon.start()

    @Slot()
    def _show(self) -> None:
        self.marks = [each for each in self.marks if each.stands]
        self.editor.show_marks(_OWNER, [self._selection(each) for each in self.marks])
        if not self.marks:
            self.line.clear()
            return
        words = tr_count(
            "{count} place is not from your brief. F8 goes to it.",
            "{count} places are not from your brief. F8 goes from one to the next.",
            len(self.marks),
        )
        self.line.show_notice(Notice(NoticeKind.WARNING, words))

    def _selection(self, mark: _Mark) -> QTextEdit.ExtraSelection:
        form = QTextCharFormat()
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        form.setUnderlineColor(QColor(self.context.theme.palette.warning))
        selection = QTextEdit.ExtraSelection()
        selection.cursor = mark.cursor
        selection.format = form
        return selection


def _read(places: object) -> list[_Place]:
    """Those of a draft that are such; others are left out."""
    found: list[_Place] = []
    for each in places if isinstance(places, list) else ():
        match each:
            case [int(start), int(end), str(words), str(reason)]:
                found.append((start, end, words, reason))
    return found
