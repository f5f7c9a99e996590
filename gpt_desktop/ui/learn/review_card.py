"""The card that is asked: its front, its answer, and four buttons that say when it comes again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.decks import StudyCard
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.services.review_ports import Asked
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.tokens import GAP as SPACE
from gpt_desktop.ui.theme.tokens import GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import text_button, with_shortcut
from gpt_desktop.ui.widgets.lines import wrapping_label

_SHOWN_GAP = "______"
_NAMES = {
    Rating.AGAIN: mark("Again"),
    Rating.HARD: mark("Hard"),
    Rating.GOOD: mark("Good"),
    Rating.EASY: mark("Easy"),
}
_HINTS = {
    Rating.AGAIN: mark("I did not know it"),
    Rating.HARD: mark("I knew it with effort"),
    Rating.GOOD: mark("I knew it"),
    Rating.EASY: mark("I knew it at once"),
}


class ReviewCard(QWidget):
    """What was known is judged by the learner alone, choices too.

    However long a card is, the buttons below it stay where they are.

    Signals:
        answer_wanted: the card is to be turned over.
        rated: a ``Rating``.
        origin_wanted: the work that the card was made in is to be shown.
    """

    answer_wanted = Signal()
    rated = Signal(object)
    origin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Card"))
        self._scroller = QScrollArea()
        self.front = wrapping_label("heading")
        self.choices = wrapping_label()
        self.line = QFrame()
        self.line.setFixedHeight(1)
        set_role(self.line, "line")
        self.back = wrapping_label("heading")
        self.passage = wrapping_label("second")
        self.origin = text_button("", "inline")
        self.show_answer = text_button(tr("Show the answer"), "primary")
        self.show_answer.setToolTip(with_shortcut(tr("Show the answer"), "Space"))
        self.ratings: dict[Rating, QPushButton] = {}
        for rating in Rating:
            self.ratings[rating] = text_button("")
            self.ratings[rating].clicked.connect(lambda _=False, each=rating: self.rated.emit(each))
        self.show_answer.clicked.connect(self.answer_wanted)
        self.origin.clicked.connect(self.origin_wanted)
        self._lay_out()

    def show_asked(self, asked: Asked, *, answered: bool) -> None:
        """Show its card, turned over or not; it has one."""
        card = asked.card
        if card is None:
            return
        self._show_front(card, answered=answered)
        self.back.setText(card.text.back)
        self.passage.setText(card.text.passage)
        self.origin.setText(tr("From: {title}", title=card.origin.title).replace("&", "&&"))
        for part in (self.line, self.back):
            part.setVisible(answered)
        self.passage.setVisible(answered and bool(card.text.passage))
        self.origin.setVisible(answered and bool(card.origin.work_id))
        self.show_answer.setVisible(not answered)
        for rating, button in self.ratings.items():
            name, wait = tr(_NAMES[rating]), asked.waits.get(rating, "")
            button.setText(f"{name}\n{wait}")
            button.setAccessibleName(tr("{name}: again in {time}", name=name, time=wait))
            button.setToolTip(with_shortcut(tr(_HINTS[rating]), str(int(rating))))
            button.setVisible(answered)
        said = [card.text.back, card.text.passage]
        if not answered:
            said = [self.front.accessibleName(), self.choices.text()]
        self.key_button.setAccessibleDescription("\n".join(part for part in said if part))
        if self.isVisible():
            self.key_button.setFocus()
        # Once they have their places: a long card begins with its front, then shows its back.
        shown = self.back if answered else self.front
        QTimer.singleShot(0, self, partial(self._scroller.ensureWidgetVisible, shown))

    @property
    def key_button(self) -> QPushButton:
        """What Space presses."""
        asks = self.show_answer.isHidden()
        return self.ratings[Rating.GOOD] if asks else self.show_answer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no button had a use for: digits rate, Return presses as Space does."""
        turned = self.show_answer.isHidden()
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self.key_button).click()
        elif turned and event.text() in {str(int(each)) for each in Rating}:
            self.rated.emit(Rating(int(event.text())))
        else:
            super().keyPressEvent(event)

    def _show_front(self, card: StudyCard, *, answered: bool) -> None:
        text = card.text
        gapped = text.kind is not ItemKind.SHORT and GAP in text.front
        hides = text.back if answered and gapped else _SHOWN_GAP
        self.front.setText(text.front.replace(GAP, hides))
        self.front.setAccessibleName(text.front.replace(GAP, text.back if answered else tr("gap")))
        self.choices.setText("\n".join(f"•  {each}" for each in text.choices))
        self.choices.setVisible(bool(text.choices))

    def _lay_out(self) -> None:
        face = QFrame()
        set_role(face, "card")
        column = QVBoxLayout(face)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(SPACE)
        for part in (self.front, self.choices, self.line, self.back, self.passage):
            column.addWidget(part)
        column.addWidget(self.origin, 0, Qt.AlignmentFlag.AlignLeft)
        faces = QWidget()
        above = QVBoxLayout(faces)
        above.setContentsMargins(0, 0, 0, 0)
        above.addWidget(face)
        above.addStretch(1)
        self._scroller.setWidget(faces)
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid = QGridLayout()
        grid.setSpacing(GAP_SMALL)
        for place, button in enumerate(self.ratings.values()):
            grid.addWidget(button, 0, place)
            grid.setColumnStretch(place, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(SPACE)
        whole.addWidget(self._scroller, 1)
        whole.addWidget(self.show_answer)
        whole.addLayout(grid)
