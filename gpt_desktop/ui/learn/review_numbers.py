"""Statistics as plots: what is due, what was asked, how much was known, how well it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.decks import Deck
from gpt_desktop.core.learning.interval_words import days_words
from gpt_desktop.core.learning.review_statistics import DAYS, STABILITIES, WEEKS, ReviewStatistics
from gpt_desktop.ui.learn.review_plot import Bar, Bars, ReviewPlot
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.theme.tokens import GAP, GAP_LARGE, GAP_SMALL
from gpt_desktop.ui.widgets.buttons import IconButton

_WEEK = 7


class ReviewNumbers(QWidget):
    """Four plots, each with its table.

    Signals:
        deck_wanted: the id of a deck, "" for all.
    """

    deck_wanted = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton(theme, "chevron-left", tr("Back to the decks"), "Esc")
        self.deck = QComboBox()
        self.deck.setAccessibleName(tr("Deck"))
        self.plots = tuple(ReviewPlot(theme) for _ in range(4))
        top = QHBoxLayout()
        top.setSpacing(GAP_SMALL)
        top.addWidget(self.back)
        top.addWidget(self.deck)
        top.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(top)
        for plot in self.plots:
            column.addWidget(plot)
            column.addSpacing(GAP_LARGE - GAP)
        column.addStretch(1)

        self.deck.activated.connect(self._on_deck)

    @property
    def deck_id(self) -> str:
        """Of the deck that is chosen; "" for all."""
        return str(self.deck.currentData() or "")

    def offer_decks(self, decks: Sequence[Deck]) -> None:
        """Let one of these be chosen; all are, at first."""
        self.deck.clear()
        self.deck.addItem(tr("All decks"), "")
        for deck in decks:
            self.deck.addItem(deck.name, deck.id)

    @Slot()
    def _on_deck(self) -> None:
        self.deck_wanted.emit(self.deck_id)

    def show_statistics(self, found: ReviewStatistics, wanted: float) -> None:
        """Show a deck's, or those of all; ``wanted`` is the share that is to be known."""
        shown = (_forecast(found), _reviews(found), _retention(found, wanted), _stability(found))
        for plot, bars in zip(self.plots, shown, strict=True):
            plot.show_bars(bars)


def _forecast(found: ReviewStatistics) -> Bars:
    bars = [Bar(_day(found.today + ahead), count) for ahead, count in enumerate(found.forecast)]
    return Bars(
        tr("Due in the next {days} days", days=DAYS),
        tr("{today} today, {count} in all.", today=found.forecast[0], count=sum(found.forecast)),
        (tr("Day"), tr("Cards")),
        tuple(bars),
        tuple(range(0, DAYS, _WEEK)),
        _count,
    )


def _reviews(found: ReviewStatistics) -> Bars:
    first = found.today - DAYS + 1
    bars = [
        Bar(_day(first + day), each.asked, each.asked - each.known)
        for day, each in enumerate(found.reviews)
    ]
    asked = sum(each.asked for each in found.reviews)
    return Bars(
        tr("Asked in the last {days} days", days=DAYS),
        tr(
            "{count} times, {minutes} minutes. What was not known is drawn in another colour.",
            count=asked,
            minutes=round(found.seconds / 60),
        ),
        (tr("Day"), tr("Asked"), tr("Not known")),
        tuple(bars),
        tuple(range(DAYS - 1, -1, -_WEEK)),
        _count,
    )


def _retention(found: ReviewStatistics, wanted: float) -> Bars:
    first = found.today - _WEEK * WEEKS + 1
    bars = [
        Bar(_day(first + _WEEK * week), each.share) for week, each in enumerate(found.retention)
    ]
    share = found.retained.share
    told = tr("No card that had been learned was asked in these weeks.")
    if share is not None:
        told = tr(
            "{known} of {asked} were known: {share}. The line is what is wanted, {wanted}.",
            known=found.retained.known,
            asked=found.retained.asked,
            share=_percent(share),
            wanted=_percent(wanted),
        )
    return Bars(
        tr("Known of what had been learned, by week"),
        told,
        (tr("Week from"), tr("Known")),
        tuple(bars),
        tuple(range(WEEKS)),
        _percent,
        1.0,
        wanted,
    )


def _stability(found: ReviewStatistics) -> Bars:
    names = [f"< {days_words(STABILITIES[0])}"]
    names += [days_words(days) for days in STABILITIES]
    bars = [Bar(name, count) for name, count in zip(names, found.stabilities, strict=True)]
    return Bars(
        tr("How long cards last"),
        tr("After so long nine in ten such cards are still known. Each bar begins at its name."),
        (tr("From"), tr("Cards")),
        tuple(bars),
        tuple(range(len(bars))),
        _count,
    )


def _day(number: int) -> str:
    day = date.fromordinal(number)
    return f"{day.month:02}-{day.day:02}"


def _count(value: float) -> str:
    return f"{round(value):,}"


def _percent(value: float) -> str:
    return f"{round(100 * value)} %"
