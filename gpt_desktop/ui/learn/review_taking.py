"""Cards that come from elsewhere, and the deck that they are to go into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Deck, Origin
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import wrapping_label

_MOST = 8  # problems that are listed


class ReviewTaking(QWidget):
    """A deck is chosen, or named and made.

    Signals:
        taken: a deck's name, the cards and their ``Origin``.
        closed: they are not wanted.
    """

    taken = Signal(str, object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: tuple[CardText, ...] = ()
        self._origin = Origin()
        self.title = QLabel()
        set_role(self.title, "heading")
        self.told = wrapping_label("second")
        self.problems = wrapping_label("warning")
        self.deck = QComboBox()
        self.deck.setEditable(True)
        self.deck.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.deck.setAccessibleName(tr("Deck"))
        self.add = text_button(tr("Add"), "primary")
        self.cancel = text_button(tr("Cancel"))
        self.cancel.setToolTip(with_shortcut(tr("Cancel"), "Esc"))
        self._lay_out()
        self.add.clicked.connect(self.take)
        line = self.deck.lineEdit()
        if line is not None:
            line.returnPressed.connect(self.take)
        self.deck.editTextChanged.connect(self._show_ready)
        self.cancel.clicked.connect(self.closed)

    def begin(
        self,
        cards: Sequence[CardText],
        origin: Origin,
        decks: Sequence[Deck],
        name: str,
        problems: Sequence[str] = (),
    ) -> None:
        """Offer cards; ``name`` is that of a deck, there already or not."""
        self._cards, self._origin = tuple(cards), origin
        self.title.setText(tr_count("Learn {count} card", "Learn {count} cards", len(self._cards)))
        self.told.setText(tr("Into a deck that is there, or a new one by its name."))
        shown = [*problems[:_MOST]]
        if len(problems) > _MOST:
            shown.append(tr("And {count} more.", count=len(problems) - _MOST))
        self.problems.setText("\n".join(shown))
        self.problems.setVisible(bool(shown))
        self.deck.clear()
        self.deck.addItems([deck.name for deck in decks])
        self.deck.setEditText(name)
        self.deck.setFocus()

    @Slot()
    def take(self) -> None:
        """Add them to the deck."""
        name = self.deck.currentText().strip()
        if name and self._cards:
            cards, self._cards = self._cards, ()
            self.taken.emit(name, cards, self._origin)

    @Slot()
    def _show_ready(self) -> None:
        self.add.setEnabled(bool(self.deck.currentText().strip()))

    def _lay_out(self) -> None:
        label = QLabel(tr("Deck"))
        set_role(label, "caption")
        label.setBuddy(self.deck)
        field = QVBoxLayout()
        field.setSpacing(GAP_TINY)
        field.addWidget(label)
        field.addWidget(self.deck)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.add)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.title, self.told, self.problems):
            column.addWidget(part)
        column.addLayout(field)
        column.addLayout(buttons)
        column.addStretch(1)
