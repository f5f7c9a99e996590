"""What is said of a language in the lists: that the model was not trained in it, or is weak."""

from __future__ import annotations

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import LANGUAGES, Language, is_offered, language
from gpt_desktop.core.translation.measured import Usable, is_measured, usable
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.ui.widgets.remark import Remark


def source_remarks(facts: ModelFacts | None, target: str) -> dict[str, Remark]:
    """By language to translate from; ``target`` is the language to translate to."""
    return _remarks(facts, [(each, Pair(each.code, target)) for each in LANGUAGES])


def target_remarks(facts: ModelFacts | None, source: str) -> dict[str, Remark]:
    """By language to translate to; ``source`` may be "" where it is not known."""
    return _remarks(facts, [(each, Pair(source, each.code)) for each in LANGUAGES])


def _remarks(facts: ModelFacts | None, languages: list[tuple[Language, Pair]]) -> dict[str, Remark]:
    if facts is None:
        return {}
    found = ((each.code, _remark(facts, each, pair)) for each, pair in languages)
    return {code: remark for code, remark in found if remark is not None}


def _remark(facts: ModelFacts, its: Language, pair: Pair) -> Remark | None:
    names = {"model": facts.name, "language": tr(its.name)}
    if facts.languages and its.code not in facts.languages:
        return Remark(tr("not trained"), tr("{model} was not trained in {language}.", **names))
    if not is_measured(facts.id) or pair.source in ("", pair.target):
        return None
    both = {
        "model": facts.name,
        "first": tr(language(pair.source).name) if is_offered(pair.source) else pair.source,
        "second": tr(language(pair.target).name),
    }
    match usable(facts.id, pair):
        case Usable.UNKNOWN:
            words = tr("How well {model} translates {first} to {second} was not measured.", **both)
            return Remark(tr("not measured"), words)
        case Usable.NO:
            words = tr(
                "{model} translates {first} to {second} badly: too little was right of the "
                "sentences it was measured on.",
                **both,
            )
            return Remark(tr("poor"), words)
        case Usable.GIST:
            words = tr(
                "{model} translates {first} to {second} roughly: enough to see what a text is "
                "about.",
                **both,
            )
            return Remark(tr("rough"), words)
        case Usable.READ_OVER:
            return None
