"""A text with what it claims, each sentence held against the documents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gpt_desktop.core.annotations import Check, Claim
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.summarize.composed import Composed
from gpt_desktop.core.trust.check import UNBORNE
from gpt_desktop.core.trust.claims import claims_of
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.statement import Statement

_SMALL = 1_000_000_000  # parameters; smaller models put words together that do not belong so
# Of a sentence's words, by weight, that one passage has. Chosen on the default model's
# summaries of the texts in tests/core/trust/data: docs/quality.md has what lies on either side.
_CLOSE = 0.6


def checked(text: str, source: SourceText, facts: ModelFacts) -> Composed:
    """The text with its claims, as words alone show them.

    What a small model wrote has to stand in one passage, more or less: where its words come
    from here and there, what they say together is wrong more often than not.
    """
    claims = claims_of(text, source)
    if facts.parameters >= _SMALL:
        return Composed(text, claims)
    return Composed(text, tuple(_judged(claim, text, source) for claim in claims))


def is_borne(sentence: str, source: SourceText, facts: ModelFacts) -> bool:
    """Whether the documents say a sentence, as far as words show it."""
    claims: Sequence[Claim] = checked(sentence, source, facts).claims
    return bool(claims) and not any(claim.checks for claim in claims)


def _judged(claim: Claim, text: str, source: SourceText) -> Claim:
    if claim.checks or _closeness(claim, text, source) >= _CLOSE:
        return claim
    return replace(claim, checks=(Check(UNBORNE, tr("The document does not say this")),))


def _closeness(claim: Claim, text: str, source: SourceText) -> float:
    """How much of a sentence the passage has that has most of it, 0 to 1."""
    stems = Statement(claim.span.of(text)).stems
    weights = {stem: source.index.weight(stem) for stem in stems}
    total = sum(weights.values())
    if not total:
        return 1.0
    passages = (
        source.statement(number).stems
        for place in claim.sources
        for number in source.numbers_at(place)
    )
    best = (sum(weights[stem] for stem in stems & own) for own in passages)
    return max(best, default=0.0) / total
