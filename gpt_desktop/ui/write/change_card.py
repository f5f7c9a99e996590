"""Proposed changes to decide on one by one; the places are lit in the editor."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTextEdit, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import EditState, Span
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import small_button, text_button
from gpt_desktop.ui.widgets.text_editor import TextEditor
from gpt_desktop.ui.widgets.text_places import text_selection
from gpt_desktop.ui.write.change_text import ChangeText, ShownChange
from gpt_desktop.ui.write.live_changes import LiveChanges

_MOST_LIT = 100
_SETTLE_MS = 60
_FORWARD = (Qt.Key.Key_J, Qt.Key.Key_Down)
_BACK = (Qt.Key.Key_K, Qt.Key.Key_Up)
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)
_LEAVE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ChangeCard(QWidget):
    """Takes the keys J and K, Enter and Delete, 1 to 3 while it has the focus.

    Args:
        owner: names whose marks it lights in the editor.

    Signals:
        decided: the person accepted or rejected some, or took it back.
        way_wanted: the number of another alternative, from 0, by its key.
    """

    decided = Signal()
    way_wanted = Signal(int)

    def __init__(
        self, theme: Theme, editor: TextEditor, owner: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._editor, self._owner = theme, editor, owner
        self._live: LiveChanges | None = None
        self._text = ""
        self.current = -1
        # The text may change with every key.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SETTLE_MS)
        self._soon.timeout.connect(self._show)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Changes"))
        self.count = QLabel()
        set_role(self.count, "caption")
        self.back = small_button(theme, "chevron-up", tr("Previous change"), "Alt+Up")
        self.on = small_button(theme, "chevron-down", tr("Next change"), "Alt+Down")
        self.shown = ChangeText(theme)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.warning = QLabel()
        self.warning.setWordWrap(True)
        self.warning.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.why, "caption")
        set_role(self.warning, "warning")
        self.accept = text_button(tr("Accept"))
        self.reject = text_button(tr("Reject"))
        self.accept.setToolTip(tr("Accept this change ({keys})", keys="Enter"))
        self.reject.setToolTip(tr("Reject this change ({keys})", keys="Delete"))
        self._lay_out()
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self.accept.clicked.connect(self.accept_current)
        self.reject.clicked.connect(self.reject_current)
        self.shown.clicked.connect(self.go_to)
        theme.changed.connect(self._show)

    @property
    def live(self) -> LiveChanges | None:
        return self._live

    def show_changes(self, live: LiveChanges | None, text: str = "") -> None:
        """Show others, or none.

        Args:
            text: what they are of.
        """
        if self._live is not None:
            self._live.changed.disconnect(self._soon.start)
        self._live, self._text = live, text
        if live is not None:
            live.changed.connect(self._soon.start)
            if not 0 <= self.current < len(live.edits):
                self.current = next(iter(live.open_numbers), 0)
        self._show()

    def step(self, by: int, *, marked: bool = False) -> bool:
        """Go to the next change that is open, or the one before; False where there is none.

        Args:
            marked: only to those that alter a number, a name or the like.
        """
        if self._live is None:
            return False
        count = len(self._live.edits)
        order = (
            [(self.current + by * away) % count for away in range(1, count + 1)] if count else []
        )
        wanted = set(self._live.open_numbers)
        if marked:
            wanted = {number for number in wanted if self._live.edits[number].checks}
        found = next((number for number in order if number in wanted), None)
        if found is None:
            return False
        self.go_to(found)
        return True

    @Slot(int)
    def go_to(self, number: int) -> None:
        """Make a change the current one, and show its place in the editor."""
        self.current = number
        self._show()
        place = self._live.place(number) if self._live is not None else None
        if place is None:
            return
        cursor = self._editor.textCursor()
        cursor.setPosition(place.start)
        self._editor.setTextCursor(cursor)
        self._editor.ensureCursorVisible()

    @Slot()
    def accept_current(self) -> None:
        """Put the current change in, or take it back where it is in."""
        self._decide(EditState.ACCEPTED)

    @Slot()
    def reject_current(self) -> None:
        """Leave the text as it was there, or take that back."""
        self._decide(EditState.REJECTED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _FORWARD or key in _BACK:
            self.step(1 if key in _FORWARD else -1)
        elif key in _TAKE:
            self.accept_current()
        elif key in _LEAVE:
            self.reject_current()
        elif key in _WAYS:
            self.way_wanted.emit(_WAYS.index(key))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def _decide(self, state: EditState) -> None:
        live = self._live
        if live is None or not 0 <= self.current < len(live.edits):
            return
        number = self.current
        if live.edits[number].state is state:
            live.reopen([number])
        else:
            done = live.accept(number) if state is EditState.ACCEPTED else live.reject(number)
            if done:
                self.step(1)
        self._show()
        self.decided.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP_TINY)
        head.addWidget(self.count, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.accept)
        buttons.addWidget(self.reject)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addLayout(head)
        column.addWidget(self.shown)
        column.addWidget(self.warning)
        column.addWidget(self.why)
        column.addLayout(buttons)

    @Slot()
    def _show(self) -> None:
        self._soon.stop()
        live = self._live
        if live is None:
            self.shown.show_changes("", (), -1)
            self._editor.show_marks(self._owner, ())
            return
        changes = [ShownChange(each, live.is_lost(i)) for i, each in enumerate(live.edits)]
        self.shown.show_changes(self._text, changes, self.current)
        self.count.setText(self._count_words(live))
        self._show_current(changes)
        more = len(live.open_numbers) > 0
        self.back.setEnabled(more)
        self.on.setEnabled(more)
        self._light(live)

    def _show_current(self, changes: list[ShownChange]) -> None:
        known = 0 <= self.current < len(changes)
        change = changes[self.current] if known else None
        checks = change.edit.checks if change is not None else ()
        words = "\n".join(check.words for check in checks)
        if change is not None and change.lost:
            words = tr("The text changed here, so this is not applied any more.")
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        reason = change.edit.reason if change is not None else ""
        gain = change.edit.gain if change is not None else None
        if reason and gain is not None:
            reason = tr("{reason} · gain {gain:.1f}", reason=reason, gain=gain)
        self.why.setText(reason)
        self.why.setVisible(bool(reason))
        usable = change is not None and not change.lost
        state = change.edit.state if change is not None else EditState.OPEN
        self.accept.setEnabled(usable)
        self.reject.setEnabled(usable)
        self.accept.setText(tr("Take back") if state is EditState.ACCEPTED else tr("Accept"))
        self.reject.setText(tr("Take back") if state is EditState.REJECTED else tr("Reject"))

    def _count_words(self, live: LiveChanges) -> str:
        count = len(live.edits)
        words = tr_count("{count} change", "{count} changes", count)
        left = len(live.open_numbers)
        parts = [words]
        if left < count:
            parts.append(tr("{count} open", count=left))
        marked = sum(bool(live.edits[number].checks) for number in live.open_numbers)
        if marked:
            parts.append(tr("{count} to check", count=marked))
        return " · ".join(parts)

    def _light(self, live: LiveChanges) -> None:
        """Mark in the editor what is still open."""
        open_ones = set(live.open_numbers)
        places = [(number, place) for number, place in live.places() if number in open_ones]
        at = next((i for i, (number, _) in enumerate(places) if number >= self.current), 0)
        first = max(0, at - _MOST_LIT // 2)
        marks = []
        for number, place in places[first : first + _MOST_LIT]:
            form = QTextCharFormat()
            palette = self._theme.palette
            form.setBackground(QColor(palette.accent_ground))
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            form.setUnderlineColor(QColor(palette.accent))
            if live.edits[number].checks:
                form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                form.setUnderlineColor(QColor(palette.warning))
            if number == self.current:
                form.setBackground(QColor(palette.selected if not palette.dark else palette.line))
            marks.append(self._mark(place.start, place.end, form))
        self._editor.show_marks(self._owner, marks)

    def _mark(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        # Where something is only put in, the character before it stands for the place.
        if start == end:
            start = max(0, start - 1)
            end = min(start + 1, self._editor.document().characterCount() - 1)
        return text_selection(self._editor.document(), Span(start, end), form)
