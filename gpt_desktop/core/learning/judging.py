"""Whether what somebody answered is right, as far as code can tell."""

from __future__ import annotations

from difflib import SequenceMatcher
from enum import StrEnum

from gpt_desktop.core.altered.facts import TextFacts, plain_signs
from gpt_desktop.core.altered.lacking import lacking
from gpt_desktop.core.annotations import ItemKind, StudyItem

_ALIKE = 0.86  # of the letters, with a small slip
_SHORTEST = 5  # letters of a word that a slip may be in


class Judgement(StrEnum):
    """What is known of an answer."""

    RIGHT = "right"
    WRONG = "wrong"
    OPEN = "open"  # other words, which may say the same


def judge(item: StudyItem, given: str) -> Judgement:
    """Numbers and dates by what they stand for, names and words with small slips."""
    answer, said = plain_signs(item.answer), plain_signs(given)
    if said == answer:
        return Judgement.RIGHT
    if not said or item.kind is ItemKind.CHOICE:
        return Judgement.WRONG
    if item.kind is ItemKind.TERM:
        return Judgement.OPEN
    right, mine = TextFacts(item.answer), TextFacts(given)
    if right.quantities or right.moments:
        same = not _differ(right, mine)
        return Judgement.RIGHT if same else Judgement.WRONG
    if not any(sign.isdigit() for sign in answer + said) and _slipped(answer, said):
        return Judgement.RIGHT
    partly = said in answer or answer in said or item.kind is ItemKind.SHORT
    return Judgement.OPEN if partly else Judgement.WRONG


def _differ(ones: TextFacts, others: TextFacts) -> bool:
    """Whether one says a number or a day that the other does not."""
    return any(next(lacking(*pair), None) for pair in ((ones, others), (others, ones)))


def _slipped(answer: str, said: str) -> bool:
    if len(answer) < _SHORTEST:
        return False
    return SequenceMatcher(None, answer, said, autojunk=False).ratio() >= _ALIKE
