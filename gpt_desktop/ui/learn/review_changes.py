"""Decks and cards changed away from the window's thread, each change with its undo."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QInputDialog, QWidget

from gpt_desktop.background.call import call
from gpt_desktop.background.job import Job
from gpt_desktop.background.lanes import Lane
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Added, Deck, DeckStore, Origin, StudyCard
from gpt_desktop.core.progress import Phase, Progressed, Unit

_AT_ONCE = 500  # cards between two looks at whether to stop


class ReviewChanges(QObject):
    """What the person does with decks and cards, but for rating them.

    Signals:
        changed: something is not what it was.
        undo_offered: words on what was done, and a callable that undoes it.
        added: the id of a deck that cards came into.
        progressed: a ``Progressed`` of adding many cards; None at its end.
        said: words on what was done.
        failed: an Exception.
    """

    changed = Signal()
    undo_offered = Signal(str, object)
    added = Signal(str)
    progressed = Signal(object)
    said = Signal(str)
    failed = Signal(object)

    def __init__(self, store: DeckStore, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lane = lane

    def add(self, name: str, cards: Sequence[CardText], origin: Origin) -> None:
        """Add cards to the deck of a name, which is made where it is not there."""
        job = Job(tr("Adding cards"), partial(_add, self._store, name, cards, origin), self)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(self._on_added)
        job.failed.connect(self.failed)
        job.finished.connect(self._on_ended)  # what was added before it was stopped is there
        self._lane.start(job)

    def edit(self, card: StudyCard, text: CardText) -> None:
        """Let a card say something else."""
        store = self._store
        self._do(
            partial(store.change, card.id, text),
            tr("Card changed"),
            partial(store.change, card.id, card.text),
        )

    def delete(self, cards: Sequence[StudyCard]) -> None:
        """Delete cards."""
        store, ids = self._store, [card.id for card in cards]
        words = tr_count("{count} card deleted", "{count} cards deleted", len(ids))
        self._do(partial(store.delete_cards, ids), words, partial(store.restore_cards, ids))

    def set_aside(self, cards: Sequence[StudyCard]) -> None:
        """Ask cards no more; or again, where none of them was asked."""
        aside = not all(card.suspended for card in cards)
        words = tr("Set aside") if aside else tr("Asked again")
        ids = [card.id for card in cards]
        self._do(
            partial(self._suspend, ids, suspended=aside),
            words,
            partial(self._suspend, ids, suspended=not aside),
        )

    def offer_again(self, card_id: str) -> None:
        """Offer to ask a card again that was set aside by itself."""
        undo = partial(self._suspend, [card_id], suspended=False)
        words = tr("It was forgotten so often that it is set aside.")
        self.undo_offered.emit(words, partial(self._do, undo))

    def ask_name(self, deck: Deck, window: QWidget) -> None:
        """Ask for another name of a deck."""
        dialog = QInputDialog(window)
        dialog.setWindowTitle(tr("Rename the deck"))
        dialog.setLabelText(tr("Name"))
        dialog.setTextValue(deck.name)
        dialog.textValueSelected.connect(partial(self.rename, deck))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def rename(self, deck: Deck, name: str) -> None:
        """Give a deck another name."""
        if name.strip() and name.strip() != deck.name:
            self._do(partial(self._store.rename, deck.id, name.strip()))

    def delete_deck(self, deck: Deck) -> None:
        """Delete a deck with its cards."""
        store = self._store
        words = tr("Deck “{name}” deleted", name=deck.name)
        self._do(partial(store.delete, deck.id), words, partial(store.restore, deck.id))

    def _suspend(self, ids: Sequence[str], *, suspended: bool) -> None:
        for card_id in ids:
            self._store.suspend(card_id, suspended=suspended)

    def _do(
        self,
        change: Callable[[], Any],
        words: str = "",
        undo: Callable[[], Any] | None = None,
    ) -> None:
        def on_done(_: Any) -> None:
            self.changed.emit()
            if undo is not None:
                self.undo_offered.emit(words, partial(self._do, undo))

        call(self._lane, tr("Saving"), change, succeeded=on_done, failed=self.failed)

    @Slot(object)
    def _on_added(self, kept: tuple[Deck, Added]) -> None:
        deck, added = kept
        words = tr_count("{count} card was added.", "{count} cards were added.", added.added)
        if added.known:
            words += " " + tr_count(
                "{count} was there already.", "{count} were there already.", added.known
            )
        self.said.emit(words)
        self.added.emit(deck.id)

    @Slot()
    def _on_ended(self) -> None:
        self.progressed.emit(None)
        self.changed.emit()


def _add(
    store: DeckStore, name: str, cards: Sequence[CardText], origin: Origin, token: CancelToken
) -> Generator[Progressed, None, tuple[Deck, Added]]:
    named = [deck for deck in store.decks() if deck.name == name]
    deck = named[0] if named else store.create(name)
    added = known = 0
    for begin in range(0, len(cards), _AT_ONCE):
        token.raise_if_cancelled()
        if len(cards) > _AT_ONCE:
            yield Progressed(Phase.COPYING, begin, len(cards), Unit.PARTS)
        some = store.add(deck.id, cards[begin : begin + _AT_ONCE], origin)
        added, known = added + some.added, known + some.known
    return deck, Added(added, known)
