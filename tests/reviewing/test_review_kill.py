"""A process that rates cards is killed at any moment: no rating that was told is lost."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.learning.schedule import Memory
from gpt_desktop.storage.database import open_database
from gpt_desktop.storage.decks import SqliteDecks

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(3))
def test_no_rating_that_was_told_is_lost(tmp_path: Path, seed: int) -> None:
    path, told = tmp_path / "cards.sqlite3", dict[str, Any]()
    numbers: set[int] = set()
    for kill in range(2):  # the second goes on with what the first left
        for card_id, number, memory in _killed(path, 10 * seed + kill):
            told[card_id] = memory
            numbers = numbers | {number} if number > 0 else numbers - {-number}
        database = open_database(path).database
        store = SqliteDecks(database)
        cards = store.cards(store.decks()[0].id)
        logs = {card.id: store.log(card.id) for card in cards}
        database.close()
        logged = {each.number for log in logs.values() for each in log}
        states = {card.id: asdict(card.memory) for card in cards}
        # At most one step more was stored than could be told.
        assert len(logged ^ numbers) <= 1
        differing = [card_id for card_id, memory in told.items() if states[card_id] != memory]
        assert len(differing) <= len(logged ^ numbers)
        # Log and state are written together.
        last = {card_id: log[-1].after for card_id, log in logs.items() if log}
        assert last == {card.id: card.memory for card in cards if card.id in last}
        assert all(card.memory == Memory() for card in cards if card.id not in last)
        numbers, told = logged, states


def _killed(path: Path, seed: int) -> list[Any]:
    """What the child told before it was killed in the middle of its work."""
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.reviewing.rating_child", str(path), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    told = []
    assert child.stdout is not None
    with child:
        for line in child.stdout:
            told.append(json.loads(line))
            if len(told) >= random.Random(seed).randrange(20, 120):
                break
        child.kill()
        told += [json.loads(line) for line in child.stdout if line.endswith("\n")]
    return told
