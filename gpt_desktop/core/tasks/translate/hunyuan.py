"""Hy-MT, a translator with forms of its own: plain, with terms, context, marks and wishes."""

from __future__ import annotations

import re

from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted, term_lines
from gpt_desktop.core.translation.formality import formality_words

_NAME = re.compile(r"(?:hy|hunyuan)[-_ ]?mt", re.IGNORECASE)
_MARKS = re.compile(r"<[^<>\n]+>|\{[^{}\n]*\}|%\(?\w+\)?[sd]")
_TERM = "{source} translates to {target}"
_NAMES = {"zh": "Chinese"}  # as its makers call them
_SHORT = 40  # characters of a sentence that is not clear by itself


def is_hunyuan(facts: ModelFacts) -> bool:
    """Whether a model is such a translator, by its names."""
    names = (facts.id, facts.name, facts.source)
    return facts.prompt_style is PromptStyle.CHAT and any(_NAME.search(name) for name in names)


def hunyuan_prompt(book: PromptBook, wanted: Wanted, asked: Asked) -> FilledPrompt:
    """The form it was trained with that fits best; it knows no two of them together."""
    target = _NAMES.get(wanted.target.code, wanted.target.name)
    values = {"text": asked.text, "target": target}
    terms = term_lines(asked.terms_of(wanted), _TERM)
    wishes = _wishes(wanted)
    if wishes:
        wishes += [f"{line}." for line in terms]
        numbered = "\n".join(f"{number}. {each}" for number, each in enumerate(wishes, 1))
        more = {"wishes": numbered, "number": str(len(wishes) + 1)}
        return _filled(book, "wishes", values | more)
    if terms:
        return _filled(book, "terms", values | {"terms": "\n".join(terms)})
    if _MARKS.search(asked.text):
        return _filled(book, "delimiters", values)
    if asked.before and len(asked.text) <= _SHORT:
        return _filled(book, "context", values | {"before": asked.before})
    return book["translate-hunyuan"].fill(PromptStyle.CHAT, values)


def _wishes(wanted: Wanted) -> list[str]:
    wishes = (
        formality_words(wanted.formality, wanted.target.code),
        wanted.wish.strip(),
    )
    return [wish for wish in wishes if wish]


def _filled(book: PromptBook, form: str, values: dict[str, str]) -> FilledPrompt:
    return book[f"translate-hunyuan-{form}"].fill(PromptStyle.CHAT, values)
