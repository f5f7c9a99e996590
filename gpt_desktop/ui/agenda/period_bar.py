"""The bar over the calendars: which period, which of them, and what else can be done."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.agenda.period import Mode
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.day_picker import DayPicker
from gpt_desktop.ui.widgets.segments import Segments


class PeriodBar(QWidget):
    """Signals:
    stepped: 1 or -1.
    today_requested: show the day it is.
    day_picked: a date to jump to.
    mode_chosen: a Mode.
    creation_requested: a new event by a form.
    search_requested: events are to be found.
    """

    stepped = Signal(int)
    today_requested = Signal()
    day_picked = Signal(object)
    mode_chosen = Signal(str)
    creation_requested = Signal()
    search_requested = Signal()

    def __init__(self, theme: Theme, mode: Mode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._day = date.min
        self._picker: DayPicker | None = None
        self.before = IconButton(theme, "chevron-left", tr("Earlier"), "PgUp")
        self.after = IconButton(theme, "chevron-right", tr("Later"), "PgDown")
        self.today = text_button(tr("Today"))
        self.today.setToolTip(with_shortcut(tr("Today"), "T"))
        self.title = QToolButton()
        set_role(self.title, "period")
        self.title.setToolTip(with_shortcut(tr("Jump to a day"), "Ctrl+G"))
        self.title.setAccessibleDescription(tr("Jump to a day"))
        self.modes = Segments(
            (
                (Mode.LIST, tr("List")),
                (Mode.WEEK, tr("Week")),
                (Mode.MONTH, tr("Month")),
            ),
            mode,
        )
        self.add = text_button(tr("New event"), "primary")
        self.add.setToolTip(with_shortcut(tr("New event"), "Ctrl+N"))
        self.search = IconButton(theme, "search", tr("Find events"), "Ctrl+F")
        self.menu = QMenu(self)
        self.more = IconButton(theme, "file-up", tr("Import and export"))
        self.more.setMenu(self.menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._lay_out()
        self.before.clicked.connect(self._on_before)
        self.after.clicked.connect(self._on_after)
        self.today.clicked.connect(self.today_requested)
        self.title.clicked.connect(self.open_picker)
        self.modes.value_changed.connect(self.mode_chosen)
        self.add.clicked.connect(self.creation_requested)
        self.search.clicked.connect(self.search_requested)

    def show_period(self, words: str, day: date) -> None:
        """Name what is shown; ``day`` is where a jump begins."""
        self._day = day
        self.title.setText(words)
        self.title.setAccessibleName(words)

    def show_mode(self, mode: Mode) -> None:
        """Mark which calendar is shown."""
        self.modes.buttons[mode].setChecked(True)
        self.modes.setFocusProxy(self.modes.buttons[mode])

    @Slot()
    def open_picker(self) -> None:
        """Let a day be picked."""
        if self._picker is None:
            self._picker = DayPicker(self._theme, self)
            self._picker.picked.connect(self.day_picked)
        self._picker.open_below(self.title, self._day)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_TINY)
        for widget in (self.before, self.after, self.today, self.title):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self.modes)
        row.addSpacing(GAP_SMALL)
        row.addWidget(self.search)
        row.addWidget(self.more)
        row.addWidget(self.add)

    @Slot()
    def _on_before(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on_after(self) -> None:
        self.stepped.emit(1)
