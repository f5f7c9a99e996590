"""The steps of a session as cards, one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import Standing
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.session import (
    ROLE_NAMES,
    STANDING_NAMES,
    Role,
    SessionStep,
)
from gpt_desktop.core.retelling import retold
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP, GAP_MEDIUM, GAP_SMALL, GAP_TINY
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import small_button
from gpt_desktop.ui.widgets.copying import Copying
from gpt_desktop.ui.widgets.lines import wrapping_label
from gpt_desktop.ui.widgets.markdown_view import MarkdownView

_INKS = {
    Standing.COMPUTED: "good",
    Standing.NOT_CHECKED: "warning",
    Standing.WRONG: "danger",
}


class StepCard(QFrame):
    """What was said in a step, and what is known of it."""

    def __init__(self, context: ViewContext, role: Role, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.role = role
        self.name = QLabel(tr(ROLE_NAMES[role]))
        set_role(self.name, "strong")
        self.standing = QLabel()
        self.text = MarkdownView(context.theme, context.formulas)
        self.text.setAccessibleName(tr(ROLE_NAMES[role]))
        self.remark = wrapping_label("caption")
        self.remark.hide()
        self.copy = small_button(context.theme, "copy", tr("Copy this step"))
        Copying(self.copy, self.text.text)
        header = QHBoxLayout()
        header.setSpacing(GAP_SMALL)
        header.addWidget(self.name)
        header.addWidget(self.standing)
        header.addStretch(1)
        header.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_MEDIUM, GAP_SMALL, GAP_SMALL, GAP)
        column.setSpacing(GAP_TINY)
        column.addLayout(header)
        column.addWidget(self.text)
        column.addWidget(self.remark)

    def show_step(self, step: SessionStep) -> None:
        """Show it whole."""
        if self.text.text() != step.text:
            self.text.set_text(step.text)
        self.text.finish()
        words = "" if step.role is Role.QUESTION else tr(STANDING_NAMES[step.standing])
        self.standing.setText(words)
        set_role(self.standing, _INKS[step.standing])
        self.remark.setText(retold(step.remark))
        self.remark.setVisible(bool(step.remark))
        self.setAccessibleName(" ".join(part for part in (self.name.text(), words) if part))

    def announce(self) -> None:
        """Let a screen reader say it: it is whole now."""
        words = f"{self.accessibleName()}: {self.text.toPlainText()}"
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


class StepCards(QWidget):
    """Of a session all steps but the learner's own lines, which stand in their editor.

    Signals:
        grown: a card came, or one became longer.
    """

    grown = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._cards: list[StepCard] = []
        self._growing: StepCard | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP_SMALL)

    @property
    def cards(self) -> tuple[StepCard, ...]:
        return tuple(self._cards)

    def show_steps(self, steps: Sequence[SessionStep]) -> None:
        """Show exactly these; the cards that are there already stay as they are."""
        shown = [each for each in steps if each.role is not Role.LINES]
        grew, self._growing = self._growing is not None, None
        for number, step in enumerate(shown):
            if number < len(self._cards) and self._cards[number].role is not step.role:
                self._drop_from(number)
            card = self._cards[number] if number < len(self._cards) else self._add(step.role)
            card.show_step(step)
        self._drop_from(len(shown))
        if grew and self._cards:
            self._cards[-1].announce()
        self.grown.emit()

    def add_text(self, role: Role, text: str) -> None:
        """More of a step that is being said."""
        if self._growing is None:
            self._growing = self._add(role)
        self._growing.text.append_text(text)
        self.grown.emit()

    def add_question(self, text: str) -> None:
        """What the learner asked, which the answer follows."""
        self._add(Role.QUESTION).show_step(SessionStep(Role.QUESTION, text))
        self.grown.emit()

    def reset_text(self) -> None:
        """What was said so far is taken back."""
        if self._growing is not None:
            self._growing.text.set_text("")

    def _add(self, role: Role) -> StepCard:
        card = StepCard(self._context, role, self)
        self._cards.append(card)
        self._column.addWidget(card)
        return card

    def _drop_from(self, number: int) -> None:
        for card in self._cards[number:]:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        del self._cards[number:]
