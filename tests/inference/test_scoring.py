from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import SamplingParams, TokenScore
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.inference import scoring
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sampling import softmax
from gpt_desktop.inference.scoring import Scorer
from gpt_desktop.inference.sequence import Sequence
from tests.bounds import assert_same_choices, logprob_bound
from tests.inference.asking import GREEDY, ask
from tests.inference.tiny_model import CONTEXT

FreshEngine = Callable[[], Engine]
PROMPT = TextPrompt("The river flows")
TEXTS = (" to the sea", "", " to the lake, where it rests", "!")


def _letters(ids: object) -> str:
    return str(ids)


def _by_hand(engine: Engine, prompt: str, text: str) -> list[float]:
    """One step a token, from nothing."""
    sequence, ids = Sequence(engine._session), engine._tokenizer.encode(prompt + text)
    start = len(engine._tokenizer.encode(prompt))
    logprobs: list[float] = []
    logits = np.zeros(0, np.float32)
    for place, id_ in enumerate(ids):
        if place >= start:
            logprobs.append(float(np.log(softmax(logits)[id_])))
        logits = sequence.logits_after([id_], CancelToken()).copy()
    return logprobs


def test_a_score_is_the_log_softmax_with_the_likeliest_tokens() -> None:
    logits = np.random.default_rng(0).standard_normal(1000).astype(np.float32) * 5
    score = Scorer(_letters, 3).score(logits, 17)
    expected = np.log(softmax(logits))
    best = np.argsort(-expected)[:3]
    assert score.logprob == pytest.approx(expected[17], abs=1e-5)
    assert [other.id for other in score.alternatives] == best.tolist()
    assert [other.logprob for other in score.alternatives] == pytest.approx(
        expected[best].tolist(), abs=1e-5
    )
    assert score.text == "[17]"


def test_large_logits_do_not_overflow() -> None:
    logits = np.array([1e4, 0, -1e4], dtype=np.float32)
    assert Scorer(_letters, 0).score(logits, 0) == TokenScore(0, "[0]", 0.0)
    assert Scorer(_letters, 0).score(logits, 2).logprob == pytest.approx(-2e4)


@pytest.mark.parametrize("budget", [1, 3000, 1 << 23])
def test_scored_texts_equal_one_step_a_token(
    fresh_engine: FreshEngine, monkeypatch: pytest.MonkeyPatch, budget: int
) -> None:
    monkeypatch.setattr(scoring, "_LOGITS_BYTES", budget)
    engine = fresh_engine()
    scored = engine.score(PROMPT, TEXTS, CancelToken())
    for text, scores in zip(TEXTS, scored, strict=True):
        assert "".join(score.text for score in scores) == text
        expected = _by_hand(engine, PROMPT.text, text)
        assert [score.logprob for score in scores] == pytest.approx(expected, abs=logprob_bound())


def test_generated_tokens_carry_their_scores(engine: Engine) -> None:
    params = SamplingParams(temperature=1.5, top_k=3, seed=1, max_tokens=12, logprobs=4)
    deltas = list(engine.generate(PROMPT, params, CancelToken()))
    ids = [id_ for delta in deltas for id_ in delta.token_ids]
    scores = [score for delta in deltas for score in delta.tokens]
    assert [score.id for score in scores] == ids
    sequence, logits = Sequence(engine._session), np.zeros(0, np.float32)
    for place, id_ in enumerate([*engine._tokenizer.encode(PROMPT.text), *ids]):
        generated = place - len(PROMPT.text)
        if generated >= 0:
            score = scores[generated]
            assert score.logprob == pytest.approx(np.log(softmax(logits)[id_]), abs=logprob_bound())
            likeliest = score.alternatives[0].id
            assert logits.max() - logits[likeliest] <= logprob_bound()
            assert len(score.alternatives) == 4
        logits = sequence.logits_after([id_], CancelToken())


def test_scores_change_no_answer_and_are_not_there_unasked(engine: Engine) -> None:
    plain = ask(engine, PROMPT, GREEDY)
    deltas = list(engine.generate(PROMPT, GREEDY, CancelToken()))
    assert all(delta.tokens == () for delta in deltas)
    assert ask(engine, PROMPT, replace(GREEDY, logprobs=2)).token_ids == plain.token_ids


def test_scoring_leaves_the_engine_as_fresh(engine: Engine, fresh_engine: FreshEngine) -> None:
    engine.score(PROMPT, TEXTS, CancelToken())
    again = ask(engine, TextPrompt("The river flows to the"))
    prompt = TextPrompt("The river flows to the")
    assert_same_choices(engine, prompt, again.token_ids, ask(fresh_engine(), prompt).token_ids)


def test_a_cancelled_score_raises(engine: Engine) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        engine.score(PROMPT, TEXTS, token)


def test_what_is_longer_than_the_context_is_refused(engine: Engine) -> None:
    longest = "x" * (CONTEXT - len(PROMPT.text))
    assert len(engine.score(PROMPT, [longest], CancelToken())[0]) == len(longest)
    with pytest.raises(PromptTooLongError):
        engine.score(PROMPT, [longest + "x"], CancelToken())
