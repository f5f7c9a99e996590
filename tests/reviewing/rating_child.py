"""A process that rates cards without an end, and takes some back; killed by its test.

Standard output has a JSON line after each rating that is stored: its card, its number, and the
card's state from then on; and one for each that was taken back.

``python -m tests.reviewing.rating_child FILE SEED``
"""

from __future__ import annotations

import json
import random
import sys
from dataclasses import asdict
from pathlib import Path

from gpt_desktop.app.compose_reviews import compose_reviews
from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin
from gpt_desktop.core.learning.schedule import Rating
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.settings_file import SettingsFile


def main(path: Path, seed: int) -> None:
    """Rate until killed."""
    draw = random.Random(seed)
    database = open_database(path).database
    reviews = compose_reviews(database, SettingsFile(path.with_name("settings.json")))
    store = reviews.store
    if not store.decks():
        texts = [CardText(ItemKind.SHORT, f"Q{n}", f"A{n}", "") for n in range(20)]
        store.add(store.create("Deck").id, texts, Origin())
    cards = [card.id for card in store.cards(store.decks()[0].id)]
    while True:
        card_id = draw.choice(cards)
        kept = reviews.rate(store.card(card_id), draw.choice(list(Rating)), 1.0)
        _tell(card_id, kept.number, asdict(store.card(card_id).memory))
        if draw.random() < 0.2:
            store.take_back(kept.number)
            _tell(card_id, -kept.number, asdict(store.card(card_id).memory))


def _tell(card_id: str, number: int, memory: dict[str, object]) -> None:
    sys.stdout.write(json.dumps([card_id, number, memory]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
