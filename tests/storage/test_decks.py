"""Decks of cards: added, asked in their order, rated, taken back, deleted."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Added, Deck, DueCounts, NewRating, Origin, StudyCard
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.storage import card_ratings
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.decks import SqliteDecks

AT = StudyTime(1_790_000_000.0, UTC)
DAY = 86400.0


@pytest.fixture
def decks(database: Database) -> SqliteDecks:
    return SqliteDecks(database)


@pytest.fixture
def deck(decks: SqliteDecks) -> Deck:
    return decks.create("Garden")


def said(number: int) -> CardText:
    return CardText(ItemKind.SHORT, f"Question {number}?", f"Answer {number}", "")


def filled(decks: SqliteDecks, deck: Deck, count: int) -> list[StudyCard]:
    decks.add(deck.id, [said(number) for number in range(count)], Origin())
    return decks.cards(deck.id)


def rated(decks: SqliteDecks, card: StudyCard, after: Memory, at: StudyTime = AT) -> int:
    return decks.keep_rating(card, NewRating(Rating.GOOD, at, 3.0, after))


def state(decks: SqliteDecks, deck: Deck, at: StudyTime = AT, new: int = 20) -> DueCounts:
    return decks.state(deck, at, new).counts


def test_a_card_that_is_there_is_not_added_again(decks: SqliteDecks, deck: Deck) -> None:
    spaced = CardText(ItemKind.SHORT, " Question  1?", "Answer 1\n", "elsewhere")
    other = CardText(ItemKind.SHORT, "Question 1?", "Another answer", "")
    assert decks.add(deck.id, [said(1), spaced, other], Origin("work", "Garden")) == Added(2, 1)
    assert decks.add(deck.id, [said(1)], Origin()) == Added(0, 1)
    assert decks.add(decks.create("Other").id, [said(1)], Origin()) == Added(1, 0)
    first, _ = decks.cards(deck.id)
    assert (first.text, first.origin, first.memory) == (said(1), Origin("work", "Garden"), Memory())


def test_a_deleted_card_can_be_added_anew(decks: SqliteDecks, deck: Deck) -> None:
    [card] = filled(decks, deck, 1)
    decks.delete_cards([card.id])
    assert decks.cards(deck.id) == []
    assert decks.add(deck.id, [said(0)], Origin()) == Added(1, 0)


def test_what_is_due_comes_before_what_is_new_and_minutes_before_days(
    decks: SqliteDecks, deck: Deck
) -> None:
    learning, days, ahead, new, tomorrow = filled(decks, deck, 5)
    rated(decks, learning, Memory(Stage.LEARNING, AT.seconds - 1))
    rated(decks, days, Memory(Stage.REVIEW, AT.day_end - 1))
    rated(decks, ahead, Memory(Stage.RELEARNING, AT.seconds + 600))
    rated(decks, tomorrow, Memory(Stage.REVIEW, AT.day_end))
    assert state(decks, deck) == DueCounts(new=1, learning=2, due=1)
    asked = []
    for _ in range(4):
        card = decks.next(deck.id, AT, 20)
        assert card is not None
        asked.append(card.id)
        rated(decks, card, Memory(Stage.REVIEW, AT.seconds + 9 * DAY))
    assert asked == [learning.id, days.id, new.id, ahead.id]
    assert decks.next(deck.id, AT, 20) is None
    assert decks.state(deck, AT, 20).next_due == AT.day_end


def test_no_more_new_ones_a_day_than_wanted(decks: SqliteDecks, deck: Deck) -> None:
    filled(decks, deck, 5)
    for _ in range(2):
        card = decks.next(deck.id, AT, 2)
        assert card is not None
        rated(decks, card, Memory(Stage.REVIEW, AT.seconds + 9 * DAY, day=AT.day))
    assert decks.next(deck.id, AT, 2) is None
    assert state(decks, deck, AT, 2) == DueCounts()
    tomorrow = StudyTime(AT.seconds + DAY, UTC)
    assert state(decks, deck, tomorrow, 2) == DueCounts(new=2)
    assert decks.next(deck.id, tomorrow, 2) is not None
    other = decks.create("Other")
    filled(decks, other, 1)
    assert state(decks, other, AT, 2) == DueCounts(new=1)


def test_a_suspended_card_is_not_asked(decks: SqliteDecks, deck: Deck) -> None:
    [card] = filled(decks, deck, 1)
    decks.suspend(card.id, suspended=True)
    assert decks.next(deck.id, AT, 20) is None
    assert decks.state(deck, AT, 20).cards == 1
    decks.suspend(card.id, suspended=False)
    assert decks.next(deck.id, AT, 20) == card


def test_a_rating_is_taken_back_with_all_that_came_of_it(decks: SqliteDecks, deck: Deck) -> None:
    [card] = filled(decks, deck, 1)
    learned = Memory(Stage.REVIEW, AT.seconds, 0, 4.0, 5.0, AT.seconds, AT.day, 7)
    first = rated(decks, card, learned)
    again = decks.card(card.id)
    gone = NewRating(Rating.AGAIN, AT, 1.0, Memory(Stage.RELEARNING, lapses=8), suspends=True)
    second = decks.keep_rating(again, gone)
    assert decks.card(card.id).suspended
    with pytest.raises(UserFacingError, match="rated meanwhile"):
        decks.take_back(first)
    assert decks.take_back(second) == again == decks.card(card.id)
    assert decks.take_back(first) == card == decks.card(card.id)
    assert decks.log(card.id) == []
    with pytest.raises(UserFacingError, match="rated meanwhile"):
        decks.take_back(first)


def test_a_card_rated_elsewhere_is_not_rated_over_it(decks: SqliteDecks, deck: Deck) -> None:
    [card] = filled(decks, deck, 1)
    rated(decks, card, Memory(Stage.REVIEW, 5.0))
    with pytest.raises(UserFacingError, match="rated meanwhile"):
        rated(decks, card, Memory(Stage.REVIEW, 6.0))
    assert decks.card(card.id).memory.due == 5.0
    assert len(decks.log(card.id)) == 1


def test_a_changed_card_is_remembered_as_before(decks: SqliteDecks, deck: Deck) -> None:
    [card] = filled(decks, deck, 1)
    learned = Memory(Stage.REVIEW, 5.0, 0, 4.0, 5.0, 4.0, 3, 1)
    rated(decks, card, learned)
    choice = CardText(ItemKind.CHOICE, "何时？", "六月", "\ud83d x", ("五月", "六月"))
    decks.change(card.id, choice)
    changed = decks.card(card.id)
    assert (changed.text.choices, changed.text.passage) == (("五月", "六月"), "\ufffd x")
    assert changed.memory == learned
    assert decks.add(deck.id, [choice], Origin()) == Added(0, 1)
    with pytest.raises(UserFacingError, match="no longer exists"):
        decks.change("none", choice)


def test_cards_are_found_by_words_of_both_sides(decks: SqliteDecks, deck: Deck) -> None:
    decks.add(
        deck.id,
        [CardText(ItemKind.SHORT, "Où est l’Été?", "ici", ""), said(1), said(2)],
        Origin(),
    )
    assert [each.text.back for each in decks.cards(deck.id, "ÉTÉ ici")] == ["ici"]
    assert len(decks.cards(deck.id, "question")) == 2
    assert len(decks.cards(deck.id, "question", limit=1)) == 1
    assert decks.cards(deck.id, "question ici") == []


def test_deleted_decks_and_cards_come_back_until_the_next_start(path: Path) -> None:
    first = open_database(path).database
    decks = SqliteDecks(first)
    deck = decks.create("Gone")
    kept = decks.create("Kept")
    filled(decks, deck, 2)
    [card, other] = filled(decks, kept, 2)
    decks.delete(deck.id)
    decks.delete_cards([card.id])
    assert [each.name for each in decks.decks()] == ["Kept"]
    decks.restore(deck.id)
    decks.restore_cards([card.id])
    assert len(decks.decks()) == 2
    assert decks.cards(kept.id) == [card, other]
    decks.delete(deck.id)
    decks.delete_cards([card.id])
    first.close()
    second = open_database(path).database
    decks = SqliteDecks(second)
    assert decks.cards(kept.id) == [other]
    with pytest.raises(UserFacingError, match="no longer exists"):
        decks.restore(deck.id)
    second.close()


def test_a_hundred_thousand_cards_are_asked_through_the_index(
    decks: SqliteDecks, deck: Deck, database: Database
) -> None:
    filled(decks, deck, 3)
    rated(decks, decks.cards(deck.id)[0], Memory(Stage.REVIEW, AT.seconds - 1))
    with database.writing() as connection:
        # Half of them new, the others due in the next 1000 days.
        connection.execute(
            """WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 1e5)
            INSERT INTO card SELECT NULL, 'id' || n, deck_id, kind, front || n, back, passage,
                choices, same || n, work_id, work_title, iif(n % 2, 'new', 'review'),
                iif(n % 2, 0, ? + n % 1000 * 86400.0), step, stability, difficulty, reviewed, day,
                lapses, 0, created, NULL
            FROM many, card WHERE number = 1""",
            (AT.seconds,),
        )
        plans = [
            connection.execute(f"EXPLAIN QUERY PLAN {query}", values).fetchall()
            for query, values in (
                (card_ratings._UNTIL, (deck.id, "review", 1.0)),
                (card_ratings._NEXT, (deck.id, "review", 1.0)),
                (card_ratings._NEXT_NEW, (deck.id,)),
            )
        ]
    assert all("card_due" in plan[0][3] for plan in plans)
    assert not any("TEMP B-TREE" in step[3] for plan in plans for step in plan)
    assert state(decks, deck, AT, 20) == DueCounts(new=19, learning=0, due=101)
    assert decks.next(deck.id, AT, 20) is not None
