"""Study items as a package for Anki, written by genanki, which is loaded at the first one."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from html import escape
from pathlib import Path
from typing import Any

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.cards import CardText
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.whole_file import whole_file

# Anki knows notes of the same kind again by this number, for ever.
_BASIC_MODEL, _CLOZE_MODEL = 1_730_114_001, 1_730_114_002
_CLOZE_TYPE = 1


def write_anki_package(path: Path, title: str, cards: Sequence[CardText]) -> None:
    """Write all cards as one deck; a second import changes those that are there already.

    Raises:
        UserFacingError: the file cannot be written. What stood there before stays.
    """
    import genanki

    deck = genanki.Deck(_number(title), title)
    basic, cloze = _models(genanki)
    for card in cards:
        gapped = card.kind is ItemKind.CLOZE
        deck.add_note(
            genanki.Note(
                model=cloze if gapped else basic,
                fields=_fields(card, gapped=gapped),
                guid=genanki.guid_for(card.front, card.back, card.passage),
            )
        )
    try:
        with whole_file(path, mode=shared_mode()) as file:
            genanki.Package(deck).write_to_file(file)
    except OSError as error:
        raise write_error(error, path) from error


def _fields(card: CardText, *, gapped: bool) -> list[str]:
    if gapped:
        before, _, after = card.front.partition(GAP)
        hidden = f"{{{{c1::{escape(card.back)}}}}}"
        return [escape(before) + hidden + escape(after), escape(card.passage)]
    front = escape(card.front.replace(GAP, "______"))
    choices = "".join(f"<li>{escape(each)}</li>" for each in card.choices)
    return [
        front + (f"<ul>{choices}</ul>" if choices else ""),
        escape(card.back),
        escape(card.passage),
    ]


def _models(genanki: Any) -> tuple[Any, Any]:
    basic = genanki.Model(
        _BASIC_MODEL,
        "GPT Desktop",
        fields=[{"name": "Front"}, {"name": "Back"}, {"name": "Passage"}],
        templates=[
            {
                "name": "Card 1",
                "qfmt": "{{Front}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Back}}<p><small>{{Passage}}</small></p>",
            }
        ],
    )
    cloze = genanki.Model(
        _CLOZE_MODEL,
        "GPT Desktop Cloze",
        model_type=_CLOZE_TYPE,
        fields=[{"name": "Text"}, {"name": "Passage"}],
        templates=[
            {
                "name": "Cloze",
                "qfmt": "{{cloze:Text}}",
                "afmt": "{{cloze:Text}}<p><small>{{Passage}}</small></p>",
            }
        ],
    )
    return basic, cloze


def _number(title: str) -> int:
    """The same for the same title: a whole number that Anki's tables hold."""
    return int.from_bytes(blake2b(title.encode("utf-8", "replace"), digest_size=5).digest(), "big")
