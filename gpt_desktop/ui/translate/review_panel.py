"""What is to be looked at in a translation, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.translate.review_list import MARKED_ROLE, Marked, ReviewDelegate, ReviewList
from gpt_desktop.ui.translate.side_panels import PANEL_WIDTH
from gpt_desktop.ui.widgets.buttons import text_button
from gpt_desktop.ui.widgets.lines import wrapping_label


class ReviewPanel(QWidget):
    """The arrows or a click go to a segment; Enter edits it.

    Signals:
        chosen: a segment's number.
        edit_wanted: the one that is current is to be edited.
        approved: the numbers of segments that were found right, as a tuple.
    """

    chosen = Signal(int)
    edit_wanted = Signal()
    approved = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = wrapping_label("second")
        self.model = ReviewList(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("Segments to check"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ReviewDelegate(theme, self.list, PANEL_WIDTH - 3 * GAP))
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self.list, "side")
        self.right = text_button(tr("Looks right"))
        self.all_right = text_button(tr("All look right"))
        self.kept = wrapping_label("caption")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.right)
        buttons.addWidget(self.all_right)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.summary)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addWidget(self.kept)
        self.list.selectionModel().currentChanged.connect(self._on_current_changed)
        self.list.clicked.connect(self._on_clicked)
        self.list.activated.connect(self.edit_wanted)
        self.right.clicked.connect(self._on_right)
        self.all_right.clicked.connect(self._on_all_right)
        theme.changed.connect(self.list.viewport().update)
        self.show_marked((), "", "")

    def show_marked(self, rows: Sequence[Marked], summary: str, kept: str) -> None:
        """Show these, and two lines in words, of which the second may be empty."""
        self.model.show_rows(rows)
        self.summary.setText(summary)
        self.kept.setText(kept)
        self.kept.setVisible(bool(kept))
        self.list.setVisible(bool(rows))
        self.all_right.setVisible(bool(rows))
        self.right.setVisible(bool(rows))
        self.right.setEnabled(self._current is not None)

    def set_current(self, number: int) -> None:
        """Mark a segment's row, where it has one; nothing is told of it."""
        index = self.model.index_of(number)
        selection = self.list.selectionModel()
        selection.blockSignals(True)
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        selection.blockSignals(False)
        if index.isValid():
            self.list.scrollTo(index)
        self.list.viewport().update()
        self.right.setEnabled(index.isValid())

    @property
    def _current(self) -> Marked | None:
        marked = self.list.currentIndex().data(MARKED_ROLE)
        return marked if isinstance(marked, Marked) else None

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, index: QModelIndex, before: QModelIndex) -> None:
        del before  # the new one counts
        self._on_clicked(index)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        marked = index.data(MARKED_ROLE)
        if isinstance(marked, Marked):
            self.right.setEnabled(True)
            self.chosen.emit(marked.number)

    @Slot()
    def _on_right(self) -> None:
        if self._current is not None:
            self.approved.emit((self._current.number,))

    @Slot()
    def _on_all_right(self) -> None:
        self.approved.emit(tuple(each.number for each in self.model.rows))
