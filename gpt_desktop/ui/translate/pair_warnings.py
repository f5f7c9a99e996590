"""What is to be said of a pair of languages before anything is translated."""

from __future__ import annotations

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import Language, language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.translate.notices import unknown_source, untrained_notices
from gpt_desktop.core.tasks.translate.options import AUTO
from gpt_desktop.ui.translate.source_detection import SourceDetection


def pair_warnings(
    facts: ModelFacts, chosen: str, detection: SourceDetection, target: str
) -> list[Notice]:
    """Of languages the model was not trained in.

    Args:
        chosen: the source's code, or ``AUTO``, where what was found counts.
    """
    strange: Language | None = None
    if chosen != AUTO:
        strange = language(chosen)
    elif detection.codes:
        strange = unknown_source(detection.beginning, facts)
    return untrained_notices(facts, strange, language(target))


def same_language_warning(target: str) -> Notice:
    """For a text that needs no translation."""
    words = tr(
        "The text is in {language} already. Choose another language to translate to.",
        language=tr(language(target).name),
    )
    return Notice(NoticeKind.WARNING, words)
