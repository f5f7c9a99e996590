"""Whether and how an event comes again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence, WeekDay
from gpt_desktop.core.agenda.wording import describe_recurrence
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.event_card.day_field import DayField
from gpt_desktop.ui.widgets.event_card.week_days import WeekDays

_NEVER, _KEPT, _WORK_DAYS = "", "kept", "work days"
_WORK_WEEK = tuple(WeekDay(day) for day in range(5))
_CHOICES = (
    (_NEVER, mark("Does not repeat")),
    (Frequency.DAILY, mark("Every day")),
    (_WORK_DAYS, mark("Monday to Friday")),
    (Frequency.WEEKLY, mark("Every week")),
    (Frequency.MONTHLY, mark("Every month")),
    (Frequency.YEARLY, mark("Every year")),
)
_UNITS = {
    Frequency.DAILY: mark("days"),
    Frequency.WEEKLY: mark("weeks"),
    Frequency.MONTHLY: mark("months"),
    Frequency.YEARLY: mark("years"),
}
_ENDLESS, _ON_DAY, _COUNTED = "endless", "day", "count"
_MOST = 999


class RepeatField(QWidget):
    """The usual rules; one that is another stays as it is until one of these is chosen.

    Signals:
        value_changed: by the person.
    """

    value_changed = Signal()

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: Recurrence | None = None
        self._quiet = False
        self._today = today
        self.rule = QComboBox()
        self.rule.setAccessibleName(tr("Repeats"))
        self.rule.setMaxVisibleItems(len(_CHOICES) + 1)
        for value, label in _CHOICES:
            self.rule.addItem(tr(label), str(value))
        self.interval = QSpinBox()
        self.interval.setRange(1, _MOST)
        self.interval.setAccessibleName(tr("Every how many"))
        self._every, self._unit = QLabel(tr("every")), QLabel()
        self.days = WeekDays()
        self.end = QComboBox()
        self.end.setAccessibleName(tr("Until when it repeats"))
        for value, label in (
            (_ENDLESS, tr("without an end")),
            (_ON_DAY, tr("until a day")),
            (_COUNTED, tr("so many times")),
        ):
            self.end.addItem(label, value)
        self.until = DayField(theme, tr("Last day"), today)
        self.count = QSpinBox()
        self.count.setRange(1, _MOST)
        self.count.setAccessibleName(tr("How many times"))
        self._lay_out()
        self.setFocusProxy(self.rule)
        for signal in (
            self.rule.currentIndexChanged,
            self.interval.valueChanged,
            self.days.value_changed,
            self.end.currentIndexChanged,
            self.until.value_changed,
            self.count.valueChanged,
        ):
            signal.connect(self._on_changed)
        self._show_parts()

    def value(self, begins: date | None) -> Recurrence | None:
        """The rule; None for none. ``begins`` is the day that a week's or month's rule is of."""
        choice = str(self.rule.currentData())
        if choice == _NEVER:
            return None
        if choice == _KEPT:
            return self._kept
        made = self._made(choice, begins)
        # Nothing was changed: what we cannot show stays too.
        return self._kept if self._kept is not None and _same(made, self._kept) else made

    def set_value(self, recurrence: Recurrence | None) -> None:
        """Show a rule."""
        self._quiet = True
        self._kept = recurrence
        kept = self.rule.findData(_KEPT)
        if kept >= 0:
            self.rule.removeItem(kept)
        choice = _choice_of(recurrence)
        if choice == _KEPT and recurrence is not None:
            known = describe_recurrence(replace(recurrence, until=None, count=None), self._today)
            self.rule.addItem(tr("As it was written") if recurrence.rest else known, _KEPT)
        self.rule.setCurrentIndex(self.rule.findData(choice))
        if recurrence is not None:
            self.interval.setValue(recurrence.interval)
            self.days.set_value(day.day for day in recurrence.by_day)
            self.until.set_value(recurrence.until)
            self.count.setValue(recurrence.count or 1)
            end = _COUNTED if recurrence.count else _ON_DAY if recurrence.until else _ENDLESS
            self.end.setCurrentIndex(self.end.findData(end))
        self._quiet = False
        self._show_parts()

    def _made(self, choice: str, begins: date | None) -> Recurrence:
        end = self.end.currentData()
        until = self.until.value if end == _ON_DAY else None
        count = self.count.value() if end == _COUNTED else None
        if until is not None and begins is not None and until < begins:
            until = begins
        exceptions = self._kept.exceptions if self._kept is not None else ()
        if choice == _WORK_DAYS:
            rule = Recurrence(Frequency.WEEKLY, by_day=_WORK_WEEK)
        else:
            frequency = Frequency(choice)
            chosen = self.days.value() if frequency is Frequency.WEEKLY else ()
            if begins is not None and chosen and begins.weekday() not in chosen:
                chosen = tuple(sorted({*chosen, begins.weekday()}))
            days = tuple(WeekDay(day) for day in chosen)
            rule = Recurrence(frequency, self.interval.value(), by_day=days)
        return replace(rule, until=until, count=count, exceptions=exceptions)

    def _lay_out(self) -> None:
        every = QHBoxLayout()
        every.setSpacing(GAP_SMALL)
        every.addWidget(self._every)
        every.addWidget(self.interval)
        every.addWidget(self._unit)
        every.addStretch()
        end = QHBoxLayout()
        end.setSpacing(GAP_SMALL)
        end.addWidget(self.end)
        end.addWidget(self.until, 1)
        end.addWidget(self.count)
        end.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(self.rule)
        column.addLayout(every)
        column.addWidget(self.days)
        column.addLayout(end)

    def _show_parts(self) -> None:
        choice = str(self.rule.currentData())
        ours = choice not in (_NEVER, _KEPT)
        counted = ours and choice != _WORK_DAYS
        for widget in (self._every, self.interval, self._unit):
            widget.setVisible(counted)
        if counted:
            self._unit.setText(tr(_UNITS[Frequency(choice)]))
        self.days.setVisible(choice == Frequency.WEEKLY)
        self.end.setVisible(ours)
        self.until.setVisible(ours and self.end.currentData() == _ON_DAY)
        self.count.setVisible(ours and self.end.currentData() == _COUNTED)

    @Slot()
    def _on_changed(self) -> None:
        if not self._quiet:
            self._show_parts()
            self.value_changed.emit()


def _choice_of(recurrence: Recurrence | None) -> str:
    if recurrence is None:
        return _NEVER
    ordinals = any(day.ordinal is not None for day in recurrence.by_day)
    if recurrence.rest or ordinals or recurrence.by_month_day:
        return _KEPT
    if recurrence.frequency is not Frequency.WEEKLY and recurrence.by_day:
        return _KEPT
    if recurrence.by_day == _WORK_WEEK and recurrence.interval == 1:
        return _WORK_DAYS
    return str(recurrence.frequency)


def _same(made: Recurrence, kept: Recurrence) -> bool:
    """Whether two rules differ in nothing but the order of their days."""
    return replace(made, by_day=()) == replace(kept, by_day=()) and set(made.by_day) == set(
        kept.by_day
    )
