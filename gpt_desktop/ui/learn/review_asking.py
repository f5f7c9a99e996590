"""How a review is laid out: what is left on top, the card, and what can be done with it."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.interval_words import until_words
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.services.review_ports import Asked
from gpt_desktop.ui.learn.review_card import ReviewCard
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton, text_button, with_shortcut
from gpt_desktop.ui.widgets.elided_label import ElidedLabel
from gpt_desktop.ui.widgets.lines import wrapping_label

UNDO_KEYS, EDIT_KEYS, DELETE_KEYS, ASIDE_KEYS = "Ctrl+Z", "E", "Ctrl+Delete", "Ctrl+J"


class ReviewAsking(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton(theme, "chevron-left", tr("Back to the decks"), "Esc")
        self.name = ElidedLabel("strong")
        self.left = QLabel()
        set_role(self.left, "caption")
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress"))
        self.undo = IconButton(theme, "rotate-ccw", tr("Take the last rating back"), UNDO_KEYS)
        self.edit = IconButton(theme, "pencil", tr("Edit this card"), EDIT_KEYS)
        self.aside = IconButton(theme, "pause", tr("Set this card aside"), ASIDE_KEYS)
        self.remove = IconButton(theme, "trash-2", tr("Delete this card"), DELETE_KEYS)
        self.card = ReviewCard()
        self.done = wrapping_label("strong")
        self.following = wrapping_label("second")
        self.to_decks = text_button(tr("Back to the decks"), "primary")
        self.to_decks.setToolTip(with_shortcut(tr("Back to the decks"), "Esc"))
        self._lay_out()

    def show_asked(self, asked: Asked, *, answered: bool, rated: int) -> None:
        """A card and what is left; or that nothing is."""
        counts = asked.state.counts
        self.name.set_text(asked.state.deck.name)
        self.left.setText(
            tr(
                "{new} new, {learning} learning, {due} due",
                new=counts.new,
                learning=counts.learning,
                due=counts.due,
            )
        )
        self.progress.setRange(0, max(1, rated + counts.total))
        self.progress.setValue(rated)
        self.undo.setEnabled(bool(rated))
        there = asked.card is not None
        asks: tuple[QWidget, ...] = (self.card, self.left, self.progress, self.edit, self.aside)
        for part in (*asks, self.remove):
            part.setVisible(there)
        ends: tuple[QWidget, ...] = (self.done, self.following, self.to_decks)
        for part in ends:
            part.setVisible(not there)
        if there:
            self.card.show_asked(asked, answered=answered)
        else:
            self._show_end(asked, rated)

    def _show_end(self, asked: Asked, rated: int) -> None:
        done = tr("Nothing more to ask now.")
        if rated:
            done += " " + tr_count("{count} card rated.", "{count} cards rated.", rated)
        self.done.setText(done)
        self.following.setText(_following(asked))
        if self.isVisible():
            self.to_decks.setFocus()

    @Slot()
    def take_focus(self) -> None:
        """To the card, or to the way back."""
        (self.to_decks if self.card.isHidden() else self.card.key_button).setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(self.back)
        top.addWidget(self.name, 1)
        for button in (self.undo, self.edit, self.aside, self.remove):
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        column.addWidget(self.progress)
        column.addWidget(self.left)
        column.addWidget(self.card, 1000)
        for part in (self.done, self.following):
            column.addWidget(part)
        column.addWidget(self.to_decks, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def _following(asked: Asked) -> str:
    state, now = asked.state, StudyTime(time.time())
    if state.next_due is None:
        return tr("Cards begun tomorrow or added now are asked next.")
    return tr("The next card is due in {time}.", time=until_words(state.next_due, now))
