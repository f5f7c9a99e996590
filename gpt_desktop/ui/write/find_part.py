"""Finding in the text, and replacing what was found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.find_places import find_places
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.text_places import QtPlaces, text_selection
from gpt_desktop.ui.write.find_bar import FindBar
from gpt_desktop.ui.write.part import WritePart
from gpt_desktop.ui.write.writing_view import WritingView

_OWNER = "find"
_IDLE_MS = 120
# Qt draws no more than it must, but looks at each of them for every line it draws.
_MOST_MARKED = 400
_LONGEST_TAKEN = 100  # characters of a selection that are looked for at once


class FindPart(WritePart):
    """The bar above the text; places are found anew once nobody has typed for a moment.

    Attributes:
        places: where the words are, as Qt counts.
    """

    def __init__(self, view: WritingView) -> None:
        super().__init__(view)
        self.bar = FindBar(self.context.theme)
        self.page.add_above(self.bar)
        self.bar.hide()
        self.places: list[Span] = []
        self._current = -1
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self.refresh)
        self._connect()

    def commands(self) -> Sequence[Command]:
        return self._commands(tr(self.view.title))

    def menu_commands(self) -> Sequence[Command]:
        return self._commands("")

    def escape(self) -> bool:
        if self.bar.isHidden():
            return False
        self.close()
        return True

    @Slot()
    def find(self) -> None:
        """Open the bar, with the selected words."""
        self._open(replaces=self.bar.replaces and not self.bar.isHidden())

    @Slot()
    def replace(self) -> None:
        """The same with the line for other words."""
        self._open(replaces=True)

    @Slot()
    def close(self) -> None:
        self.bar.hide()
        self.places, self._current = [], -1
        self.editor.show_marks(_OWNER, ())
        self.editor.setFocus()

    @Slot()
    def refresh(self) -> None:
        """Find anew; the place at the cursor or after it becomes the current one."""
        self._idle.stop()
        if self.bar.isHidden():
            return
        self._find()
        starts = [place.start for place in self.places]
        at = bisect_left(starts, self.editor.textCursor().selectionStart())
        self._current = at % len(starts) if starts else -1
        self._show()

    @Slot(int)
    def step(self, by: int) -> None:
        """Go to the next place, or to the one before; from the last on to the first."""
        if self._idle.isActive():
            self.refresh()
        if not self.places:
            return
        cursor = self.editor.textCursor()
        starts = [place.start for place in self.places]
        if by > 0:
            at = bisect_right(starts, cursor.selectionStart() - (not cursor.hasSelection()))
        else:
            at = bisect_left(starts, cursor.selectionStart()) - 1
        self._current = at % len(starts)
        self._select(self.places[self._current])
        self._show()

    @Slot()
    def replace_current(self) -> None:
        """Put the other words in the current place, and go to the next one."""
        self._find()
        cursor = self.editor.textCursor()
        selected = Span(cursor.selectionStart(), cursor.selectionEnd())
        if selected in self.places:
            cursor.insertText(self.bar.other.text())
            self.editor.setTextCursor(cursor)
            self._find()
        self.step(1)

    @Slot()
    def replace_all(self) -> None:
        """Put them in all places, as one step of undo."""
        self._find()
        if not self.places:
            return
        self.view.change_coming.emit(tr("Replace all"))
        edit = QTextCursor(self.editor.document())
        edit.beginEditBlock()
        # From the end on, so that places before stay where they are.
        for place in reversed(self.places):
            edit.setPosition(place.start)
            edit.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
            edit.insertText(self.bar.other.text())
        edit.endEditBlock()
        count = len(self.places)
        words = tr_count("{count:,} place replaced", "{count:,} places replaced", count)
        self.view.undo_offered.emit(words, self.editor.undo)
        self.refresh()

    def _commands(self, group: str) -> Sequence[Command]:
        return (
            Command(tr("Find in the text"), group, self.find, "Ctrl+F"),
            Command(tr("Find and replace"), group, self.replace, "Ctrl+H"),
        )

    def _connect(self) -> None:
        bar = self.bar
        bar.changed.connect(self.refresh)
        bar.step_requested.connect(self.step)
        bar.replace_requested.connect(self.replace_current)
        bar.all_requested.connect(self.replace_all)
        bar.closed.connect(self.close)
        self.editor.textChanged.connect(self._on_text_changed)
        self.context.theme.changed.connect(self._show)
        for keys, slot in (
            ("Ctrl+F", self.find),
            ("Ctrl+H", self.replace),
            ("F3", partial(self.step, 1)),
            ("Shift+F3", partial(self.step, -1)),
        ):
            self.view.add_shortcut(keys, slot)

    def _open(self, *, replaces: bool) -> None:
        chosen = self.editor.textCursor().selectedText()
        self.bar.show_replacing(replaces)
        self.bar.show()
        if 0 < len(chosen) <= _LONGEST_TAKEN and "\u2029" not in chosen:
            self.bar.words.setText(chosen)
        self.bar.take_focus()
        self.refresh()

    def _find(self) -> None:
        text = self.editor.text()
        case, whole = self.bar.case.isChecked(), self.bar.whole.isChecked()
        found = find_places(text, self.bar.words.text(), case=case, whole=whole)
        places = QtPlaces(text)
        self.places = [Span(places.to_qt(each.start), places.to_qt(each.end)) for each in found]

    def _select(self, place: Span) -> None:
        cursor = self.editor.textCursor()
        cursor.setPosition(place.start)
        cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
        self.editor.setTextCursor(cursor)

    @Slot()
    def _show(self) -> None:
        if self.bar.isHidden():
            return
        self.bar.show_place(self._current + 1, len(self.places))
        first = max(0, self._current - _MOST_MARKED // 2)
        marks = [
            text_selection(self.editor.document(), place, self._form(first + number))
            for number, place in enumerate(self.places[first : first + _MOST_MARKED])
        ]
        self.editor.show_marks(_OWNER, marks)

    def _form(self, number: int) -> QTextCharFormat:
        palette = self.context.theme.palette
        form = QTextCharFormat()
        current = number == self._current
        form.setBackground(QColor(palette.accent if current else palette.accent_ground))
        form.setForeground(QColor(palette.on_accent if current else palette.accent_text))
        return form

    @Slot()
    def _on_text_changed(self) -> None:
        if not self.bar.isHidden():
            self._idle.start()
