"""Cards and their states as rows."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import asdict, replace
from hashlib import blake2b
from typing import Any

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.learning.decks import Origin, Reviewed, StudyCard
from gpt_desktop.core.learning.schedule import Memory, Rating, Stage
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.storable_text import storable

_TEXT_SIZE = 10  # columns of ``kept_card`` before its state
_SIZE = 18  # with it
_FRONT = 3  # the back follows


def same(text: CardText) -> str:
    """Equal for cards that ask and answer the same, however they are spaced."""
    words = "\0".join(" ".join(part.split()) for part in (text.front, text.back))
    return blake2b(storable(words).encode(), digest_size=12).hexdigest()


def stored_text(text: CardText) -> tuple[str, ...]:
    """Kind, front, back, passage, choices and what equal cards share, as they are stored."""
    choices = json.dumps([storable(each) for each in text.choices], ensure_ascii=False)
    said = (storable(each) for each in (text.front, text.back, text.passage))
    return (text.kind.value, *said, choices, same(text))


def has_words(row: tuple[Any, ...], words: Sequence[str]) -> bool:
    """Whether a row of ``kept_card`` has folded words on its sides."""
    text = folded(f"{row[_FRONT]}\n{row[_FRONT + 1]}")
    return all(word in text for word in words)


def card_of(row: tuple[Any, ...]) -> StudyCard:
    """The card of a row of ``kept_card``."""
    card_id, deck_id, kind, front, back, passage, choices, work_id, title, suspended = row[
        :_TEXT_SIZE
    ]
    text = CardText(ItemKind(kind), front, back, passage, tuple(json.loads(choices)))
    origin = Origin(work_id, title)
    return StudyCard(
        card_id, deck_id, text, origin, memory_of(row[_TEXT_SIZE:_SIZE]), bool(suspended)
    )


def memory_of(row: tuple[Any, ...]) -> Memory:
    """The state of its columns in a row."""
    memory = Memory(*row)
    return replace(memory, stage=Stage(memory.stage))


def memory_values(memory: Memory) -> tuple[Any, ...]:
    """A state's columns in a row."""
    return tuple(asdict(memory).values())


def memory_to_json(memory: Memory) -> str:
    return json.dumps(asdict(memory))


def memory_from_json(stored: str) -> Memory:
    values = json.loads(stored)
    return Memory(**{**values, "stage": Stage(values["stage"])})


def reviewed_of(row: sqlite3.Row | tuple[Any, ...]) -> Reviewed:
    """The entry of a row of number, card's id, rating, time, day, seconds, before, after."""
    number, card_id, rating, time, day, seconds, before, after = row
    return Reviewed(
        number,
        card_id,
        Rating(rating),
        time,
        day,
        seconds,
        memory_from_json(before),
        memory_from_json(after),
    )
