"""Support as the model measures it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.generation import TokenScore
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.trust.claims import claims_of
from gpt_desktop.core.trust.source import SourceText
from gpt_desktop.core.trust.support import measured_claims, measured_gain
from tests.core.running import drain
from tests.fakes import PlainGenerator, ScriptedGenerator, prompt_text

TEXT = "Anna wrote the letter to the ministry. The weather was fine."


class Reader(ScriptedGenerator):
    """Finds a text more probable after a prompt that has its first word."""

    def score(
        self,
        prompt: Prompt,
        continuations: Sequence[str],
        token: CancelToken,
        alternatives: int = 0,
    ) -> list[tuple[TokenScore, ...]]:
        del alternatives  # nobody asks for any here
        token.raise_if_cancelled()
        [text] = continuations
        told = text.split()[0] in prompt_text(prompt)
        return [tuple(TokenScore(1, "x", -1.0 if told else -3.0) for _ in text.split())]


def measured(generator: PlainGenerator, text: str) -> tuple[Claim, ...]:
    source = SourceText.of_text(TEXT)
    claims = claims_of(text, source)
    _, result = drain(measured_claims(text, claims, source, generator, CancelToken()))
    return tuple(result)


def test_passages_that_help_raise_the_support() -> None:
    [helped] = measured(Reader(), "Anna wrote it.")
    [not_helped] = measured(ScriptedGenerator(), "Anna wrote it.")
    assert helped.support is not None
    assert not_helped.support is not None
    assert helped.support > not_helped.support


def test_what_passages_do_not_make_more_probable_is_marked() -> None:
    [claim] = measured(ScriptedGenerator(), "Weather reports of storms came over radio.")
    assert [check.name for check in claim.checks] == ["unborne"]


def test_without_the_ability_claims_stay_as_they_are() -> None:
    source = SourceText.of_text(TEXT)
    text = "Anna wrote it."
    claims = claims_of(text, source)
    run = measured_claims(text, claims, source, PlainGenerator(), CancelToken())
    assert drain(run)[1] == claims


def test_nothing_is_measured_without_passages() -> None:
    assert measured_gain("Anna wrote it.", "", Reader(), CancelToken()) is None


def test_it_can_be_cancelled() -> None:
    token = CancelToken()
    token.cancel()
    source = SourceText.of_text(TEXT)
    claims = (Claim(Span(0, 4), 0.5, (source.sentences[0].place,)),)
    with pytest.raises(CancelledError):
        drain(measured_claims("Anna", claims, source, Reader(), token))
