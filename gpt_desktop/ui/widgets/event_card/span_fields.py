"""From when to when: days, times, and whether whole days are meant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QLabel

from gpt_desktop.core.agenda.event import DAY
from gpt_desktop.core.agenda.proposal import Draft, Field
from gpt_desktop.core.agenda.wording import describe_length
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.event_card.asking import set_asked
from gpt_desktop.ui.widgets.event_card.day_field import DayField
from gpt_desktop.ui.widgets.event_card.time_field import TimeField


class SpanFields(QObject):
    """The fields of a card that say when; the card gives them their places.

    The end keeps its distance where the begin is changed, and empty means not known.

    Signals:
        value_changed: by the person; the Fields that say it.
    """

    value_changed = Signal(object)

    def __init__(self, theme: Theme, today: date, parent: QObject) -> None:
        super().__init__(parent)
        self.day = DayField(theme, tr("First day"), today)
        self.starts = TimeField(tr("Start time"))
        self.last = DayField(theme, tr("Last day"), today)
        self.ends = TimeField(tr("End time"))
        self.all_day = QCheckBox(tr("All day"))
        self.length_label = QLabel()
        set_role(self.length_label, "caption")
        self._length: timedelta | None = None
        self._last_said = False  # else the last day follows from the times
        self.day.value_changed.connect(self._on_day)
        self.starts.value_changed.connect(self._on_starts)
        self.last.value_changed.connect(self._on_last)
        self.ends.value_changed.connect(self._on_end)
        self.all_day.toggled.connect(self._on_all_day)

    def show_draft(self, draft: Draft) -> None:
        """Show when it is, as far as it is known."""
        self.all_day.blockSignals(True)
        self.all_day.setChecked(draft.all_day)
        self.all_day.blockSignals(False)
        self._length = draft.length
        self._last_said = draft.length is not None and draft.length >= DAY
        self.day.set_value(draft.day)
        self.starts.set_value(draft.starts)
        self.last.set_value(None)
        self.ends.set_value(None)
        self._show_end()
        self._show_parts()

    @property
    def length(self) -> timedelta | None:
        """From begin to end; None where either is not known. Whole days where it is all day."""
        return self._length

    @property
    def ends_too_early(self) -> bool:
        """Whether the end that stands there is before the begin."""
        day, last = self.day.value, self.last.value
        if day is None or last is None:
            return False
        if last < day:
            return True
        starts, ends = self.starts.value, self.ends.value
        if self.all_day.isChecked() or starts is None or ends is None:
            return False
        return last == day and ends < starts

    def unread(self) -> list[DayField | TimeField]:
        """Fields with something in them that is no day or time."""
        fields: list[DayField | TimeField] = [self.day, self.last]
        if not self.all_day.isChecked():
            fields += [self.starts, self.ends]
        return [field for field in fields if field.is_unread]

    def mark(self, fields: set[Field]) -> None:
        """Outline what is asked for."""
        set_asked(self.day, asked=Field.DAY in fields or self.day.is_unread)
        set_asked(self.starts, asked=Field.TIME in fields or self.starts.is_unread)
        set_asked(self.ends, asked=Field.END in fields or self.ends.is_unread)
        set_asked(self.last, asked=self.last.is_unread or self.ends_too_early)

    def _show_end(self) -> None:
        """The end by the begin and the length."""
        day, length = self.day.value, self._length
        self.last.stay_near(day)
        if day is None or length is None:
            return
        if self.all_day.isChecked():
            self.last.set_value(day + max(length, DAY) - DAY)
            return
        starts = self.starts.value
        if starts is None:
            return
        end = datetime.combine(day, starts) + length
        self.last.set_value(end.date())
        self.ends.set_value(end.time())

    def _read_end(self) -> None:
        """The length by the begin and the end."""
        self._length = None
        day = self.day.value
        last = self.last.value if self._last_said else day
        if day is None or last is None or last < day:
            return
        if self.all_day.isChecked():
            self._length = last - day + DAY if self._last_said else None
            return
        starts, ends = self.starts.value, self.ends.value
        if starts is None or ends is None:
            return
        length = datetime.combine(last, ends) - datetime.combine(day, starts)
        if not self._last_said:
            # "22:00 to 2:00" goes on after midnight.
            length += DAY if length < timedelta() else timedelta()
            self.last.set_value((datetime.combine(day, starts) + length).date())
        self._length = length if length >= timedelta() else None

    def _show_parts(self) -> None:
        timed = not self.all_day.isChecked()
        self.starts.setVisible(timed)
        self.ends.setVisible(timed)
        length = self._length
        known = length is not None and (timed or length > DAY)
        self.length_label.setText(describe_length(length) if known and length is not None else "")
        self.length_label.setVisible(known)

    @Slot()
    def _on_day(self) -> None:
        self._show_end()
        self._tell(Field.DAY)

    @Slot()
    def _on_starts(self) -> None:
        if self._length is None:
            self._read_end()
        else:
            self._show_end()
        self._tell(Field.TIME)

    @Slot()
    def _on_last(self) -> None:
        self._last_said = bool(self.last.text().strip())
        self._on_end()

    @Slot()
    def _on_end(self) -> None:
        self._read_end()
        self._tell(Field.END)

    @Slot(bool)
    def _on_all_day(self, all_day: bool) -> None:
        if all_day:
            day, last = self.day.value, self.last.value
            spanned = day is not None and last is not None and last > day
            self._length = last - day + DAY if spanned and last and day else None
        else:
            self._length = None
            self.last.set_value(None)
        self._last_said = self._length is not None
        self._show_end()
        self._tell(Field.TIME, Field.END)

    def _tell(self, *fields: Field) -> None:
        self._show_parts()
        self.value_changed.emit(fields)
