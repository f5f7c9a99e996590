"""How much more probable passages make a sentence to the model, beside what words tell."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import replace
from math import exp

from gpt_desktop.core.abilities import Scores, scores
from gpt_desktop.core.annotations import Check, Claim
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle, TextGenerator
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role, TextPrompt
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.trust.check import UNBORNE
from gpt_desktop.core.trust.source import SourceText

_LONGEST = 1_200  # characters of the passages in a prompt
# Nats a token: below the first the passages help nothing, at the second half is borne.
_NOTHING = 0.9
_HALF = 1.4
_SLOPE = 3.0
_SPARE = 8  # tokens a template may add
_WEIGHT = 0.5  # of the model's word beside that of the words


def measured_claims(
    text: str,
    claims: Sequence[Claim],
    source: SourceText,
    generator: TextGenerator,
    token: CancelToken,
) -> Generator[Progressed, None, tuple[Claim, ...]]:
    """The claims with measured support, where the model scores texts; else as they were.

    A sentence that the passages make no more probable, and of which they have few words, is
    marked as not borne.

    Args:
        text: the result that the claims are of.

    Raises:
        CancelledError: the token was cancelled.
    """
    if scores(generator) is None:
        return tuple(claims)
    measured: list[Claim] = []
    for number, claim in enumerate(claims):
        yield Progressed(Phase.COMPARING, number, len(claims), Unit.STEPS)
        passages = "\n".join(source.words_at(place) for place in claim.sources)
        gain = measured_gain(claim.span.of(text), passages, generator, token)
        measured.append(claim if gain is None else _with_gain(claim, gain))
    return tuple(measured)


def measured_gain(
    sentence: str, passages: str, generator: TextGenerator, token: CancelToken
) -> float | None:
    """Nats a token that passages add to a sentence's log-probability.

    None where the model does not score texts, where there are no passages, or where its
    context is too small for them.

    Raises:
        CancelledError: the token was cancelled.
    """
    scorer = scores(generator)
    if scorer is None or not passages or not sentence:
        return None
    style = generator.facts.prompt_style
    with_them = _prompt(style, passages[:_LONGEST])
    taken = generator.count_prompt_tokens(with_them) + generator.count_tokens(sentence) + _SPARE
    if taken > generator.facts.context_length:
        return None
    told = _mean(scorer, with_them, sentence, token)
    untold = _mean(scorer, _prompt(style, ""), sentence, token)
    return told - untold


def _mean(scorer: Scores, prompt: Prompt, sentence: str, token: CancelToken) -> float:
    token.raise_if_cancelled()
    [tokens] = scorer.score(prompt, [sentence], token)
    return sum(one.logprob for one in tokens) / max(1, len(tokens))


def _prompt(style: PromptStyle, passages: str) -> Prompt:
    """A question whose answer is the sentence; without passages only the question."""
    told = f"{passages}\n\n" if passages else ""
    if style is PromptStyle.CHAT:
        return ChatPrompt((Message(Role.USER, f"{told}Say in one sentence what is true."),))
    return TextPrompt(f"{told}In short: ")


def _with_gain(claim: Claim, gain: float) -> Claim:
    helped = 1 / (1 + exp(-_SLOPE * (gain - _HALF)))
    words = claim.support if claim.support is not None else 0.0
    support = (1 - _WEIGHT) * words + _WEIGHT * helped
    if claim.checks or gain >= _NOTHING or words >= 0.5:
        return replace(claim, support=support)
    check = Check(UNBORNE, tr("The document does not say this"))
    return replace(claim, support=support, checks=(check,))
