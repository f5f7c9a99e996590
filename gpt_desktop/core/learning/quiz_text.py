"""A quiz as plain Markdown: the questions first, the right answers after them."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.annotations import StudyItem
from gpt_desktop.core.i18n import tr

_LETTERS = "abcdefgh"


def question_text(number: int, item: StudyItem) -> str:
    """A question with its choices; the first number is 1."""
    lines = [f"{number}. {item.question}"]
    lines += [
        f"   {letter}) {words}" for letter, words in zip(_LETTERS, item.choices, strict=False)
    ]
    return "\n".join(lines)


def answers_text(items: Sequence[StudyItem]) -> str:
    """All answers under a heading."""
    lines = [f"{number}. {item.answer}" for number, item in enumerate(items, start=1)]
    return "\n".join([f"## {tr('Right answers')}", "", *lines])
