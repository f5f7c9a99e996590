"""Cards on paper: a table to fold or cut, a row a card."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.learning.answers import GAP
from gpt_desktop.core.learning.cards import CardText

_GAP = "______"
_SIGNS = "\\`*_[]<>|#~$"


def cards_markdown(title: str, cards: Sequence[CardText]) -> str:
    """A Markdown table: fronts on the left, backs on the right."""
    rows = [f"| {_cell(_front(card))} | {_cell(card.back)} |" for card in cards]
    heads = f"| {tr('Front')} | {tr('Back')} |"
    return "\n".join([f"# {_escaped(title)}", "", heads, "| --- | --- |", *rows, ""])


def _front(card: CardText) -> str:
    front = card.front.replace(GAP, _GAP)
    return f"{front} ({' / '.join(card.choices)})" if card.choices else front


def _cell(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text)
