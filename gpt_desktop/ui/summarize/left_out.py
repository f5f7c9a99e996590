"""Sentences of weight that a summary leaves out, each a way to where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.i18n import mark, tr, tr_count
from gpt_desktop.core.trust.coverage import Missing
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button

_WIDTH = 160  # characters of a row
_ROWS = 5

_REASONS = {
    "decision": mark("Decision"),
    "duty": mark("Duty"),
    "conclusion": mark("Conclusion"),
    "sum": mark("Sum"),
    "date": mark("Date"),
}


class LeftOut(QWidget):
    """A line with a count that opens a short list; hidden where nothing of weight is left out.

    Signals:
        chosen: the DocumentSpan of a sentence.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missing: tuple[Missing, ...] = ()
        self.button = text_button("", "inline")
        self.button.setCheckable(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Not in the summary"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        set_role(self.list, "side")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_TINY)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list)
        self.button.toggled.connect(self._on_toggled)
        self.list.itemClicked.connect(self._on_chosen)
        self.list.itemActivated.connect(self._on_chosen)
        self.list.hide()
        self.hide()

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """List these, the heaviest first."""
        if tuple(missing) == self._missing:
            return
        self._missing = tuple(missing)
        self.list.clear()
        for each in missing:
            words = f"{tr(_REASONS.get(each.reason, each.reason))} · {each.text}"
            item = QListWidgetItem(beginning(words, _WIDTH))
            item.setToolTip(each.text)
            item.setData(Qt.ItemDataRole.UserRole, each.place)
            self.list.addItem(item)
        count = tr_count(
            "Not in the summary: {count} sentence of weight",
            "Not in the summary: {count} sentences of weight",
            len(missing),
        )
        self.button.setText(count)
        self.setVisible(bool(missing))
        self._fit()

    def _fit(self) -> None:
        rows = min(_ROWS, self.list.count())
        height = sum(self.list.sizeHintForRow(row) for row in range(rows))
        self.list.setFixedHeight(height + 2 * self.list.frameWidth())

    @Slot(bool)
    def _on_toggled(self, shown: bool) -> None:
        self.list.setVisible(shown)
        self._fit()

    @Slot(QListWidgetItem)
    def _on_chosen(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
