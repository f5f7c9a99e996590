"""Looks events up by the words in them, whenever they take place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListView, QStackedLayout, QWidget

from gpt_desktop.background.call import Question
from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.i18n import tr
from gpt_desktop.services.ports import Agenda
from gpt_desktop.ui.agenda.agenda_list import ROW_ROLE, AgendaList, EventRow
from gpt_desktop.ui.agenda.agenda_row import AgendaRow
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import wrapping_label

_SETTLED_MS = 150


class EventSearch(QWidget):
    """A line to write in; what is found stands in ``found``, which the view puts in its place.

    Signals:
        closed: by the person.
        failed: an Exception.
    """

    closed = Signal()
    failed = Signal(object)

    def __init__(self, context: ViewContext, agenda: Agenda, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda = agenda
        self.found = FoundList(context)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Find events"))
        self.field.setPlaceholderText(tr("Words in the title, place or notes"))
        self.close_button = IconButton(context.theme, "x", tr("Close the search"), "Esc")
        self.setFocusProxy(self.field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.field, 1)
        row.addWidget(self.close_button)
        self._question = Question(context.lanes.io, tr("Searching the agenda"), self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self.refresh)
        self._question.answered.connect(self._on_found)
        self._question.failed.connect(self.failed)
        self.field.textChanged.connect(self._settled.start)
        self.field.returnPressed.connect(self._on_entered)
        self.close_button.clicked.connect(self.closed)
        self.found.left.connect(self.field.setFocus)
        context.changes.agenda.connect(self.refresh)
        self._bind(Qt.Key.Key_Escape, self.closed.emit)
        self._bind(Qt.Key.Key_Down, self.found.take_focus)
        self.hide()

    @property
    def open(self) -> bool:
        """Whether an answer is awaited."""
        return self._question.open or self._settled.isActive()

    @Slot()
    def refresh(self) -> None:
        """Ask again, as something may have changed; a line that is hidden asks nothing."""
        self._settled.stop()
        words, agenda = self.field.text().strip(), self._agenda
        if self.isHidden():
            return
        if not words:
            self._question.drop()
            self.found.show_found((), agenda, words)
            return
        self._question.ask(partial(_found, agenda, words))

    @Slot()
    def _on_entered(self) -> None:
        if not self._settled.isActive():
            self.found.take_focus()
            return
        self.refresh()

    @Slot(object)
    def _on_found(self, occurrences: list[Occurrence]) -> None:
        self.found.show_found(occurrences, self._agenda, self.field.text().strip())

    def _bind(self, key: Qt.Key, action: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self.field)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(action)


class FoundList(QWidget):
    """Signals:
    opened, deletion_requested: an Occurrence.
    left: back to the words.
    """

    opened = Signal(object)
    deletion_requested = Signal(object)
    left = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = AgendaList(self)
        self.view = _FoundView(self)
        set_role(self.view, "side")
        self.view.setModel(self.list)
        self.view.setItemDelegate(AgendaRow(context.theme, self.view))
        self.view.setAccessibleName(tr("Events found"))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self.open_row)
        self.words = wrapping_label("second")
        self.words.setContentsMargins(GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM, GAP_MEDIUM)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.words)

    @property
    def current(self) -> Occurrence | None:
        row = self.view.currentIndex().data(ROW_ROLE)
        return row.occurrence if isinstance(row, EventRow) else None

    def show_found(self, occurrences: Sequence[Occurrence], agenda: Agenda, words: str) -> None:
        """Show what was found for words; what is to come first."""
        before = self.current
        self.list.show_found(occurrences, agenda.now())
        nothing = tr("Nothing found.") if words else tr("Coming events are found first.")
        self.words.setText(nothing)
        self._stack.setCurrentIndex(0 if occurrences else 1)
        same = self.list.index_of(before.event.id) if before is not None else QModelIndex()
        self.view.setCurrentIndex(same if same.isValid() else self.list.index(1))

    @Slot()
    def take_focus(self) -> None:
        """Put the focus on the list, where it has anything."""
        if self.list.rows:
            self.view.setFocus()

    @Slot(QModelIndex)
    def open_row(self, index: QModelIndex) -> None:
        """Show the event of a row; a heading has none."""
        row = index.data(ROW_ROLE)
        if isinstance(row, EventRow):
            self.opened.emit(row.occurrence)


class _FoundView(QListView):
    def __init__(self, owner: FoundList) -> None:
        super().__init__(owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, current = event.key(), self._owner.current
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._owner.open_row(self.currentIndex())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and current is not None:
            self._owner.deletion_requested.emit(current)
        elif key == Qt.Key.Key_Escape:
            self._owner.left.emit()
        else:
            super().keyPressEvent(event)


def _found(agenda: Agenda, words: str) -> list[Occurrence]:
    return list(agenda.store.search(words, agenda.now()))
