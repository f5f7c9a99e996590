"""Review: decks of cards, asked when they are about to be forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gpt_desktop.background.call import Question, call
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.learning.card_table import CardFile
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import DeckState, Origin, StudyCard
from gpt_desktop.core.learning.review_statistics import ReviewStatistics
from gpt_desktop.core.works import Work
from gpt_desktop.services.review_ports import Reviews
from gpt_desktop.ui.learn.review_asking import ASIDE_KEYS, DELETE_KEYS, EDIT_KEYS, UNDO_KEYS
from gpt_desktop.ui.learn.review_browsing import ReviewBrowsing
from gpt_desktop.ui.learn.review_changes import ReviewChanges
from gpt_desktop.ui.learn.review_decks import IMPORT_KEYS, NEW_KEYS, PRINT_KEYS
from gpt_desktop.ui.learn.review_files import SUFFIXES, ReviewFiles
from gpt_desktop.ui.learn.review_form import SAVE_KEYS
from gpt_desktop.ui.learn.review_page import ReviewPage
from gpt_desktop.ui.learn.review_run import ReviewRun
from gpt_desktop.ui.learn.section import LearnSection
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.view import View


class ReviewSection(LearnSection):
    """Everything is read and written on a lane; the pages show what came of it."""

    id = "review"
    title = mark("Reviews")
    icon_name = "layers"

    def __init__(self, view: View) -> None:
        super().__init__(view)
        reviews = self.context.services.learn.reviews
        if reviews is None:
            raise ValueError("Review is offered without decks")
        self._reviews: Reviews = reviews
        self._decks: tuple[DeckState, ...] = ()
        self._chosen = ""  # the deck that is to be chosen in the list
        self.page = ReviewPage(self.context.theme)
        self._before: QWidget = self.page.decks  # what the form leads back to
        lane = self.context.lanes.io
        self.run = ReviewRun(reviews, lane, self)
        self.changes = ReviewChanges(reviews.store, lane, self)
        self.browsing = ReviewBrowsing(self.page.cards, reviews.store, lane, self.changes)
        self.files = ReviewFiles(reviews, lane, self.page)
        self._listing = Question(lane, tr("Looking at the decks"), self)
        self._counting = Question(lane, tr("Counting"), self)
        self._connect()
        self._bind_keys()
        self.refresh()

    def widget(self) -> QWidget:
        return self.page

    def shown(self) -> None:
        self.refresh()
        self._take_focus()

    def commands(self) -> Sequence[Command]:
        group = tr(self.title)
        return (
            Command(tr("Add a card"), group, self.add_card, NEW_KEYS),
            Command(tr("Import a table of cards…"), group, self.files.choose, IMPORT_KEYS),
            Command(tr("Statistics"), group, self.show_statistics),
            Command(tr("Take the last rating back"), group, self.run.take_back, UNDO_KEYS),
        )

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return len(paths) == 1 and paths[0].suffix.lower() in SUFFIXES

    def open_files(self, paths: Sequence[Path]) -> None:
        self.files.open(paths[0])

    def forget_decks(self) -> None:
        self.run.end()
        self._show_decks()

    def take_cards(self, cards: Sequence[CardText], origin: Origin) -> None:
        self._offer(cards, origin, origin.title)

    @Slot()
    def refresh(self) -> None:
        """Look at the decks anew."""
        self._listing.ask(self._reviews.decks)

    @Slot()
    def review(self) -> None:
        """Ask the deck that is chosen."""
        chosen = self.page.decks.current
        if chosen is None:
            return
        if not chosen.counts.total:
            self.view.message_posted.emit(tr("Nothing more to ask now."))
            return
        self.page.error.clear()
        self.run.begin(chosen.deck.id)

    @Slot()
    def add_card(self) -> None:
        """Write a card for the deck that is chosen."""
        chosen = self.page.decks.current
        self._to_form(self.page.decks)
        decks = [state.deck for state in self._decks]
        self.page.form.begin(decks, chosen.deck.id if chosen else "")

    @Slot()
    def edit_asked(self) -> None:
        """Change the card that is asked."""
        card = self._asked_card
        if card is not None:
            self._to_form(self.page.asking)
            self.page.form.edit(card)

    @Slot()
    def set_asked_aside(self) -> None:
        """Do not ask the card any more that is asked; Undo brings it back."""
        if self._asked_card is not None:
            self.changes.set_aside([self._asked_card])

    @Slot()
    def delete_asked(self) -> None:
        """Delete the card that is asked; Undo brings it back."""
        if self._asked_card is not None:
            self.changes.delete([self._asked_card])

    @Slot()
    def show_cards(self) -> None:
        """The cards of the deck that is chosen."""
        chosen = self.page.decks.current
        if chosen is not None:
            self.page.show_part(self.page.cards)
            self.browsing.show_deck(chosen.deck)
            self.page.cards.table.setFocus()

    @Slot()
    def show_statistics(self) -> None:
        """Of all decks, or of one that is chosen there."""
        if self._decks:
            self.page.numbers.offer_decks([state.deck for state in self._decks])
            self._count("")

    @Slot()
    def rename(self) -> None:
        """Ask for another name of the deck that is chosen."""
        chosen = self.page.decks.current
        if chosen is not None:
            self.changes.ask_name(chosen.deck, self.page)

    @Slot()
    def delete_deck(self) -> None:
        """Delete the deck that is chosen; Undo brings it back."""
        chosen = self.page.decks.current
        if chosen is not None:
            self.changes.delete_deck(chosen.deck)

    @Slot()
    def export(self) -> None:
        """Ask where to write the deck that is chosen."""
        chosen = self.page.decks.current
        if chosen is not None and chosen.cards:
            self.files.ask_to_save(chosen.deck)

    @Slot()
    def print_deck(self) -> None:
        """Ask for a printer for the deck that is chosen."""
        chosen = self.page.decks.current
        if chosen is not None and chosen.cards:
            self.files.ask_to_print(chosen.deck)

    @Slot()
    def go_back(self) -> None:
        """From a form to where it was asked for, from all else to the decks."""
        page = self.page
        if page.shown is page.form and self._before is not page.decks:
            page.show_part(self._before)
            self._take_focus()
            return
        self.run.end()
        self._show_decks()

    @property
    def _asked_card(self) -> StudyCard | None:
        return self.run.asked.card if self.run.asked is not None else None

    def _show_decks(self) -> None:
        self.browsing.end()
        self.page.error.clear()
        self.page.show_part(self.page.decks)
        self.refresh()
        self._take_focus()

    def _to_form(self, before: QWidget) -> None:
        self._before = before
        self.page.show_part(self.page.form)

    def _take_focus(self) -> None:
        page = self.page
        if not page.isVisible():
            return
        if page.shown is page.decks:
            page.decks.take_focus()
        elif page.shown is page.asking:
            page.asking.take_focus()
        elif page.shown is page.cards:
            page.cards.table.setFocus()

    def _offer(
        self,
        cards: Sequence[CardText],
        origin: Origin,
        name: str,
        problems: Sequence[str] = (),
    ) -> None:
        self.run.end()
        self.page.show_part(self.page.taking)
        decks = [state.deck for state in self._decks]
        self.page.taking.begin(cards, origin, decks, name, problems)

    @Slot()
    def _on_changed(self) -> None:
        self.page.error.clear()
        self.context.changes.decks.emit()
        self.refresh()
        if self.run.running:
            self.run.refresh()
        self.browsing.refresh()

    @Slot(object)
    def _on_listed(self, states: list[DeckState]) -> None:
        self._decks = tuple(states)
        page = self.page
        empty = page.decks.table.isHidden()
        page.decks.show_decks(states, self._chosen)
        self._chosen = ""
        if page.shown is page.decks and empty == bool(states):
            self._take_focus()

    @Slot()
    def _on_asked(self) -> None:
        asked = self.run.asked
        if asked is None:
            return
        page = self.page
        if page.shown is not page.form:
            page.show_part(page.asking)
        page.asking.show_asked(asked, answered=self.run.answer_shown, rated=self.run.rated)

    @Slot(str)
    def _count(self, deck_id: str) -> None:
        self._counting.ask(partial(self._reviews.statistics, deck_id))

    @Slot(object)
    def _on_counted(self, found: ReviewStatistics) -> None:
        wanted = self.context.settings().retention
        numbers = self.page.numbers
        numbers.show_statistics(found, wanted)
        if self.page.shown is not numbers:
            self.page.show_part(numbers)
            numbers.deck.setFocus()

    @Slot(str, object)
    def _on_added(self, name: str, card: CardText) -> None:
        self.changes.add(name, [card], Origin())

    @Slot(str, object, object)
    def _on_taken(self, name: str, cards: Sequence[CardText], origin: Origin) -> None:
        self.changes.add(name, cards, origin)
        self._show_decks()

    @Slot(str)
    def _on_kept(self, deck_id: str) -> None:
        self._chosen = deck_id

    @Slot(object, object)
    def _on_edited(self, card: StudyCard, text: CardText) -> None:
        self.changes.edit(card, text)
        self.go_back()

    @Slot(object)
    def _on_edit_wanted(self, card: StudyCard) -> None:
        self._to_form(self.page.cards)
        self.page.form.edit(card)

    @Slot(object, object)
    def _on_read(self, path: Path, file: CardFile) -> None:
        self._offer(file.cards, Origin(), path.stem, file.problems)

    @Slot()
    def _on_origin_wanted(self) -> None:
        card = self._asked_card
        if card is not None:
            get = partial(self.context.services.work_store.get, card.origin.work_id)
            lane, title = self.context.lanes.io, tr("Opening the quiz")
            call(lane, title, get, succeeded=self._on_origin, failed=self._on_failed)

    @Slot(object)
    def _on_origin(self, work: Work | None) -> None:
        if work is None:
            self.view.message_posted.emit(tr("The quiz that this card is from was deleted."))
        else:
            self.work_handed_over.emit(work)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self.page.error.show_error(error, offers_action=False)

    def _bind_keys(self) -> None:
        page = self.page
        self.bind("Esc", self.go_back)
        for widget, keys, slot in (
            (page.decks, NEW_KEYS, self.add_card),
            (page.decks, IMPORT_KEYS, self.files.choose),
            (page.decks, "Ctrl+S", self.export),
            (page.decks, PRINT_KEYS, self.print_deck),
            (page.decks, "F2", self.rename),
            (page.decks, DELETE_KEYS, self.delete_deck),
            (page.asking, UNDO_KEYS, self.run.take_back),
            (page.asking, EDIT_KEYS, self.edit_asked),
            (page.asking, ASIDE_KEYS, self.set_asked_aside),
            (page.asking, DELETE_KEYS, self.delete_asked),
            (page.form, SAVE_KEYS, page.form.write),
            (page.cards, "Ctrl+F", page.cards.search.setFocus),
            (page.cards, DELETE_KEYS, self.browsing.delete),
        ):
            shortcut = QShortcut(QKeySequence(keys), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _connect(self) -> None:
        page, run = self.page, self.run
        self._listing.answered.connect(self._on_listed)
        self._counting.answered.connect(self._on_counted)
        run.changed.connect(self._on_asked)
        run.stored.connect(self.refresh)
        run.set_aside.connect(self.changes.offer_again)
        self.changes.changed.connect(self._on_changed)
        self.changes.added.connect(self._on_kept)
        self.changes.progressed.connect(self.view.activity_changed)
        self.changes.said.connect(self.view.message_posted)
        self.changes.undo_offered.connect(self.view.undo_offered)
        self.files.read.connect(self._on_read)
        self.files.said.connect(self.view.message_posted)
        for failed in (
            self._listing.failed,
            self.browsing.failed,
            self._counting.failed,
            run.failed,
            self.changes.failed,
            self.files.failed,
        ):
            failed.connect(self._on_failed)
        self._connect_decks()
        asking, card = page.asking, page.asking.card
        asking.undo.clicked.connect(run.take_back)
        asking.edit.clicked.connect(self.edit_asked)
        asking.aside.clicked.connect(self.set_asked_aside)
        asking.remove.clicked.connect(self.delete_asked)
        card.answer_wanted.connect(run.show_answer)
        card.rated.connect(run.rate)
        card.origin_wanted.connect(self._on_origin_wanted)
        for back in (asking.back, asking.to_decks, page.cards.back, page.numbers.back):
            back.clicked.connect(self.go_back)
        for closed in (page.form.closed, page.taking.closed):
            closed.connect(self.go_back)
        page.form.added.connect(self._on_added)
        page.form.changed.connect(self._on_edited)
        page.taking.taken.connect(self._on_taken)
        page.numbers.deck_wanted.connect(self._count)
        page.cards.edit_wanted.connect(self._on_edit_wanted)

    def _connect_decks(self) -> None:
        decks = self.page.decks
        decks.table.begun.connect(self.review)
        decks.table.doubleClicked.connect(self.review)
        decks.review.clicked.connect(self.review)
        decks.cards.clicked.connect(self.show_cards)
        decks.new_card.clicked.connect(self.add_card)
        decks.take_in.clicked.connect(self.files.choose)
        decks.statistics.clicked.connect(self.show_statistics)
        decks.export.clicked.connect(self.export)
        decks.paper.clicked.connect(self.print_deck)
        decks.rename.clicked.connect(self.rename)
        decks.remove.clicked.connect(self.delete_deck)
        decks.to_study.clicked.connect(lambda: self.section_wanted.emit("study"))
