"""The versions of a text, the newest first, under the days they were made on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QListView, QWidget

from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.texts import TextVersion, VersionKind
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.widgets.calendar_words import near_day, time_words
from gpt_desktop.ui.widgets.dated_list import DATED_ROLE, Dated, DatedList, Heading
from gpt_desktop.ui.widgets.dated_row import DatedRow

_KINDS = {
    VersionKind.AUTOMATIC: mark("While writing"),
    VersionKind.BEFORE: mark("Before: {what}"),
    VersionKind.NAMED: mark("Kept by you"),
}


class VersionList(QListView):
    """Each with its time, why it was kept, and its length.

    Signals:
        chosen: the id of the version that is current now, or "".
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setAccessibleName(tr("Versions"))
        self.dated = DatedList(tr("Untitled"), self)
        row = DatedRow(theme, self)
        row.two_lines = True
        self.setModel(self.dated)
        self.setItemDelegate(row)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current(self) -> str:
        """The id of the current version, or ""."""
        row = self.currentIndex().data(DATED_ROLE)
        return row.id if isinstance(row, Dated) else ""

    def show_versions(self, versions: Sequence[TextVersion]) -> None:
        """Show these; the current one stays, where it is still there."""
        current = self.current
        today = datetime.now().astimezone().date()
        rows: list[Heading | Dated] = []
        day = ""
        for version in versions:
            made = datetime.fromtimestamp(version.made).astimezone()
            if (own := near_day(made.date(), today)) != day:
                day = own
                rows.append(Heading(day))
            title = version.name if version.kind is VersionKind.NAMED else ""
            title = title or time_words(made.time())
            rows.append(Dated(version.id, title, version.made, _detail(version, made)))
        self.dated.show_all(rows)
        index = self.dated.index_of(current)
        self.setCurrentIndex(index if index.isValid() else self.dated.index(1))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous  # only the new one is shown
        row = current.data(DATED_ROLE)
        self.chosen.emit(row.id if isinstance(row, Dated) else "")


def _detail(version: TextVersion, made: datetime) -> str:
    kind = tr(_KINDS[version.kind], what=version.name)
    if version.kind is VersionKind.BEFORE and not version.name:
        kind = tr("While writing")
    size = tr_count("{count:,} character", "{count:,} characters", version.size)
    if version.kind is VersionKind.NAMED:
        return tr("{kind} · {size}", kind=time_words(made.time()), size=size)
    return tr("{kind} · {size}", kind=kind, size=size)
