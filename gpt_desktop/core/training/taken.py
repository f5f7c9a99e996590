"""What a filter takes out of the training text, each piece with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.training.sources import TrainingDocument

_CONTEXT = 40  # characters on each side
_LONGEST = 300  # characters of what was taken that are shown


class FilterKind(StrEnum):
    """The filters, in the order they work."""

    BOILERPLATE = "boilerplate"
    PERSONAL = "personal"
    RULES = "rules"
    SHORT = "short"
    LANGUAGE = "language"
    SAME = "same"
    NEAR = "near"


FILTER_WORDS: Mapping[FilterKind, str] = {
    FilterKind.BOILERPLATE: mark("Headers, footers, signatures, navigation"),
    FilterKind.PERSONAL: mark("Personal data"),
    FilterKind.RULES: mark("Unwanted content, by your rules"),
    FilterKind.SHORT: mark("Too short"),
    FilterKind.LANGUAGE: mark("Other languages"),
    FilterKind.SAME: mark("The same twice"),
    FilterKind.NEAR: mark("Nearly the same"),
}
"""Source strings, translated when shown."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A part of a text to be taken out.

    Attributes:
        put: the word put in its place, or "".
        why: translated, a few words.
        rule: the name of the rule that fired, or "".
    """

    start: int
    end: int
    why: str
    put: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken out of a document, to be shown.

    Attributes:
        document: its name.
        words: what it was, or how it begins.
        before, after: what stood around it.
        size: characters.
        whole: all of the document.
    """

    document: str
    words: str
    why: str
    before: str = ""
    after: str = ""
    put: str = ""
    rule: str = ""
    size: int = 0
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Filtered:
    """What a filter left, and what it took."""

    documents: tuple[TrainingDocument, ...]
    taken: tuple[Taken, ...] = ()


def without_cuts(text: str, cuts: Sequence[Cut]) -> tuple[str, tuple[Cut, ...]]:
    """A text without them, and those that were made: of two that overlap, the first."""
    parts: list[str] = []
    made: list[Cut] = []
    end = 0
    for cut in sorted(cuts, key=lambda each: (each.start, -each.end)):
        if cut.start < end:
            continue
        parts += (text[end : cut.start], cut.put)
        made.append(cut)
        end = cut.end
    parts.append(text[end:])
    return "".join(parts), tuple(made)


def cut_document(
    document: TrainingDocument, cuts: Sequence[Cut]
) -> tuple[TrainingDocument, tuple[Taken, ...]]:
    """A document without some parts of it, and what they were."""
    if not cuts:
        return document, ()
    text, made = without_cuts(document.text, cuts)
    return replace(document, text=text), tuple(_taken(document, cut) for cut in made)


def taken_whole(document: TrainingDocument, why: str, rule: str = "") -> Taken:
    """All of a document."""
    size = len(document.text)
    words = document.text.strip()[:_LONGEST]
    return Taken(document.name, words, why, rule=rule, size=size, whole=True)


def _taken(document: TrainingDocument, cut: Cut) -> Taken:
    text = document.text
    return Taken(
        document.name,
        text[cut.start : min(cut.end, cut.start + _LONGEST)],
        cut.why,
        text[max(0, cut.start - _CONTEXT) : cut.start],
        text[cut.end : cut.end + _CONTEXT],
        cut.put,
        cut.rule,
        cut.end - cut.start,
    )
