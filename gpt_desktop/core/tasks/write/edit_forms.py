"""The form that each action on a text gives its result."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.shaping import PlainShaper

_MARKER = re.compile(r"^\s*(?:[-*•–+]|\d{1,2}[.)])\s+")
_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditForm:
    """How an action works.

    Attributes:
        growth: tokens the result may have for each of the text's.
        bounded: it has no more sentences than the text, since small models add a moral.
        whole: it needs the text in one piece.
        styled: a style from samples is kept to.
        formed: puts a finished answer into the form.
    """

    growth: float
    bounded: bool = True
    whole: bool = False
    styled: bool = True
    formed: Callable[[str], str] = str

    def shaper(self, piece: str) -> PlainShaper:
        """For the answer to a piece of the text."""
        bound = max(2, len(split_sentences(piece))) if self.bounded else None
        return PlainShaper(max_sentences=bound, chatter=True, distinct=True)

    def holds(self, text: str) -> bool:
        """Whether a result for a table has one."""
        return _RULE.search(text) is not None


def as_bullets(text: str) -> str:
    """A line for each point; sentences where the model wrote none."""
    lines = [line for line in text.splitlines() if line.strip()]
    if any(_MARKER.match(line) for line in lines):
        points = [_MARKER.sub("", line).strip() for line in lines]
    else:
        points = [one.strip() for line in lines for one in split_sentences(line)]
    return "\n".join(f"- {point}" for point in points if point)


EDIT_FORMS = {
    "rewrite": EditForm(1.6),
    "shorten": EditForm(1.2),
    "expand": EditForm(3.0, bounded=False),
    "simplify": EditForm(1.6),
    "tone": EditForm(1.8),
    "bullets": EditForm(1.6, bounded=False, styled=False, formed=as_bullets),
    "table": EditForm(3.0, bounded=False, whole=True, styled=False),
    "own": EditForm(2.5, bounded=False),
}
