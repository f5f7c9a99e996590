"""A card written or changed: its deck, what it asks, and what answers it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.card_table import card_by_hand
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Deck, StudyCard
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.text_editor import TextEditor

SAVE_KEYS = "Ctrl+Return"
_EMPTY = CardText(ItemKind.SHORT, "", "", "")


class ReviewForm(QWidget):
    """Stays open for the next card after one was added.

    Signals:
        added: a deck's name and a ``CardText``.
        changed: the ``StudyCard`` as it was and its new ``CardText``.
        closed: nothing more is to be written.
    """

    added = Signal(str, object)
    changed = Signal(object, object)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card: StudyCard | None = None
        self.title = QLabel()
        set_role(self.title, "heading")
        self.deck = QComboBox()
        self.deck.setEditable(True)
        self.deck.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.deck.setAccessibleName(tr("Deck"))
        self.front = TextEditor(
            theme, tr("A question, or a sentence with a gap: ____"), tr("Front")
        )
        self.back = TextEditor(theme, tr("The answer, or what fills the gap"), tr("Back"))
        self.passage = TextEditor(
            theme, tr("The words that bear it; they are shown with the answer"), tr("Passage")
        )
        for editor in (self.front, self.back, self.passage):
            set_role(editor, "sheet")
            editor.set_lines(2, 4)
        self.wrong = wrapping_label("warning")
        self.save = text_button("", "primary")
        self.close_form = text_button(tr("Close"))
        self.close_form.setToolTip(with_shortcut(tr("Close"), "Esc"))
        self._lay_out()
        self.save.clicked.connect(self.write)
        self.close_form.clicked.connect(self.closed)

    def begin(self, decks: Sequence[Deck], chosen: str = "") -> None:
        """Write a new card; ``chosen`` is a deck's id."""
        self._card = None
        self.deck.clear()
        for deck in decks:
            self.deck.addItem(deck.name, deck.id)
        place = self.deck.findData(chosen)
        self.deck.setCurrentIndex(max(0, place) if decks else -1)
        if not decks:
            self.deck.setEditText(tr("My cards"))
        self._show(_EMPTY, tr("Add a card"), tr("Add"))
        self._deck_row.show()

    def edit(self, card: StudyCard) -> None:
        """Change a card; its deck stays."""
        self._card = card
        self._show(card.text, tr("Edit this card"), tr("Save"))
        self._deck_row.hide()

    @Slot()
    def write(self) -> None:
        """Add or save what stands there, or say what is missing."""
        try:
            made = card_by_hand(self.front.text(), self.back.text(), self.passage.text())
        except ValueError as error:
            self._say(tr("This is no card: {reason}", reason=str(error)))
            (self.back if self.front.text().strip() else self.front).setFocus()
            return
        name = self.deck.currentText().strip()
        if self._card is not None:
            self.changed.emit(self._card, _as_before(self._card.text, made))
        elif not name:
            self._say(tr("A deck needs a name."))
            self.deck.setFocus()
        else:
            self.added.emit(name, made)
            self._show(_EMPTY, tr("Add a card"), tr("Add"))

    def _say(self, words: str) -> None:
        self.wrong.setText(words)
        self.wrong.show()

    def _show(self, text: CardText, title: str, verb: str) -> None:
        self.title.setText(title)
        self.save.setText(verb)
        self.save.setToolTip(with_shortcut(verb, SAVE_KEYS))
        self.front.setPlainText(text.front)
        self.back.setPlainText(text.back)
        self.passage.setPlainText(text.passage)
        self.wrong.hide()
        self.front.setFocus()

    def _lay_out(self) -> None:
        self._deck_row = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.title)
        deck = _labelled(tr("Deck"), self.deck)
        self._deck_row.setLayout(deck)
        column.addWidget(self._deck_row)
        for name, editor in (
            (tr("Front"), self.front),
            (tr("Back"), self.back),
            (tr("Passage, if there is one"), self.passage),
        ):
            column.addLayout(_labelled(name, editor))
        column.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_form)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)


def _labelled(name: str, field: QWidget) -> QVBoxLayout:
    label = QLabel(name)
    set_role(label, "caption")
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GAP_TINY)
    column.addWidget(label)
    column.addWidget(field)
    return column


def _as_before(before: CardText, made: CardText) -> CardText:
    """With the kind and choices it had, where what was written still has them."""
    if before.choices and made.back in before.choices:
        return CardText(before.kind, made.front, made.back, made.passage, before.choices)
    return made
