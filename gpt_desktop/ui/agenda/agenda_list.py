"""What is coming, as a list for Qt: a heading a day, a row an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.ui.agenda.event_words import days_within, spoken, title_of
from gpt_desktop.ui.widgets.calendar_words import near_day

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event on a day."""

    occurrence: Occurrence
    day: date
    past: bool


class AgendaList(QAbstractListModel):
    """Headings cannot be chosen. What takes several days stands on each of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str | EventRow] = []

    @property
    def rows(self) -> tuple[EventRow, ...]:
        return tuple(row for row in self._rows if isinstance(row, EventRow))

    def show_rows(
        self, occurrences: Sequence[Occurrence], first: date, last: date, now: datetime
    ) -> None:
        """Show what is on the days from one to another."""
        by_day: dict[date, list[EventRow]] = {}
        for occurrence in occurrences:
            past = (occurrence.ends or occurrence.begins) < now
            for day in days_within(occurrence, first, last):
                by_day.setdefault(day, []).append(EventRow(occurrence, day, past))
        rows: list[str | EventRow] = []
        for day, own in sorted(by_day.items()):
            own.sort(key=_after_whole_days)
            rows.append(near_day(day, now.date()))
            rows.extend(own)
        self._show(rows)

    def show_found(self, occurrences: Sequence[Occurrence], now: datetime) -> None:
        """Show these, as they come, each on the day on which it begins."""
        rows: list[str | EventRow] = []
        heading = ""
        for occurrence in occurrences:
            day = occurrence.begins.date()
            words = near_day(day, now.date())
            if words != heading:
                rows.append(words)
                heading = words
            past = (occurrence.ends or occurrence.begins) < now
            rows.append(EventRow(occurrence, day, past))
        self._show(rows)

    def _show(self, rows: list[str | EventRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def index_of(self, event_id: str, day: date | None = None) -> QModelIndex:
        """The first row of an event, on a day where one is given; or an invalid index."""
        for number, row in enumerate(self._rows):
            if not isinstance(row, EventRow) or row.occurrence.event.id != event_id:
                continue
            if day is None or row.day == day:
                return self.index(number)
        return QModelIndex()

    def first_from(self, day: date) -> QModelIndex:
        """The first event on a day or later; else an invalid index."""
        for number, row in enumerate(self._rows):
            if isinstance(row, EventRow) and row.day >= day:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else title_of(row.occurrence)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return row if isinstance(row, str) else spoken(row.occurrence)
        return row if role == ROW_ROLE and isinstance(row, EventRow) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not isinstance(self.data(index, ROW_ROLE), EventRow):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def _after_whole_days(row: EventRow) -> bool:
    return not row.occurrence.event.all_day
