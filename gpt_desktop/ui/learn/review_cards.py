"""A deck's cards: looked through, changed, set aside, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.decks import StudyCard
from gpt_desktop.core.learning.interval_words import until_words
from gpt_desktop.core.learning.schedule import Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label

MOST = 500  # rows; what is beyond is found by its words
_ROW = 28  # pixels


class ReviewCards(QWidget):
    """Widgets and their places; what they do is the section's.

    Signals:
        looked_for: the words that cards are to have.
        edit_wanted: a ``StudyCard``.
    """

    looked_for = Signal(str)
    edit_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[StudyCard, ...] = ()
        self.back = IconButton(theme, "chevron-left", tr("Back to the decks"), "Esc")
        self.name = ElidedLabel("strong")
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search the cards"))
        self.search.setAccessibleName(tr("Search the cards"))
        self.search.setClearButtonEnabled(True)
        self.table = QTableWidget(0, 3)
        self.told = wrapping_label("second")
        self.edit = text_button(tr("Edit"))
        self.aside = text_button(tr("Set aside"))
        self.remove = text_button(tr("Delete"))
        self._set_up_table()
        self._lay_out()
        self.search.textChanged.connect(self.looked_for)
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.doubleClicked.connect(self._on_edit)
        self.edit.clicked.connect(self._on_edit)

    @property
    def chosen(self) -> tuple[StudyCard, ...]:
        """The cards of the rows that are chosen."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        return tuple(self._cards[row] for row in rows if row < len(self._cards))

    def show_cards(self, cards: Sequence[StudyCard], at: StudyTime) -> None:
        """Show these, no more than ``MOST``; the row that was chosen stays so."""
        row = self.table.currentRow()
        self._cards = tuple(cards[:MOST])
        self.table.setRowCount(len(self._cards))
        for place, card in enumerate(self._cards):
            sides = (card.text.front, card.text.back, _due_words(card, at))
            for column, words in enumerate(sides):
                item = QTableWidgetItem(" ".join(words.split()))
                item.setToolTip(words)
                self.table.setItem(place, column, item)
        if self._cards:
            self.table.selectRow(min(max(0, row), len(self._cards) - 1))
        more = len(cards) > MOST
        self.told.setText(
            tr("The first {count} cards are shown. Search for others.", count=MOST)
            if more
            else tr_count("{count} card", "{count} cards", len(cards))
        )
        self._show_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no field had a use for: Return edits."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_edit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_edit(self) -> None:
        if len(self.chosen) == 1:
            self.edit_wanted.emit(self.chosen[0])

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.chosen
        self.edit.setEnabled(len(chosen) == 1)
        self.remove.setEnabled(bool(chosen))
        self.aside.setEnabled(bool(chosen))
        resting = bool(chosen) and all(card.suspended for card in chosen)
        self.aside.setText(tr("Ask again") if resting else tr("Set aside"))

    def _set_up_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels([tr("Front"), tr("Back"), tr("Due")])
        table.setAccessibleName(tr("Cards"))
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        table.setMinimumHeight(_ROW * 8)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(self.back)
        top.addWidget(self.name, 1)
        tools = QHBoxLayout()
        tools.setSpacing(GAP_SMALL)
        for button in (self.edit, self.aside, self.remove):
            tools.addWidget(button)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addLayout(tools)


def _due_words(card: StudyCard, at: StudyTime) -> str:
    if card.suspended:
        return tr("set aside")
    if card.memory.stage is Stage.NEW:
        return tr("new")
    if card.memory.due <= at.seconds or StudyTime(card.memory.due, at.zone).day <= at.day:
        return tr("today")
    return until_words(card.memory.due, at)
