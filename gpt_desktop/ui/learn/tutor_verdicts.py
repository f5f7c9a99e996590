"""What was found of each of the learner's lines, as a list that can be read out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.checked_lines import RIGHT, WRONG, summary_words, verdict_words
from gpt_desktop.core.learning.computing import LineCheck
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.lines import wrapping_label

_LINE = int(Qt.ItemDataRole.UserRole)
_MOST_SHOWN = 6  # rows, before the list scrolls
_ICON = 14
_INKS = {RIGHT: ("check", "good"), WRONG: ("x", "danger")}


class LineVerdicts(QWidget):
    """Hidden while nothing was checked.

    Signals:
        line_chosen: the number of a line, from 0.
    """

    line_chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.summary = wrapping_label("caption")
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What was found of your steps"))
        self.list.setWordWrap(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(_ICON, _ICON))
        self.list.itemActivated.connect(self._on_chosen)
        self.list.itemClicked.connect(self._on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(self.summary)
        column.addWidget(self.list)
        self.hide()

    def show_checks(self, lines: Sequence[str], checks: Sequence[LineCheck]) -> None:
        """One row a line that is not empty."""
        self.list.clear()
        self.summary.setText(summary_words(lines, checks))
        for number, line in enumerate(lines):
            check = checks[number] if number < len(checks) else None
            if not line.strip():
                continue
            words = tr("Line {number}: {verdict}", number=number + 1, verdict=verdict_words(check))
            item = QListWidgetItem(words)
            item.setToolTip(line.strip())
            item.setData(_LINE, number)
            icon, ink = _INKS.get(str(check.verdict) if check else "", ("info", "second_text"))
            colour = str(getattr(self._theme.palette, ink))
            item.setIcon(self._theme.icon(icon, colour, _ICON))
            self.list.addItem(item)
        self._fit()
        self.setVisible(self.list.count() > 0)

    def clear(self) -> None:
        """Nothing was checked."""
        self.list.clear()
        self.hide()

    def choose(self, number: int) -> None:
        """Make the row of a line the current one."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_LINE) == number:
                self.list.setCurrentRow(row)

    def words_of(self, number: int) -> str:
        """What is said of a line."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_LINE) == number:
                return self.list.item(row).text()
        return ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.doItemsLayout()  # words wrap anew
        self._fit()

    def _fit(self) -> None:
        rows = min(self.list.count(), _MOST_SHOWN)
        height = sum(self.list.sizeHintForRow(row) for row in range(rows))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth() + 2 * GAP_TINY)

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.line_chosen.emit(int(item.data(_LINE)))
