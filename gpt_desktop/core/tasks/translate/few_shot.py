"""Translation by example, for models that follow no instructions."""

from __future__ import annotations

import re

from gpt_desktop.core.languages import Language
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.translation.formality import Formality

_VERSION = 2
STOP = ("\n",)
_DIGITS = re.compile(r"\d")
_PLACES = re.compile(r"[{}<>]|%[\w(]|://|@")

Pairs = list[tuple[str, str]]


def few_shot_prompt(book: PromptBook, wanted: Wanted, asked: Asked) -> FilledPrompt:
    """Pairs of sentences, then the segment, its translation left open; a line is all it may take.

    Terms and kept translations are pairs as well.
    """
    label = source_label(asked.source)
    pairs = [
        *example_pairs(book, asked, wanted.target),
        *_formality_pairs(book, asked.source, wanted),
        *((term.source, term.target) for term in asked.terms_of(wanted)),
        *((match.source, match.target) for match in asked.like),
    ]
    shown = [f"{label}: {one}\n{wanted.target.name}: {other}\n" for one, other in pairs]
    text = "\n".join([*shown, f"{label}: {asked.text}\n{wanted.target.name}:"])
    return FilledPrompt(book["translate"].id, _VERSION, TextPrompt(text), STOP)


def example_pairs(book: PromptBook, asked: Asked, target: Language) -> Pairs:
    """Sentences that say the same, those like the asked one at the end.

    An unknown source is shown in English, or in French where the target is English.
    """
    other = "fr" if target.code == "en" else "en"
    code = asked.source.code if asked.source else other
    numbers = book.numbers if _DIGITS.search(asked.text) else ()
    places = book.places if _PLACES.search(asked.text) else ()
    pairs = [
        (pair[code], pair[target.code])
        for pair in (*book.parallel, *numbers, *places)
        if code in pair and target.code in pair
    ]
    return pairs[len(pairs) - min(asked.examples, len(pairs)) :]


def source_label(source: Language | None) -> str:
    """What stands before a source text."""
    return source.name if source else "Text"


def _formality_pairs(book: PromptBook, source: Language | None, wanted: Wanted) -> Pairs:
    form = wanted.formality
    if form is Formality.ANY or source is None:
        return []
    plain = book.formality["plain"]
    one = book.formality[form.value].get(source.code) or plain.get(source.code)
    other = book.formality[form.value].get(wanted.target.code)
    return [(one, other)] if one and other else []
