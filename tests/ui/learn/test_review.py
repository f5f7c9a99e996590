"""Review with real keys and clicks: cards made, asked, rated, taken back, looked through."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Deck, NewRating, Origin
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.core.progress import Progressed
from gpt_desktop.services.ports import Services
from gpt_desktop.services.review_ports import Reviews
from gpt_desktop.ui.learn.review_plot import ReviewPlot
from gpt_desktop.ui.learn.review_section import ReviewSection
from gpt_desktop.ui.learn.study_section import StudySection
from gpt_desktop.ui.learn.view import LearnView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from tests.ui.fakes import fake_services
from tests.ui.learn.test_study import TEXT
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
CLOZE = CardText(ItemKind.CLOZE, "Sow in ____.", "May", "Sow in May, not before.")
CHOICE = CardText(ItemKind.CHOICE, "Water in ____.", "June", "", ("May", "June"))
SHORT = CardText(ItemKind.SHORT, "What stays?", "The tree", "")


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def reviews(services: Services) -> Reviews:
    found = services.learn.reviews
    assert found is not None
    return found


@pytest.fixture
def garden(reviews: Reviews) -> Deck:
    deck = reviews.store.create("Garden")
    reviews.store.add(deck.id, [CLOZE, CHOICE, SHORT], Origin())
    return deck


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> LearnView:
    return shown(qtbot, LearnView(context))


def opened(qtbot: QtBot, view: LearnView) -> ReviewSection:
    qtbot.mouseClick(view.tabs.buttons["review"], LEFT)
    section = view.section("review")
    assert isinstance(section, ReviewSection)
    qtbot.waitUntil(lambda: not section._listing.open)
    return section


@pytest.fixture
def section(qtbot: QtBot, view: LearnView, garden: Deck) -> ReviewSection:
    """Shown, with the deck in it."""
    del garden  # is there before
    return opened(qtbot, view)


def key(qtbot: QtBot, which: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """To whatever has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, which, modifier or Qt.KeyboardModifier.NoModifier)


def asked(qtbot: QtBot, section: ReviewSection, front: str) -> None:
    """Wait until a card is asked that begins so."""
    label = section.page.asking.card.front
    qtbot.waitUntil(lambda: label.isVisible() and label.text().startswith(front))


def cells(plot: ReviewPlot, column: int) -> list[str]:
    """What a column of a plot's table says."""
    items = [plot.table.item(row, column) for row in range(plot.table.rowCount())]
    return [item.text() for item in items if item is not None]


def begun(qtbot: QtBot, section: ReviewSection) -> None:
    section.page.decks.table.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    asked(qtbot, section, "Sow in")


def test_without_cards_it_says_what_to_do(qtbot: QtBot, view: LearnView, reviews: Reviews) -> None:
    section = opened(qtbot, view)
    decks = section.page.decks
    assert decks.nothing.isVisible()
    assert not decks.table.isVisible()
    assert reviews.decks() == []
    key(qtbot, Qt.Key.Key_Space)  # the button that leads on has the focus
    assert view.current.id == "study"


def test_a_whole_review_by_keys(qtbot: QtBot, section: ReviewSection, reviews: Reviews) -> None:
    card = section.page.asking.card
    begun(qtbot, section)
    assert section.page.asking.left.text() == "3 new, 0 learning, 0 due"
    assert card.front.text() == "Sow in ______."  # the gap is hidden
    assert not card.back.isVisible()
    key(qtbot, Qt.Key.Key_4)  # nothing is rated before the answer
    key(qtbot, Qt.Key.Key_Space)
    assert card.front.text() == "Sow in May."
    assert (card.back.text(), card.passage.text()) == ("May", "Sow in May, not before.")
    waits = [card.ratings[each].text().split("\n")[1] for each in Rating]
    assert waits == ["1 min", "6 min", "10 min", "8 d"]
    key(qtbot, Qt.Key.Key_4)
    asked(qtbot, section, "Water in")
    assert card.choices.text() == "•  May\n•  June"
    key(qtbot, Qt.Key.Key_Return)
    key(qtbot, Qt.Key.Key_1)
    asked(qtbot, section, "What stays?")
    key(qtbot, Qt.Key.Key_Space)
    key(qtbot, Qt.Key.Key_Space)  # Good
    asked(qtbot, section, "Water in")  # is asked ahead rather than to end
    deck = reviews.decks()[0]
    assert (deck.counts.new, deck.counts.learning, deck.counts.due) == (0, 2, 0)
    cards = reviews.store.cards(deck.deck.id)
    assert [[each.rating for each in reviews.store.log(card.id)] for card in cards] == [
        [Rating.EASY],
        [Rating.AGAIN],
        [Rating.GOOD],
    ]
    for _ in range(2):
        key(qtbot, Qt.Key.Key_Space)
        key(qtbot, Qt.Key.Key_4)
        qtbot.waitUntil(lambda: not section.run._waits)
    asking = section.page.asking
    qtbot.waitUntil(asking.done.isVisible)
    assert asking.done.text() == "Nothing more to ask now. 5 cards rated."
    assert "The next card is due in" in asking.following.text()
    key(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(section.page.decks.isVisible)
    qtbot.waitUntil(lambda: not section.page.decks.review.isEnabled())
    with qtbot.waitSignal(section.view.message_posted) as said:
        key(qtbot, Qt.Key.Key_Return)
    assert said.args == ["Nothing more to ask now."]


def test_a_rating_is_taken_back(qtbot: QtBot, section: ReviewSection, reviews: Reviews) -> None:
    begun(qtbot, section)
    key(qtbot, Qt.Key.Key_Space)
    key(qtbot, Qt.Key.Key_2)
    asked(qtbot, section, "Water in")
    assert section.page.asking.progress.value() == 1
    key(qtbot, Qt.Key.Key_Z, CONTROL)
    asked(qtbot, section, "Sow in ______")
    assert section.page.asking.progress.value() == 0
    [first, *_] = reviews.store.cards(reviews.decks()[0].deck.id)
    assert (first.memory, reviews.store.log(first.id)) == (Memory(), [])
    key(qtbot, Qt.Key.Key_Z, CONTROL)  # nothing is left to take back
    assert not section.run._waits


def test_a_long_card_leaves_the_buttons_in_their_place(
    qtbot: QtBot, section: ReviewSection, reviews: Reviews
) -> None:
    other = reviews.store.create("Long")
    long = CardText(ItemKind.SHORT, "Long line of words. " * 200 + "?", "It is so.", "")
    reviews.store.add(other.id, [long], Origin())
    section.run.begin(other.id)
    asked(qtbot, section, "Long line")
    page, card = section.page, section.page.asking.card

    def place(widget: QWidget) -> int:
        return widget.mapTo(page, widget.rect().topLeft()).y()

    qtbot.waitUntil(lambda: 0 < place(card.show_answer) < page.height())
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: 0 < place(card.back) < place(card.ratings[Rating.GOOD]))
    assert place(card.ratings[Rating.GOOD]) < page.height()


def test_a_card_rated_in_another_window_is_told_and_the_next_one_asked(
    qtbot: QtBot, section: ReviewSection, reviews: Reviews
) -> None:
    begun(qtbot, section)
    [card, *_] = reviews.store.cards(reviews.decks()[0].deck.id)
    reviews.rate(card, Rating.EASY, 1.0)
    key(qtbot, Qt.Key.Key_Space)
    key(qtbot, Qt.Key.Key_3)
    asked(qtbot, section, "Water in")
    assert section.page.error.isVisible()
    assert "rated meanwhile" in section.page.error.accessibleName()
    assert len(reviews.store.log(card.id)) == 1
    assert section.run.rated == 0


def test_one_deck_after_the_other_however_quickly(
    qtbot: QtBot, section: ReviewSection, reviews: Reviews
) -> None:
    other = reviews.store.create("Kitchen")
    reviews.store.add(other.id, [CardText(ItemKind.SHORT, "Salt?", "Later", "")], Origin())
    begun(qtbot, section)
    key(qtbot, Qt.Key.Key_Space)
    key(qtbot, Qt.Key.Key_3)
    section.run.begin(other.id)  # before the rating is stored
    asked(qtbot, section, "Salt?")
    [card, *_] = reviews.store.cards(reviews.decks()[0].deck.id)
    assert len(reviews.store.log(card.id)) == 1
    assert section.run.rated == 0


def test_a_card_is_changed_while_it_is_asked(
    qtbot: QtBot, section: ReviewSection, reviews: Reviews
) -> None:
    begun(qtbot, section)
    form = section.page.form
    key(qtbot, Qt.Key.Key_E)
    assert form.isVisible()
    assert (form.front.text(), form.back.text()) == ("Sow in ____.", "May")
    form.back.setFocus()
    form.back.selectAll()
    qtbot.keyClicks(form.back, "Late May e")  # letters are no commands here
    key(qtbot, Qt.Key.Key_Return, CONTROL)
    asked(qtbot, section, "Sow in")
    qtbot.waitUntil(lambda: section._asked_card is not None and not section.run._waits)
    key(qtbot, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: section.page.asking.card.back.text() == "Late May e")
    assert reviews.store.cards(reviews.decks()[0].deck.id)[0].text.kind is ItemKind.CLOZE


def test_cards_are_set_aside_and_deleted_with_undo(
    qtbot: QtBot, view: LearnView, section: ReviewSection, reviews: Reviews
) -> None:
    begun(qtbot, section)
    deck_id = reviews.decks()[0].deck.id
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(section.page.asking.aside, LEFT)
    asked(qtbot, section, "Water in")
    assert reviews.store.cards(deck_id)[0].suspended
    offered.args[1]()
    asked(qtbot, section, "Sow in")
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(section.page.asking.remove, LEFT)
    asked(qtbot, section, "Water in")
    assert len(reviews.store.cards(deck_id)) == 2
    offered.args[1]()
    asked(qtbot, section, "Sow in")
    assert len(reviews.store.cards(deck_id)) == 3


def test_a_card_by_hand_makes_its_deck(
    qtbot: QtBot, view: LearnView, context: ViewContext, reviews: Reviews
) -> None:
    section = opened(qtbot, view)
    form = section.page.form
    qtbot.mouseClick(section.page.decks.new_card, LEFT)
    qtbot.keyClicks(form.front, "When?")
    key(qtbot, Qt.Key.Key_Return, CONTROL)
    assert form.wrong.text() == "This is no card: a card needs a front and a back."
    assert form.back.hasFocus()
    qtbot.keyClicks(form.back, "In May")
    with qtbot.waitSignal(view.message_posted) as said, qtbot.waitSignal(context.changes.decks):
        key(qtbot, Qt.Key.Key_Return, CONTROL)
    assert said.args == ["1 card was added."]
    assert (form.front.text(), form.front.hasFocus()) == ("", True)  # for the next one
    qtbot.keyClicks(form.front, "When?")
    qtbot.keyClicks(form.back, "In May")
    with qtbot.waitSignal(view.message_posted) as said:
        key(qtbot, Qt.Key.Key_Return, CONTROL)
    assert said.args == ["0 cards were added. 1 was there already."]
    key(qtbot, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: section.page.decks.current is not None)
    [state] = reviews.decks()
    assert (state.deck.name, state.cards) == ("My cards", 1)


def test_a_table_is_brought_along(
    qtbot: QtBot, view: LearnView, section: ReviewSection, reviews: Reviews, tmp_path: Path
) -> None:
    path = tmp_path / "Words.csv"
    path.write_text("garden;Garten\n;\ntree;Baum\nonly\n", "utf-8")
    assert view.accepts_files([path])
    view.open_files([path])
    taking = section.page.taking
    qtbot.waitUntil(taking.isVisible)
    assert taking.title.text() == "Learn 2 cards"
    assert "Line 4" in taking.problems.text()
    assert taking.deck.currentText() == "Words"
    with qtbot.waitSignal(view.message_posted) as said:
        key(qtbot, Qt.Key.Key_Return)
    assert said.args == ["2 cards were added."]
    qtbot.waitUntil(lambda: len(section._decks) == 2)
    chosen = section.page.decks.current
    assert chosen is not None
    assert (chosen.deck.name, chosen.cards) == ("Words", 2)
    assert [deck.name for deck in reviews.store.decks()] == ["Garden", "Words"]


def test_adding_many_cards_is_told_and_can_be_stopped(
    qtbot: QtBot, view: LearnView, section: ReviewSection, reviews: Reviews
) -> None:
    told: list[Progressed] = []

    def note(progressed: Progressed | None) -> None:
        if progressed is not None:
            told.append(progressed)
            if progressed.done:
                view.context.lanes.io.jobs[0].cancel()

    view.activity_changed.connect(note)
    many = [CardText(ItemKind.SHORT, f"Q{n}", "A", "") for n in range(3000)]
    with qtbot.waitSignal(section.changes.changed, timeout=20_000):
        section.changes.add("Garden", many, Origin())
    assert told[0].total == 3000
    count = reviews.decks()[0].cards - 3
    assert 0 < count < 3000
    assert count % 500 == 0
    view.activity_changed.disconnect(note)
    with qtbot.waitSignal(view.message_posted, timeout=20_000) as said:
        section.changes.add("Garden", many[:count], Origin())
    assert said.args == [f"0 cards were added. {count} were there already."]


def test_a_quiz_is_learned_and_its_card_leads_back_to_it(
    qtbot: QtBot, view: LearnView, reviews: Reviews, services: Services
) -> None:
    qtbot.mouseClick(view.tabs.buttons["study"], LEFT)
    study = view.section("study")
    assert isinstance(study, StudySection)
    study.page.form.set_value("cloze")
    study.page.text.setPlainText(TEXT)
    study.make()
    qtbot.waitUntil(lambda: bool(study.items) and not study.busy)
    count, work_id = len(study.items), study.work.id
    qtbot.mouseClick(study.page.learn, LEFT)
    section = view.current
    assert isinstance(section, ReviewSection)
    assert section.page.taking.title.text() == f"Learn {count} cards"
    with qtbot.waitSignal(view.message_posted):
        qtbot.mouseClick(section.page.taking.add, LEFT)
    qtbot.waitUntil(lambda: section.page.decks.current is not None)
    [state] = reviews.decks()
    assert state.cards == count
    section.review()
    card = section.page.asking.card
    qtbot.waitUntil(card.show_answer.isVisible)
    key(qtbot, Qt.Key.Key_Space)
    assert card.passage.text() in TEXT
    study.page.text.setPlainText("Something else.")
    study.work.show_text("")
    qtbot.mouseClick(card.origin, LEFT)
    qtbot.waitUntil(lambda: view.current is study)
    assert (study.work.id, study.page.text.text()) == (work_id, TEXT)
    services.work_store.delete(work_id)
    qtbot.mouseClick(view.tabs.buttons["review"], LEFT)
    with qtbot.waitSignal(view.message_posted) as said:
        qtbot.mouseClick(card.origin, LEFT)
    assert said.args == ["The quiz that this card is from was deleted."]
    assert view.current is section


def test_cards_are_looked_through(
    qtbot: QtBot, view: LearnView, section: ReviewSection, reviews: Reviews
) -> None:
    page = section.page.cards
    qtbot.mouseClick(section.page.decks.cards, LEFT)
    qtbot.waitUntil(lambda: page.table.rowCount() == 3)
    key(qtbot, Qt.Key.Key_F, CONTROL)
    qtbot.keyClicks(page.search, "tree")
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(page.remove, LEFT)
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
    offered.args[1]()
    qtbot.waitUntil(lambda: page.table.rowCount() == 1)
    qtbot.mouseClick(page.edit, LEFT)
    section.page.form.back.setPlainText("The old tree")
    qtbot.mouseClick(section.page.form.save, LEFT)
    assert page.isVisible()
    deck_id = reviews.decks()[0].deck.id
    qtbot.waitUntil(lambda: reviews.store.cards(deck_id)[2].text.back == "The old tree")
    key(qtbot, Qt.Key.Key_Escape)
    assert section.page.decks.isVisible()


def test_statistics_are_plots_with_tables(
    qtbot: QtBot, section: ReviewSection, reviews: Reviews
) -> None:
    at = StudyTime(time.time())
    deck_id = reviews.decks()[0].deck.id
    for card, rating in zip(reviews.store.cards(deck_id), Rating, strict=False):
        learned = Memory(Stage.REVIEW, at.noon(at.day + 3), 0, 4.0, 5.0, at.seconds, at.day)
        reviews.store.keep_rating(card, NewRating(rating, at, 2.0, learned))
        kept = reviews.store.card(card.id)
        reviews.store.keep_rating(kept, NewRating(rating, at, 2.0, learned))
    qtbot.mouseClick(section.page.decks.statistics, LEFT)
    numbers = section.page.numbers
    qtbot.waitUntil(numbers.isVisible)
    due, asked_before, known, lasting = numbers.plots
    assert known.told.text() == "2 of 3 were known: 67 %. The line is what is wanted, 90 %."
    for plot in numbers.plots:
        assert plot.chart.accessibleName() == plot.title.text()
        assert not plot.table.isVisible()
        qtbot.mouseClick(plot.show_table, LEFT)
        assert plot.table.isVisible()
        assert plot.chart.grab().toImage().pixelColor(1, 1).isValid()

    assert cells(due, 1)[:5] == ["0", "0", "0", "3", "0"]
    assert (cells(asked_before, 1)[-1], cells(asked_before, 2)[-1]) == ("6", "2")
    assert cells(known, 1)[-1] == "67 %"
    assert cells(lasting, 1)[2] == "3"
    reviews.store.create("Empty")
    section.refresh()
    qtbot.waitUntil(lambda: len(section._decks) == 2)
    section.show_statistics()
    qtbot.waitUntil(lambda: numbers.deck.count() == 3)
    numbers.deck.setFocus()
    key(qtbot, Qt.Key.Key_Down)
    assert numbers.deck.currentText() == "Empty"
    qtbot.waitUntil(lambda: cells(due, 1)[3] == "0")
    key(qtbot, Qt.Key.Key_Escape)
    assert section.page.decks.isVisible()


def test_a_deck_is_written_renamed_and_deleted(
    qtbot: QtBot, view: LearnView, section: ReviewSection, reviews: Reviews, tmp_path: Path
) -> None:
    chosen = section.page.decks.current
    assert chosen is not None
    path = tmp_path / "garden.apkg"
    with qtbot.waitSignal(view.message_posted) as said:
        section.files.save(chosen.deck, path)
    assert said.args == [f"Saved as {path}"]
    assert "collection.anki2" in zipfile.ZipFile(path).namelist()
    assert "| Water in \\_\\_\\_\\_\\_\\_. (May / June) | June |" in section.files.markdown(
        chosen.deck
    )
    with qtbot.waitSignal(section.changes.changed):
        section.changes.rename(chosen.deck, "  Kitchen garden ")
    assert [each.name for each in reviews.store.decks()] == ["Kitchen garden"]
    with qtbot.waitSignal(view.undo_offered) as offered:
        qtbot.mouseClick(section.page.decks.remove, LEFT)
    qtbot.waitUntil(section.page.decks.nothing.isVisible)
    offered.args[1]()
    qtbot.waitUntil(section.page.decks.table.isVisible)


def test_what_is_deleted_for_good_is_shown_no_more(
    qtbot: QtBot, view: LearnView, section: ReviewSection
) -> None:
    begun(qtbot, section)
    view.forget(Kept.DECKS)
    assert not section.run.running
    assert section.page.decks.isVisible()
