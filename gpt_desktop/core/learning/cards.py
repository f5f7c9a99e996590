"""What a card says, apart from the text it was made of."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import ItemKind, StudyItem


@dataclass(frozen=True, slots=True)
class CardText:
    """A question, its answer, and the words of the passage that bears it."""

    kind: ItemKind
    front: str
    back: str
    passage: str
    choices: tuple[str, ...] = ()


def card_texts(items: Sequence[StudyItem]) -> tuple[CardText, ...]:
    """One of each item that was not left out; a passage that is the answer is said once."""
    return tuple(
        CardText(
            each.kind,
            each.question,
            each.answer,
            "" if each.kind is ItemKind.TERM else each.words,
            each.choices,
        )
        for each in items
        if not each.left_out
    )


def cards_csv(cards: Sequence[CardText]) -> str:
    """A line a card: front, back, passage; as every program that takes cards reads it."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    for card in cards:
        front = card.front
        if card.choices:
            front += "\n" + "\n".join(card.choices)
        writer.writerow((front, card.back, card.passage))
    return written.getvalue()
