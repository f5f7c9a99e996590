"""What is said beside a translation."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.annotations import SegmentOrigin
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr, tr_count
from gpt_desktop.core.language_detection import unknown_language
from gpt_desktop.core.languages import Language, language
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.core.tasks.translate.translated import Translated


def unknown_source(text: str, facts: ModelFacts) -> Language | None:
    """The language a text is clearly in that the model was not trained for."""
    code = unknown_language(text, facts.languages) if facts.languages else None
    return language(code) if code else None


def untrained_notices(facts: ModelFacts, source: Language | None, target: Language) -> list[Notice]:
    """A warning that names the languages the model was not trained in."""
    pair = dict.fromkeys(each for each in (source, target) if each is not None)
    missing = [each for each in pair if each.code not in facts.languages]
    if not missing or not facts.languages:
        return []
    words = tr(
        "{model} was not trained in {languages}. This translation cannot be relied on.",
        model=facts.name,
        languages=tr(" or ").join(tr(each.name) for each in missing),
    )
    return [Notice(NoticeKind.WARNING, words, missing[-1].code)]


def segment_notices(done: Sequence[Translated], target: Language) -> list[Notice]:
    """How many segments are in the target's language already; what is marked is in them."""
    notices = []
    same = [each for each in done if each.in_target_already]
    others = any(each.origin is not SegmentOrigin.KEPT for each in done)
    if same and not others:
        words = tr("The text is in {language} already.", language=tr(target.name))
        notices.append(Notice(NoticeKind.INFO, words))
    elif same:
        words = tr_count(
            "{count} sentence is in {language} already and stays as it is.",
            "{count} sentences are in {language} already and stay as they are.",
            len(same),
            language=tr(target.name),
        )
        notices.append(Notice(NoticeKind.INFO, words))
    return notices
