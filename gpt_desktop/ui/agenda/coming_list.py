"""The list of what is coming, or words that help where nothing is."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.agenda_list import ROW_ROLE, AgendaList, EventRow
from gpt_desktop.ui.agenda.agenda_row import AgendaRow
from gpt_desktop.ui.agenda.calendar import Calendar, Shown
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_HUGE, GAP_MEDIUM, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label

LIST_DAYS = 92


class ComingList(Calendar):
    """Three months from the current day on.

    Signals:
        example_chosen: a sentence, to be tried.
        import_requested: a calendar file is to be chosen.
    """

    example_chosen = Signal(str)
    import_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Shown | None = None
        self.list = AgendaList(self)
        self.view = _Keys(self)
        set_role(self.view, "side")
        self.view.setModel(self.list)
        self.view.setItemDelegate(AgendaRow(theme, self.view))
        self.view.setAccessibleName(tr("Events"))
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.clicked.connect(self._on_activated)
        self.view.activated.connect(self._on_activated)
        self.examples = [text_button(words, "example") for words in _examples()]
        self.import_button = text_button(tr("Import a calendar file…"), "link")
        self.import_button.clicked.connect(self.import_requested)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty())

    @property
    def focused_event(self) -> Occurrence | None:
        if not self.view.hasFocus():
            return None
        row = self.view.currentIndex().data(ROW_ROLE)
        return row.occurrence if isinstance(row, EventRow) else None

    @property
    def current_day(self) -> date:
        row = self.view.currentIndex().data(ROW_ROLE)
        if isinstance(row, EventRow):
            return row.day
        return self._shown.day if self._shown is not None else date.min

    @property
    def is_empty(self) -> bool:
        """Whether it says that there is nothing."""
        return self._stack.currentIndex() == 1

    def show_events(self, shown: Shown) -> None:
        before = self.view.currentIndex().data(ROW_ROLE)
        number = self.view.currentIndex().row()
        had_focus = self.view.hasFocus() or any(each.hasFocus() for each in self.examples)
        self._shown = shown
        last = shown.day + timedelta(days=LIST_DAYS - 1)
        self.list.show_rows(shown.occurrences, shown.day, last, shown.now)
        self._stack.setCurrentIndex(0 if self.list.rows else 1)
        wanted = shown.focused or (before.occurrence.event.id if before is not None else "")
        index = self.list.index_of(wanted, None if shown.focused else before and before.day)
        self._choose(index if index.isValid() else self._near(number))
        if had_focus:
            self.take_focus()

    def take_focus(self) -> None:
        (self.examples[0] if self.is_empty else self.view).setFocus()

    def _near(self, number: int) -> QModelIndex:
        """A row that can be chosen where another stood, or the first."""
        for each in (number, number - 1, number + 1, 1):
            index = self.list.index(each)
            if isinstance(index.data(ROW_ROLE), EventRow):
                return index
        return QModelIndex()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.view.setCurrentIndex(index)

    def _empty(self) -> QWidget:
        heading = QLabel(tr("Nothing is planned"))
        set_role(heading, "heading")
        words = wrapping_label("second")
        words.setText(
            tr(
                "Write what is coming into the line above, as you would say it. You see what was "
                "understood, and can change it, before it is kept."
            )
        )
        page = QWidget()
        page.setMaximumWidth(520)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_MEDIUM, GAP_HUGE, GAP_MEDIUM, GAP_MEDIUM)
        column.setSpacing(GAP_SMALL)
        column.addWidget(heading)
        column.addWidget(words)
        column.addSpacing(GAP)
        for button in self.examples:
            button.clicked.connect(self._on_example)
            column.addWidget(button)
        column.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return page

    @Slot()
    def _on_example(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.example_chosen.emit(button.text())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, EventRow):
            self.opened.emit(row.occurrence)


class _Keys(QListView):
    """Gives the calendar's keys to the calendar first."""

    def __init__(self, owner: ComingList) -> None:
        super().__init__(owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.activated.emit(self.currentIndex())
        elif not self._owner.handle_key(event):
            super().keyPressEvent(event)


def _examples() -> tuple[str, ...]:
    """Sentences as people of the interface's language say them."""
    return (
        tr("Dentist next Friday 3pm for 45 minutes, remind me an hour before"),
        tr("Team meeting every Monday from 10:00 to 11:00"),
        tr("Holiday from 24 December to 1 January"),
    )
