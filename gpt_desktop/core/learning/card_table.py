"""Cards out of tables of text: front, back and, where there is one, the passage."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gpt_desktop.core.annotations import ItemKind
from gpt_desktop.core.delimited import delimiter_of, table_rows
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.cards import CardText

LARGEST = 50_000_000  # bytes of a file
_LONGEST = 20_000  # characters of a side
# Anki's exports say so of themselves, a line each.
_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|"}
_SEPARATOR = "#separator:"
_ANKIS = ("#html:", "#tags column:", "#columns:", "#notetype", "#deck", "#guid")
_HEADERS = {("front", "back"), ("question", "answer"), ("正面", "背面"), ("问题", "答案")}


@dataclass(frozen=True, slots=True)
class CardFile:
    """The cards of a file, and what of it is none, in translated words."""

    cards: tuple[CardText, ...]
    problems: tuple[str, ...] = ()


def card_by_hand(front: str, back: str, passage: str = "") -> CardText:
    """A card as a person writes one; a gap makes a cloze of it.

    Raises:
        ValueError: a side is missing or too long; with translated words.
    """
    front, back = front.strip(), back.strip()
    if not front or not back:
        raise ValueError(tr("a card needs a front and a back."))
    if max(len(front), len(back), len(passage)) > _LONGEST:
        raise ValueError(tr("it is longer than {count} characters.", count=_LONGEST))
    kind = ItemKind.CLOZE if GAP in front else ItemKind.SHORT
    return CardText(kind, front, back, passage.strip())


def read_cards(text: str) -> CardFile:
    """The cards of a table, parted by commas, semicolons, tabs or bars.

    Raises:
        UserFacingError: there are none in it.
    """
    delimiter, body = _marked(text.removeprefix("\ufeff"))
    rows = list(table_rows(body, delimiter or delimiter_of(body)))
    if rows and tuple(cell.casefold() for cell in rows[0][1][:2]) in _HEADERS:
        rows = rows[1:]
    found = _cards(rows)
    if not found.cards:
        raise UserFacingError(
            tr("There are no cards in this file."),
            found.problems[0] if found.problems else "",
            tr("A line needs a front and a back, parted by a comma, semicolon or tab."),
        )
    return found


def _cards(rows: Iterable[tuple[int, list[str]]]) -> CardFile:
    cards: list[CardText] = []
    problems: list[str] = []
    for line, row in rows:
        front, back, passage = [*row, "", ""][:3]
        try:
            cards.append(card_by_hand(front, back, passage))
        except ValueError as error:
            problems.append(tr("Line {number}: {reason}", number=line, reason=str(error)))
    return CardFile(tuple(cards), tuple(problems))


def _marked(text: str) -> tuple[str, str]:
    """The delimiter that the first lines name, or "", and the text; those lines left empty."""
    delimiter, lines = "", text.split("\n")
    for number, line in enumerate(lines):
        said = line.strip().casefold()
        if said.startswith(_SEPARATOR):
            name = said.removeprefix(_SEPARATOR)
            delimiter = _SEPARATORS.get(name, name[:1])
        elif not said.startswith(_ANKIS):
            break
        lines[number] = ""
    return delimiter, "\n".join(lines)
