"""Reviews over the real store and the real schedule: the log always tells the state."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from gpt_desktop.app.compose_terms import decode_table
from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import DueCounts, Origin, StudyCard
from gpt_desktop.core.learning.interval_words import days_words
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.core.settings import Settings
from gpt_desktop.reviewing.card_files import write_card_file
from gpt_desktop.reviewing.fsrs_schedule import FsrsSchedule
from gpt_desktop.services.review_cards import CardReview
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.decks import SqliteDecks
from gpt_desktop.storage.settings_file import SettingsFile

HOUR, DAY = 3600.0, 86400.0


class Hand:
    """A clock set by hand."""

    def __init__(self) -> None:
        self.seconds = datetime(2026, 3, 1, 9, tzinfo=UTC).timestamp()

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "cards.sqlite3").database
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Hand:
    return Hand()


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    return SettingsFile(tmp_path / "settings.json")


@pytest.fixture
def reviews(database: Database, clock: Hand, settings: SettingsFile) -> CardReview:
    return CardReview(
        SqliteDecks(database),
        FsrsSchedule(),
        settings,
        write_card_file,
        decode_table,
        now=clock,
        zone=UTC,
    )


def filled(reviews: CardReview, count: int) -> str:
    deck = reviews.store.create("Garden")
    texts = [CardText(ItemKind.SHORT, f"Q{n}", f"A{n}", "") for n in range(count)]
    reviews.store.add(deck.id, texts, Origin())
    return deck.id


def replayed(reviews: CardReview, card: StudyCard, retention: float) -> Memory:
    memory = Memory()
    for each in reviews.store.log(card.id):
        assert each.before == memory
        at = StudyTime(each.time, UTC)
        assert each.day == at.day
        memory = FsrsSchedule().after(memory, each.rating, at, retention)
        assert memory == each.after
    return memory


@pytest.mark.parametrize("seed", range(8))
def test_the_log_replayed_gives_the_state(
    seed: int, reviews: CardReview, clock: Hand, settings: SettingsFile
) -> None:
    """Whatever is rated and taken back, and however the clock is set."""
    draw, rated = random.Random(seed), list[int]()
    deck = filled(reviews, 6)
    settings.save(Settings(retention=0.85))
    for _ in range(150):
        clock.seconds += draw.choice([5.0, 700.0, 7 * HOUR, DAY, 9 * DAY, -HOUR, -3 * DAY])
        asked = reviews.ask(deck)
        if rated and draw.random() < 0.2:
            reviews.store.take_back(rated.pop())
        elif asked.card is not None:
            rating = draw.choice(list(Rating))
            rated.append(reviews.rate(asked.card, rating, 1.0).number)
    cards = reviews.store.cards(deck)
    assert [replayed(reviews, card, 0.85) for card in cards] == [card.memory for card in cards]
    assert sum(len(reviews.store.log(card.id)) for card in cards) == len(rated)


def test_what_a_button_says_is_what_comes_of_it(reviews: CardReview, clock: Hand) -> None:
    deck = filled(reviews, 1)
    for days in (0, 0, 3, 20, 90):
        clock.seconds += days * DAY + 600
        asked = reviews.ask(deck)
        assert asked.card is not None
        for rating in Rating:
            kept = reviews.rate(asked.card, rating, 1.0)
            after = reviews.store.card(asked.card.id).memory
            if after.stage is Stage.REVIEW:
                days_told = StudyTime(after.due, UTC).day - reviews.at.day
                assert asked.waits[rating] == days_words(days_told)
            else:
                assert asked.waits[rating] == f"{round((after.due - clock.seconds) / 60)} min"
            reviews.store.take_back(kept.number)
        reviews.rate(asked.card, Rating.GOOD, 1.0)


def test_new_cards_come_at_four_in_the_morning(
    reviews: CardReview, clock: Hand, settings: SettingsFile
) -> None:
    settings.save(Settings(new_cards=2))
    deck = filled(reviews, 5)
    for _ in range(2):
        asked = reviews.ask(deck)
        assert asked.card is not None
        reviews.rate(asked.card, Rating.EASY, 1.0)
    clock.seconds = datetime(2026, 3, 2, 3, 59, tzinfo=UTC).timestamp()
    assert reviews.ask(deck).card is None
    clock.seconds += 60
    assert reviews.ask(deck).state.counts == DueCounts(new=2)


def test_a_higher_retention_asks_sooner(reviews: CardReview, settings: SettingsFile) -> None:
    deck = filled(reviews, 1)
    waits = []
    for retention in (0.8, 0.9, 0.95):
        settings.save(Settings(retention=retention))
        waits.append(int(reviews.ask(deck).waits[Rating.EASY].split()[0]))
    assert waits == sorted(waits, reverse=True)
    assert len(set(waits)) == 3


def test_a_leech_is_set_aside_and_comes_back_with_undo(reviews: CardReview, clock: Hand) -> None:
    deck = filled(reviews, 1)
    [card] = reviews.store.cards(deck)
    told = []
    for _ in range(8):
        for rating in (Rating.EASY, Rating.AGAIN):
            kept = reviews.rate(reviews.store.card(card.id), rating, 1.0)
            told.append(kept.leech)
            clock.seconds += 20 * DAY
    assert told == [False] * 15 + [True]
    assert reviews.ask(deck).card is None
    assert not reviews.store.take_back(kept.number).suspended
    assert reviews.ask(deck).card is not None


def test_who_was_away_did_not_learn_all_the_time(reviews: CardReview) -> None:
    deck = filled(reviews, 1)
    asked = reviews.ask(deck)
    assert asked.card is not None
    reviews.rate(asked.card, Rating.GOOD, 86400.0)
    assert reviews.store.log(asked.card.id)[0].seconds == 600.0


def test_a_deck_that_is_gone_is_told(reviews: CardReview, tmp_path: Path) -> None:
    deck = filled(reviews, 1)
    reviews.store.delete(deck)
    with pytest.raises(UserFacingError, match="no longer exists"):
        reviews.ask(deck)
    with pytest.raises(UserFacingError, match="no longer exists"):
        reviews.write_file(tmp_path / "a.csv", deck)
    with pytest.raises(UserFacingError, match="cannot be read"):
        reviews.read_file(tmp_path / "none.csv")
