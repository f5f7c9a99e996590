"""What can be done with one segment of a translation."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.works import WorkRequest
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.row_text import NO_ROW, RowText
from gpt_desktop.ui.translate.segment_editor import SegmentEditor
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton, with_shortcut

LOCKED = "locked"
"""In a request's ``extra``: what the person wrote, as JSON pairs of source and translation."""


class SegmentsPart(TranslatePart):
    """Goes from segment to segment, edits one in its place, and takes changes back."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.rows, self.changes = page.rows.right, view.segment_changes
        self.rows.setAccessibleDescription(
            tr("F8 goes to the next segment to check, F2 edits the current one.")
        )
        self.editor = SegmentEditor(self.context.theme, self.rows)
        theme = self.context.theme
        self.edit_button = IconButton(theme, "pencil", tr("Edit this segment"), "F2")
        self.right_button = IconButton(theme, "check", tr("This segment is right"), "Ctrl+Shift+K")
        self.revert_button = IconButton(theme, "rotate-ccw", tr("Back to what the model wrote"))
        for button, slot in (
            (self.edit_button, self.edit),
            (self.right_button, self.approve),
            (self.revert_button, self.revert),
        ):
            page.result.tools.addWidget(button)
            button.clicked.connect(slot)
        self._connect()
        self._show_actions()

    def commands(self) -> Sequence[Command]:
        group = tr("Translate")
        return (
            Command(tr("Next segment to check"), group, self.next_mark, "F8"),
            Command(tr("Previous segment to check"), group, self.previous_mark, "Shift+F8"),
            Command(tr("Edit this segment"), group, self.edit, "F2"),
        )

    def add_to(self, request: WorkRequest) -> WorkRequest:
        """What the person wrote stays in another run of the same text."""
        self.editor.commit()
        shown = self.page.rows.shown
        if not shown.written or shown.source != request.text:
            return request
        return replace(request, extra={**request.extra, LOCKED: json.dumps(shown.written)})

    def draft(self) -> dict[str, object]:
        if self.editor.number == NO_ROW:
            return {}
        return {"segment": self.editor.number, "segment_words": self.editor.text()}

    def restore(self, draft: Mapping[str, object]) -> None:
        """What was being written when the app ended is written."""
        number, words = draft.get("segment"), draft.get("segment_words")
        there = isinstance(number, int) and 0 <= number < len(self.page.rows.shown.segments)
        if there and isinstance(number, int) and isinstance(words, str):
            self._on_committed(number, " ".join(words.split("\n")).strip())

    def escape(self) -> bool:
        if self.editor.number == NO_ROW:
            return False
        self.editor.cancel()
        self.rows.setFocus()
        return True

    @Slot()
    def edit(self) -> None:
        """Write over the current segment."""
        number = self._current
        if number != NO_ROW:
            self.rows.go_to(number)
            self.editor.open(number, self.page.rows.shown.target_of(number))

    @Slot()
    def approve(self) -> None:
        """The current segment is right as it is."""
        number = self._current
        if number != NO_ROW:
            self.changes.approve(number)

    @Slot()
    def revert(self) -> None:
        """Bring back what the model wrote in the current segment."""
        number = self._current
        if number != NO_ROW:
            self.changes.make(self.page.rows.shown.reverted(number))

    @Slot()
    def next_mark(self) -> None:
        self._go_to_mark(1)

    @Slot()
    def previous_mark(self) -> None:
        self._go_to_mark(-1)

    @property
    def _current(self) -> int:
        """The current row, where something can be done with it."""
        return self.rows.current if self.changes.possible else NO_ROW

    def _connect(self) -> None:
        self.rows.activated.connect(self.edit)
        self.rows.current_changed.connect(self._show_actions)
        self.view.work_changed.connect(self._on_work_changed)
        self.page.rows.changed.connect(self._show_actions)
        self.page.panels.changed.connect(self._show_actions)
        self.editor.committed.connect(self._on_committed)
        self.editor.closed.connect(self.rows.setFocus)
        self.editor.step_wanted.connect(self._on_edit_step)
        self.editor.textChanged.connect(self.view.keep_soon)
        self.rows.menu_wanted.connect(self._on_menu)
        self.page.rows.left.menu_wanted.connect(self._on_source_menu)
        for keys, slot in (
            ("F8", self.next_mark),
            ("Shift+F8", self.previous_mark),
            ("Alt+Down", lambda: self._step(1)),
            ("Alt+Up", lambda: self._step(-1)),
            ("F2", self.edit),
            ("Ctrl+Shift+K", self.approve),
        ):
            self.view.add_shortcut(keys, slot)
        for keys, slot in (
            ("Return", self.edit),
            ("Enter", self.edit),
            ("Ctrl+Z", self.changes.undo),
            ("Ctrl+Shift+Z", self.changes.redo),
            ("Ctrl+Y", self.changes.redo),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.rows)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    @Slot()
    def _show_actions(self) -> None:
        number, segments = self._current, self.page.rows.shown.segments
        segment = segments[number] if 0 <= number < len(segments) else None
        self.edit_button.setEnabled(segment is not None)
        # The review has such a button of its own, and leaves little room for this one.
        marked = segment is not None and bool(segment.checks)
        self.right_button.setVisible(marked and not self.page.panels.opened)
        self.revert_button.setVisible(segment is not None and bool(segment.written))
        self.edit_button.setVisible(bool(segments))

    @Slot()
    def _on_work_changed(self) -> None:
        if not self.changes.possible:
            self.editor.cancel()
        self._show_actions()

    @Slot(int, str)
    def _on_committed(self, number: int, words: str) -> None:
        if self.changes.possible and words:
            self.changes.rewrite(number, words)

    @Slot(int)
    def _on_edit_step(self, by: int) -> None:
        self.editor.commit()
        self._step(by)
        self.edit()

    def _step(self, by: int) -> None:
        count = len(self.page.rows.shown.segments)
        if count:
            start = self.rows.current if self.rows.current != NO_ROW else (-1 if by > 0 else 0)
            self._go_to(min(max(0, start + by), count - 1))

    def _go_to_mark(self, by: int) -> None:
        marked, current = self.page.rows.shown.marked, self.rows.current
        if not marked:
            self.view.message_posted.emit(tr("No segment is marked."))
            return
        beyond = [each for each in marked if (each > current if by > 0 else each < current)]
        around = marked[0] if by > 0 else marked[-1]
        self._go_to((beyond[0] if by > 0 else beyond[-1]) if beyond else around)

    def _go_to(self, number: int) -> None:
        self.page.rows.go_to(number)
        if not self.page.panels.isAncestorOf(self.view.focusWidget() or self.rows):
            self.rows.setFocus()

    @Slot(int, QPoint)
    def _on_source_menu(self, number: int, place: QPoint) -> None:
        self._open_menu(self.page.rows.left, number, place)

    @Slot(int, QPoint)
    def _on_menu(self, number: int, place: QPoint) -> None:
        self._open_menu(self.rows, number, place)

    def _open_menu(self, side: RowText, number: int, place: QPoint) -> None:
        menu = QMenu(self.view)
        copy = menu.addAction(with_shortcut(tr("Copy"), "Ctrl+C"))
        copy.setEnabled(side.textCursor().hasSelection())
        copy.triggered.connect(side.copy)
        menu.addAction(with_shortcut(tr("Select all"), "Ctrl+A")).triggered.connect(side.selectAll)
        if number != NO_ROW and self.changes.possible:
            self.rows.set_current(number)
            menu.addSeparator()
            for action in self._actions(menu):
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def _actions(self, menu: QMenu) -> list[QAction]:
        segment = self.page.rows.shown.segments[self.rows.current]
        offered: list[tuple[str, str, Callable[[], object], bool]] = [
            (tr("Edit this segment"), "F2", self.edit, True),
            (tr("This segment is right"), "Ctrl+Shift+K", self.approve, bool(segment.checks)),
            (
                tr("Back to what the model wrote"),
                "",
                self.revert,
                segment.origin is SegmentOrigin.PERSON,
            ),
        ]
        actions = []
        for words, keys, slot, possible in offered:
            if possible:
                action = QAction(with_shortcut(words, keys), menu)
                action.triggered.connect(slot)
                actions.append(action)
        return actions
