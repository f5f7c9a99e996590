"""Cheap checks that keep a small model's answers honest."""

from __future__ import annotations

import re

from gpt_desktop.core.generation import FinishReason, ModelFacts
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.language_detection import unknown_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.trust.figures import foreign_figures

UNFINISHED = (FinishReason.LENGTH, FinishReason.CONTEXT)
STILL_THINKING = (
    mark("Stopped while thinking: the model came to no answer within the length limit."),
    mark("Stopped while thinking: the model’s context is full before it came to an answer."),
)
"""At the limit of the length, and of the context."""
_PLACEHOLDER = re.compile(r"\[[A-Z][^\]\n]{1,40}\](?!\()")
_MOST_NAMED = 3


def finish_notices(
    text: str,
    finish: FinishReason,
    hit_limit: bool,
    cancelled: bool,
    *,
    looped: bool = False,
    thought: bool = False,
) -> list[Notice]:
    """What to say about the way an answer ended; ``thought``: the model did so first."""
    if cancelled:
        return []
    notices = []
    if not text.strip() and thought and not looped and (hit_limit or finish in UNFINISHED):
        return [Notice(NoticeKind.WARNING, tr(STILL_THINKING[finish is FinishReason.CONTEXT]))]
    if not text.strip():
        none = tr("The model gave no answer.")
        if thought:
            none = tr("The model thought, and gave no answer after it.")
        notices.append(Notice(NoticeKind.WARNING, none))
    if looped or finish is FinishReason.LOOP:
        repeated = tr("The model began to repeat itself, so the answer was ended.")
        notices.append(Notice(NoticeKind.WARNING, repeated))
    elif finish is FinishReason.CONTEXT:
        full = tr("The answer stopped because the model’s context is full.")
        notices.append(Notice(NoticeKind.WARNING, full))
    elif hit_limit:
        stopped = tr("The answer stopped at the length limit.")
        notices.append(Notice(NoticeKind.WARNING, stopped))
    return notices


def unknown_language_notices(text: str, facts: ModelFacts) -> list[Notice]:
    """A warning where a text is in a language the model was not trained in."""
    code = unknown_language(text, facts.languages)
    if code is None:
        return []
    words = tr(
        "{model} was not trained in {language}. What it says of this text cannot be relied on.",
        model=facts.name,
        language=tr(language(code).name),
    )
    return [Notice(NoticeKind.WARNING, words, code)]


def foreign_numbers(text: str, source: str) -> list[str]:
    """Numbers of a text that its source does not have, in order; list markers do not count."""
    body = re.sub(r"(?m)^\s*\d{1,2}[.)]\s", "", text)
    return foreign_figures(body, source)


def placeholder_notices(text: str) -> list[Notice]:
    """A line naming up to three places the person has to fill in."""
    places = list(dict.fromkeys(_PLACEHOLDER.findall(text)))
    if not places:
        return []
    named = ", ".join(places[:_MOST_NAMED])
    return [Notice(NoticeKind.INFO, tr("Places to fill in: {places}.", places=named))]


def repeats(text: str, source: str) -> bool:
    """Whether a text only says its source again."""
    return bool(text.strip()) and _letters(text) == _letters(source)


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
