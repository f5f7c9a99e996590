"""Holds a sentence against the documents it is said to be of."""

from __future__ import annotations

from gpt_desktop.core.annotations import Check, DocumentSpan
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.date_check import check_dates
from gpt_desktop.core.trust.denial_check import check_denials
from gpt_desktop.core.trust.name_check import check_names
from gpt_desktop.core.trust.number_check import check_numbers
from gpt_desktop.core.trust.role_check import check_roles
from gpt_desktop.core.trust.season_check import check_seasons
from gpt_desktop.core.trust.source import LONGEST_SENTENCE, SourceText
from gpt_desktop.core.trust.statement import Statement
from gpt_desktop.core.trust.verdict import Verdict

UNBORNE = "unborne"
_MOST_SOURCES = 3
_WORTH = 0.45  # of the best passage's fit
_HARDLY = 0.06  # of the words of a sentence that the passages have
_DOUBT = 0.4  # of the support, where a check found something

_CHARACTERS = 0.8
_HAN = LazyPattern("[\u3400-\u9fff]")

_CHECKS = (check_numbers, check_dates, check_seasons, check_names, check_denials, check_roles)


def check_sentence(sentence: str, source: SourceText) -> Verdict:
    """What the words of the documents say of a sentence; no model is asked.

    Of a sentence that is longer than any should be, only the beginning is looked at.
    """
    comparison = Comparison(Statement(sentence[:LONGEST_SENTENCE]), source)
    if not comparison.claim.stems:
        return Verdict((), (), 1.0)
    checks = tuple(check for find in _CHECKS for check in find(comparison))
    share = _share(comparison)
    if not checks and share < _HARDLY:
        checks = (Check(UNBORNE, tr("The document does not say this")),)
    support = share * (_DOUBT if checks else 1.0)
    return Verdict(_sources(comparison), tuple(dict.fromkeys(checks)), min(1.0, support))


def _sources(comparison: Comparison) -> tuple[DocumentSpan, ...]:
    ranked = comparison.ranked
    worth = [number for number, fit in ranked if fit >= ranked[0][1] * _WORTH]
    return tuple(comparison.source.sentences[number].place for number in worth[:_MOST_SOURCES])


def _share(comparison: Comparison) -> float:
    """How much of the sentence's words the best passages have, by the words' weights."""
    best = {number for number, _ in comparison.ranked[:_MOST_SOURCES]}
    best |= {other for number in tuple(best) for other in comparison.neighbours(number)}
    there = {stem for number in best for stem in comparison.source.statement(number).stems}
    total = sum(comparison.weights.values())
    share = sum(weight for stem, weight in comparison.weights.items() if stem in there)
    characters = set(_HAN.findall(comparison.claim.text))
    if not characters:
        return share / total if total else 1.0
    # Chinese says the same with other neighbours: characters count beside pairs of them.
    texts = "".join(comparison.source.statement(number).text for number in best)
    same = sum(character in texts for character in characters) / len(characters)
    return max(share / total if total else 1.0, same * _CHARACTERS)
