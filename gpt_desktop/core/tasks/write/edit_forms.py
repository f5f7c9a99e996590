"""The form that each action on a text gives its result."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.tasks.shaping import PlainShaper

_MARKER = re.compile(r"^\s*(?:[-*•–+]|\d{1,2}[.)])\s+")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_REMARK = re.compile(
    r"\s*(?:The|This) (?:original|input|rewritten|revised|new|above) (?:text|version|passage)"
    r" (?:was|is|has been|have been|were) (?:re|short|simpl|condens|made|chang|edit)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^\s*\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)+\|?\s*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditForm:
    """How an action works.

    Attributes:
        growth: tokens the result may have for each of the text's.
        bounded: it has no more sentences than the text, since small models add a moral.
        whole: it needs the text in one piece.
        adds_nothing: what the result says, the text says as well.
        styled: a style from samples is kept to.
        formed: puts a finished answer into the form.
    """

    growth: float
    bounded: bool = True
    whole: bool = False
    styled: bool = True
    adds_nothing: bool = True
    formed: Callable[[str], str] = str

    def shaper(self, piece: str) -> PlainShaper:
        """For the answer to a piece of the text."""
        bound = max(2, len(split_sentences(piece))) if self.bounded else None
        return PlainShaper(max_sentences=bound, chatter=True, distinct=True)

    def holds(self, text: str) -> bool:
        """Whether a result for a table has one."""
        return _RULE.search(text) is not None


def without_remarks(text: str, asked: str) -> str:
    """An answer without the words it was asked by and what small models say of their work.

    Args:
        asked: what stood before the text in the prompt, or "".
    """
    if asked and text.lstrip().startswith(asked):
        text = text.lstrip()[len(asked) :].lstrip()
    kept = [part for part in _PARAGRAPHS.split(text) if not _REMARK.match(part)]
    return "\n\n".join(kept) if len(kept) < len(_PARAGRAPHS.split(text)) and kept else text


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
    "expand": EditForm(3.0, bounded=False, adds_nothing=False),
    "simplify": EditForm(1.6),
    "tone": EditForm(1.8),
    "bullets": EditForm(1.6, bounded=False, styled=False, formed=as_bullets),
    "table": EditForm(3.0, bounded=False, whole=True, styled=False),
    "own": EditForm(2.5, bounded=False, adds_nothing=False),
}
