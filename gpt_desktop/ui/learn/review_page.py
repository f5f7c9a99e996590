"""How Review is laid out: one of its pages at a time, in a column of reading width."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.learn.review_asking import ReviewAsking
from gpt_desktop.ui.learn.review_cards import ReviewCards
from gpt_desktop.ui.learn.review_decks import ReviewDecks
from gpt_desktop.ui.learn.review_form import ReviewForm
from gpt_desktop.ui.learn.review_numbers import ReviewNumbers
from gpt_desktop.ui.learn.review_taking import ReviewTaking
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_MEDIUM, READING_WIDTH
from gpt_desktop.ui.widgets.lines import ErrorCard


class ReviewPage(QWidget):
    """Widgets and their places; what they do is the section's."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = ErrorCard(theme)
        self.decks = ReviewDecks(theme)
        self.asking = ReviewAsking(theme)
        self.form = ReviewForm(theme)
        self.taking = ReviewTaking()
        self.cards = ReviewCards(theme)
        self.numbers = ReviewNumbers(theme)
        self._parts: tuple[QWidget, ...] = (
            *(self.decks, self.asking, self.form, self.taking, self.cards, self.numbers),
        )
        self._shown: QWidget = self.decks
        self._scroller = QScrollArea()
        self._asking_row = _in_the_middle(self.asking)  # scrolls by itself
        self.setAccessibleName(tr("Reviews"))
        self._lay_out()
        self.show_part(self.decks)

    @property
    def shown(self) -> QWidget:
        """The page that is in front."""
        return self._shown

    def show_part(self, part: QWidget) -> None:
        """Bring a page to the front."""
        self._shown = part
        for each in self._parts:
            each.setVisible(each is part)
        self._scroller.setVisible(part is not self.asking)
        self._asking_row.setVisible(part is self.asking)
        self._scroller.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            if part is not self.asking:
                column.addWidget(part, 1)
        self._scroller.setWidget(_in_the_middle(body))
        self._scroller.setWidgetResizable(True)
        self._scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(_in_the_middle(self.error, bottom=0))
        whole.addWidget(self._scroller, 1)
        whole.addWidget(self._asking_row, 1)


def _in_the_middle(body: QWidget, bottom: int = GAP_MEDIUM) -> QWidget:
    """A column of reading width."""
    body.setMaximumWidth(READING_WIDTH)
    body.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    middle = QWidget()
    row = QHBoxLayout(middle)
    row.setContentsMargins(GAP_LARGE, GAP if bottom else 0, GAP_LARGE, bottom)
    row.addStretch(1)
    row.addWidget(body, 100)
    row.addStretch(1)
    return middle
