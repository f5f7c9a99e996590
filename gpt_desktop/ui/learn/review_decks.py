"""The decks with what is to be asked of them, and what helps where there are none."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.decks import DeckState
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import wrapping_label

NEW_KEYS, IMPORT_KEYS, PRINT_KEYS = "Ctrl+N", "Ctrl+O", "Ctrl+P"
_ROW = 32  # pixels


class _Table(QTableWidget):
    """Return begins what the row is there for."""

    begun = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begun.emit()
        else:
            super().keyPressEvent(event)


class ReviewDecks(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: tuple[DeckState, ...] = ()
        self.new_card = text_button(tr("Add a card"))
        self.new_card.setToolTip(with_shortcut(tr("Add a card"), NEW_KEYS))
        self.take_in = IconButton(theme, "file-up", tr("Import a table of cards…"), IMPORT_KEYS)
        self.statistics = IconButton(theme, "activity", tr("Statistics"))
        self.table = _table()
        self.review = text_button(tr("Review now"), "primary")
        self.review.setToolTip(with_shortcut(tr("Review now"), "Return"))
        self.cards = text_button(tr("Cards"))
        self.export = IconButton(theme, "download", tr("Export the deck…"), "Ctrl+S")
        self.paper = IconButton(theme, "file-text", tr("Print the deck…"), PRINT_KEYS)
        self.rename = IconButton(theme, "pencil", tr("Rename the deck"), "F2")
        self.remove = IconButton(theme, "trash-2", tr("Delete the deck"), "Ctrl+Delete")
        self.nothing = wrapping_label("second")
        self.nothing.setText(
            tr(
                "A card is asked again when you are about to forget it: after days, then weeks, "
                "then months. There are no cards yet. Make a quiz of a text in Study and learn "
                "its questions, add a card of your own, or import a table with a front and a "
                "back in each line."
            )
        )
        self.to_study = text_button(tr("Make a quiz"), "primary")
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.show_decks(())

    @property
    def current(self) -> DeckState | None:
        """The deck that is chosen."""
        row = self.table.currentRow()
        return self._states[row] if 0 <= row < len(self._states) else None

    def show_decks(self, states: Sequence[DeckState], chosen: str = "") -> None:
        """These; the deck of an id is chosen, or the one that was."""
        before = self.current
        wanted = chosen or (before.deck.id if before else "")
        self._states = tuple(states)
        self.table.setRowCount(len(states))
        for row, state in enumerate(states):
            counts = state.counts
            self.table.setItem(row, 0, QTableWidgetItem(state.deck.name))
            for column, count in enumerate(
                (counts.new, counts.learning, counts.due, state.cards), start=1
            ):
                self.table.setItem(row, column, _figure(count))
        rows = [row for row, state in enumerate(states) if state.deck.id == wanted]
        if states:
            self.table.setCurrentCell(rows[0] if rows else 0, 0)
        height = self.table.horizontalHeader().sizeHint().height() + _ROW * len(states)
        self.table.setFixedHeight(min(height, _ROW * 12) + 2 * self.table.frameWidth())
        for part in (self.table, self._tools):
            part.setVisible(bool(states))
        for part in (self.nothing, self.to_study):
            part.setVisible(not states)
        self.statistics.setEnabled(bool(states))
        self._show_chosen()

    @Slot()
    def take_focus(self) -> None:
        (self.to_study if self.table.isHidden() else self.table).setFocus()

    @Slot()
    def _show_chosen(self) -> None:
        chosen = self.current
        self.review.setEnabled(chosen is not None and bool(chosen.counts.total))
        for button in (self.cards, self.export, self.paper):
            button.setEnabled(chosen is not None and bool(chosen.cards))
        for button in (self.rename, self.remove):
            button.setEnabled(chosen is not None)

    def _lay_out(self) -> None:
        heading = QLabel(tr("Decks"))
        set_role(heading, "heading")
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(heading)
        top.addStretch(1)
        for button in (self.new_card, self.take_in, self.statistics):
            top.addWidget(button)
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GAP_SMALL)
        tools.addWidget(self.review)
        tools.addWidget(self.cards)
        tools.addStretch(1)
        for tool in (self.export, self.paper, self.rename, self.remove):
            tools.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.nothing)
        column.addWidget(self.to_study, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        column.addWidget(self._tools)
        column.addStretch(1)


def _figure(count: int) -> QTableWidgetItem:
    item = QTableWidgetItem(f"{count:,}")
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _table() -> _Table:
    names = [tr("Deck"), tr("New cards"), tr("Learning"), tr("Due"), tr("In all")]
    table = _Table(0, len(names))
    for column, name in enumerate(names):
        side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
        head = QTableWidgetItem(name)
        head.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        table.setHorizontalHeaderItem(column, head)
    table.setAccessibleName(tr("Decks"))
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ROW)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
