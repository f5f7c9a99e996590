"""A plain word on a language that the model was not trained for."""

from __future__ import annotations

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import unknown_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.tasks.base import Notice, NoticeKind


def language_warning(text: str, facts: ModelFacts | None) -> Notice | None:
    """The notice for a text in a language the model lacks, else None."""
    if facts is None or not facts.languages:
        return None
    code = unknown_language(text, facts.languages)
    if code is None:
        return None
    words = tr(
        "{model} was not trained in {language}. Its answers in it cannot be relied on.",
        model=facts.name,
        language=tr(language(code).name),
    )
    if facts.languages == ("en",):
        words = tr(
            "{model} was trained in English only. Its answers in {language} cannot be relied on.",
            model=facts.name,
            language=tr(language(code).name),
        )
    return Notice(NoticeKind.WARNING, words)
