"""A deck of 100,000 cards: what is due, what is next, what it takes to look through them.

``python -m benchmarks.decks`` prints the figures of ``benchmarks/decks.md``.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from gpt_desktop.app.compose_reviews import compose_reviews
from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.core.learning.study_day import StudyTime
from gpt_desktop.storage.database import Database, open_database
from gpt_desktop.storage.settings_file import SettingsFile

CARDS, RUNS = 100_000, 9
_BEARS = "A passage that bears it, as long as a sentence of a text usually is."


def main() -> None:
    """Half the cards new, a quarter due, the others due later."""
    with tempfile.TemporaryDirectory() as folder:
        database = open_database(Path(folder) / "cards.sqlite3").database
        reviews = compose_reviews(database, SettingsFile(Path(folder) / "settings.json"))
        deck = reviews.store.create("Large")
        cards = [
            CardText(ItemKind.SHORT, f"Question {n} of a deck?", f"Answer {n}", _BEARS)
            for n in range(CARDS)
        ]
        _tell("adding them, once", [_seconds(lambda: reviews.store.add(deck.id, cards, Origin()))])
        _learn(database, reviews.at)

        def rate() -> None:
            card = reviews.ask(deck.id).card
            if card is not None:
                reviews.rate(card, Rating.GOOD, 1.0)

        for what, work in (
            ("the list of decks with what is due", reviews.decks),
            ("asking the next card", lambda: reviews.ask(deck.id)),
            ("asking and rating", rate),
            ("the first 500 cards", lambda: reviews.store.cards(deck.id, limit=500)),
            ("a word looked for in all", lambda: reviews.store.cards(deck.id, "99999")),
            ("statistics", reviews.statistics),
        ):
            _tell(what, [_seconds(work) for _ in range(RUNS)])
        database.close()


def _learn(database: Database, at: StudyTime) -> None:
    first = StudyTime(at.seconds, UTC).seconds - 500 * 86400.0
    with database.writing() as connection:
        connection.execute(
            """UPDATE card SET stage = 'review', stability = 5, difficulty = 5, reviewed = ?1,
            day = ?2, due = ?1 + number % 1000 * 86400.0 WHERE number % 2""",
            (first, at.day - 500),
        )


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _tell(what: str, seconds: list[float]) -> None:
    middle, least, most = (1000 * f(seconds) for f in (statistics.median, min, max))
    sys.stdout.write(f"| {what} | {middle:,.2f} ms ({least:,.2f}–{most:,.2f}) |\n")


if __name__ == "__main__":
    main()
