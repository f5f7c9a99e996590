"""Proposed changes of a part of an editor's text: put in and taken back, never anywhere else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from gpt_desktop.core.annotations import Edit, EditState, Span
from gpt_desktop.core.changing_text import ChangingText
from gpt_desktop.ui.widgets.text_places import qt_length, qt_place


class LiveChanges(QObject):
    """Each change that is accepted is one step of the editor's own undo; undo opens it again.

    Args:
        span: where the text stands that the changes are of, as Qt counts; it moves along.
        text: that text when the changes were proposed.
        edits: the changes, in order and apart, with what became of them so far.

    Signals:
        changed: what became of some, or where they stand.
        taken: an ``Edit``'s words were put in: from where to where, as Qt counts.
    """

    changed = Signal()
    taken = Signal(int, int)

    def __init__(
        self,
        editor: QPlainTextEdit,
        span: Span,
        text: str,
        edits: Sequence[Edit],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._editor = editor
        self._changing = ChangingText(text, edits)
        self._start, self._end = span.start, span.end
        self._maybe: list[tuple[int, int]] = []  # where the text may be after a change
        self._own = False
        self._follow()
        editor.document().contentsChange.connect(self._on_change)
        editor.document().contentsChanged.connect(self._on_changed)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """With their states."""
        return tuple(self._changing.edits)

    @property
    def text(self) -> str:
        """What stands there by now."""
        return self._changing.text

    @property
    def span(self) -> Span:
        """Where the text stands by now, as Qt counts."""
        return Span(self._start, self._end)

    @property
    def open_numbers(self) -> list[int]:
        """Those that can still be accepted."""
        return self._changing.open_numbers()

    def is_lost(self, number: int) -> bool:
        """Whether the person edited the place of a change."""
        return number in self._changing.lost

    def place(self, number: int) -> Span | None:
        """Where a change's words stand, as Qt counts; None where it is lost."""
        place = self._changing.place(number)
        if place is None:
            return None
        start = self._start + qt_place(self.text, place.start)
        return Span(start, start + qt_length(place.of(self.text)))

    def places(self) -> list[tuple[int, Span]]:
        """All that are not lost, in order, as Qt counts."""
        found = []
        at, start = 0, self._start
        for number, place in self._changing.places():
            start += qt_length(self.text[at : place.start])
            end = start + qt_length(place.of(self.text))
            found.append((number, Span(start, end)))
            at, start = place.end, end
        return found

    def accept(self, number: int) -> bool:
        """Put a change in as one step of undo; False where its place is gone."""
        return self._set([number], EditState.ACCEPTED)

    def accept_all(self) -> bool:
        """Put in all that are open, as one step; False where the place of one is gone."""
        self._set(self.open_numbers, EditState.ACCEPTED)
        return not any(
            edit.state is EditState.OPEN and self.is_lost(number)
            for number, edit in enumerate(self.edits)
        )

    def reject(self, number: int) -> bool:
        """Leave the text as it was there, or put it back; False where its place is gone."""
        return self._set([number], EditState.REJECTED)

    def reject_all(self) -> None:
        """Leave all that are open."""
        self._set(self.open_numbers, EditState.REJECTED)

    def reopen(self, numbers: Sequence[int] | None = None) -> None:
        """Take back what was decided on these, or on all."""
        every = range(len(self.edits)) if numbers is None else numbers
        self._set([number for number in every if not self.is_lost(number)], EditState.OPEN)

    def release(self) -> None:
        """Follow the editor no more."""
        self._editor.document().contentsChange.disconnect(self._on_change)
        self._editor.document().contentsChanged.disconnect(self._on_changed)

    def _set(self, numbers: Sequence[int], state: EditState) -> bool:
        if self._read(self._start, self._end) != self.text:
            self._follow()
        wanted = [number for number in numbers if not self.is_lost(number)]
        # With half a character in it, Qt and we would count differently.
        if not wanted or qt_length(self.text) != self._end - self._start:
            return False
        old = {number: self._said(number) for number in wanted}
        places = [(number, place) for number, place in self.places() if number in old]
        self._changing.set_states(wanted, state)
        put_in = {number for number in wanted if self._said(number) != old[number]}
        cursor = QTextCursor(self._editor.document())
        cursor.beginEditBlock()
        self._own = True
        # From the last to the first: what comes before it does not move.
        for number, place in places[::-1]:
            if number not in put_in:
                continue
            new = self._said(number)
            cursor.setPosition(place.start)
            cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(new)
            self._end += qt_length(new) - (place.end - place.start)
        cursor.endEditBlock()
        self._own = False
        if self._read(self._start, self._end) != self.text:
            self._follow()
        self.changed.emit()
        if state is EditState.ACCEPTED:
            for number, place in self.places():
                if number in put_in:
                    self.taken.emit(place.start, place.end)
        return True

    def _said(self, number: int) -> str:
        edit = self._changing.edits[number]
        return edit.after if edit.state is EditState.ACCEPTED else edit.before

    @Slot(int, int, int)
    def _on_change(self, at: int, removed: int, added: int) -> None:
        """Note where the text may be after a change of the document."""
        if self._own or at > self._end:
            return
        by = added - removed
        if at + removed < self._start:
            self._start += by
            self._end += by
            return
        start, end = self._start, self._end
        end = end + by if at + removed <= end else max(at + added, start)
        if at < start:
            moved = start + by if at + removed <= start else at + added
            self._maybe = [(moved, max(moved, end)), (at, max(at, end))]
        elif removed == 0 and at == start:
            # Typed before it, or the words of a first change that came back.
            self._maybe = [(start + by, end), (start, end)]
        elif removed == 0 and at == self._end:
            self._maybe = [(start, self._end), (start, end)]
        else:
            self._maybe = [(start, end)]

    @Slot()
    def _on_changed(self) -> None:
        if self._own or not self._maybe:
            return
        places, self._maybe = self._maybe, []
        if len(places) > 1:
            fitting = (each for each in places[::-1] if self._changing.fits(self._read(*each)))
            places = [next(fitting, places[0])]
        [(self._start, self._end)] = places
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        self._changing.follow(self._read(self._start, self._end))

    def _read(self, start: int, end: int) -> str:
        cursor = QTextCursor(self._editor.document())
        last = self._editor.document().characterCount() - 1
        cursor.setPosition(max(0, min(start, last)))
        cursor.setPosition(max(0, min(end, last)), QTextCursor.MoveMode.KeepAnchor)
        # Qt gives U+2029 for the ends of paragraphs.
        return cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
