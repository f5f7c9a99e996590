from __future__ import annotations

from collections.abc import Generator, Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference import decode, speculation
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.speculation import Guesser, Match, PromptLookup
from gpt_desktop.inference.writing import Writing
from tests.bounds import assert_same_choices, logprob_bound, same_choices
from tests.inference.asking import GREEDY, ask, gathered
from tests.inference.conftest import ONE_THREAD
from tests.inference.tiny_model import CONTEXT

PROMPTS = [
    TextPrompt("abcabcabcabcabc"),
    TextPrompt("The same words again and again, the same words again and again, the same"),
    TextPrompt("xyz"),
]


@pytest.fixture
def plain(tiny_folder: ModelFolder) -> Iterator[Engine]:
    opened = open_engine(tiny_folder, ONE_THREAD, speculates=False)
    yield opened
    opened.close()


@pytest.fixture
def eager(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guess whenever there is a match, right or wrong."""
    monkeypatch.setattr(speculation, "_LEAST_GAIN", 0.0)


class _Wrong(Guesser):
    """Guesses three tokens that hardly ever come."""

    def __init__(self) -> None:
        super().__init__()
        self.rights: list[int] = []

    def guess(self, tokens: object, most: int) -> list[int]:
        return [1, 2, 3][:most]

    def learn(self, right: int, guessed: int) -> None:
        self.rights.append(right)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("penalty", [1.0, 1.3])
def test_greedy_answers_equal_plain_ones(
    engine: Engine, plain: Engine, prompt: TextPrompt, penalty: float
) -> None:
    params = replace(GREEDY, max_tokens=300, repetition_penalty=penalty)
    one, other = ask(engine, prompt, params), ask(plain, prompt, params)
    # A penalty moves logits before the choice, and with them the rounding of what it is moved by.
    if penalty == 1.0:
        same = same_choices(plain, prompt, one.token_ids, other.token_ids)
    else:
        same = one.token_ids == other.token_ids
    assert not same or (one.text, one.finish) == (other.text, other.finish)
    assert same or penalty == 1.0


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("prompt", PROMPTS)
@pytest.mark.parametrize("temperature", [0.2, 1.0])
def test_drawn_answers_equal_plain_ones_of_the_same_seed(
    engine: Engine, plain: Engine, prompt: TextPrompt, temperature: float
) -> None:
    for seed in range(5):
        params = SamplingParams(
            temperature=temperature, seed=seed, max_tokens=120, loop_guard=False
        )
        assert ask(engine, prompt, params).token_ids == ask(plain, prompt, params).token_ids


def test_surer_matches_are_wanted_where_right_tokens_are_read_again() -> None:
    def made(rereads: bool, matching: int) -> int:
        return len(Guesser(rereads).guess([*range(40), *range(matching)], 15))

    assert made(False, 5) > 0
    assert made(True, 5) == 0
    assert made(True, 8) == made(False, 8) > 0


def test_wrong_guesses_change_nothing(
    engine: Engine, plain: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = _Wrong()
    monkeypatch.setattr("gpt_desktop.inference.engine.Guesser", lambda *_: wrong)
    params = replace(GREEDY, max_tokens=60)
    found, expected = ask(engine, PROMPTS[1], params), ask(plain, PROMPTS[1], params)
    assert_same_choices(plain, PROMPTS[1], found.token_ids, expected.token_ids)
    assert wrong.rights[:10] == [0] * 10


def test_right_guesses_save_steps(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    checked = decode._checked

    def counted(
        writing: Writing, guess: list[int], rows: NDArray[np.float32], token: CancelToken
    ) -> Generator[Delta, None, tuple[int, Delta | None]]:
        steps.append(len(guess))
        return checked(writing, guess, rows, token)

    monkeypatch.setattr(decode, "_checked", counted)
    answer = ask(engine, TextPrompt("a" * 40), replace(GREEDY, max_tokens=300))
    assert sum(steps) > 30
    assert len(answer.token_ids) == 300


@pytest.mark.usefixtures("eager")
def test_scores_equal_plain_ones(engine: Engine, plain: Engine) -> None:
    params = replace(GREEDY, max_tokens=80, logprobs=2)
    scores = [
        [
            score
            for delta in one.generate(PROMPTS[0], params, CancelToken())
            for score in delta.tokens
        ]
        for one in (engine, plain)
    ]
    assert [score.id for score in scores[0]] == [score.id for score in scores[1]]
    assert [score.logprob for score in scores[0]] == pytest.approx(
        [score.logprob for score in scores[1]], abs=logprob_bound()
    )


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("limit", range(1, 20))
def test_any_limit_is_kept(engine: Engine, plain: Engine, limit: int) -> None:
    params = replace(GREEDY, max_tokens=limit)
    one = ask(engine, PROMPTS[0], params)
    expected = ask(plain, PROMPTS[0], params).token_ids
    assert_same_choices(plain, PROMPTS[0], one.token_ids, expected)
    assert len(one.token_ids) == limit


@pytest.mark.usefixtures("eager")
def test_the_context_ends_the_answer(engine: Engine, plain: Engine) -> None:
    prompt, params = TextPrompt("ab" * (CONTEXT // 2 - 20)), replace(GREEDY, max_tokens=None)
    one = ask(engine, prompt, params)
    assert one.finish is FinishReason.CONTEXT
    assert_same_choices(plain, prompt, one.token_ids, ask(plain, prompt, params).token_ids)


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("after", range(1, 30, 3))
def test_cancelled_between_guessed_tokens_ends_at_once(
    engine: Engine, plain: Engine, after: int
) -> None:
    params = replace(GREEDY, max_tokens=60)
    whole = ask(plain, PROMPTS[0], params).token_ids
    token, deltas, seen = CancelToken(), [], 0
    for delta in engine.generate(PROMPTS[0], params, token):
        deltas.append(delta)
        seen += len(delta.token_ids)
        if seen == after:
            token.cancel()
    assert_same_choices(plain, PROMPTS[0], gathered(deltas).token_ids, whole[:after])
    assert_same_choices(plain, PROMPTS[0], ask(engine, PROMPTS[0], params).token_ids, whole)


def test_the_longest_match_is_found_and_the_latest_of_equal_ones() -> None:
    lookup = PromptLookup()
    assert lookup.find([1, 2]) is None
    assert lookup.find([1, 2, 3, 9, 2, 3, 1, 2, 3]) == Match(3, 3)
    assert lookup.find([1, 2, 3, 9, 2, 3, 1, 2, 3, 7, 2, 3]) == Match(9, 2)
    assert lookup.find([1, 2, 3, 4, 5]) is None


@given(st.lists(st.integers(0, 3), max_size=60), st.data())
def test_matches_are_true_however_the_text_changes(tokens: list[int], data: st.DataObject) -> None:
    lookup = PromptLookup()
    for _ in range(4):
        match = lookup.find(tokens)
        if match is not None:
            assert 0 < match.place < len(tokens)
            assert match.length >= 2
            before = tokens[match.place - match.length : match.place]
            assert before == tokens[len(tokens) - match.length :]
        kept = data.draw(st.integers(0, len(tokens)))
        tokens = tokens[:kept] + data.draw(st.lists(st.integers(0, 3), max_size=20))


def test_a_guess_goes_on_with_itself_where_a_text_goes_round() -> None:
    assert Guesser().guess([1, 2] * 10, 7) == [1, 2, 1, 2, 1, 2, 1]


def test_guesses_are_never_longer_than_asked() -> None:
    for most in range(16):
        assert len(Guesser().guess([1, 2] * 20, most)) <= most


def test_wrong_guesses_become_fewer_and_right_ones_longer() -> None:
    rng = np.random.default_rng(0)
    tokens = rng.integers(0, 3, 400).tolist()
    guesser, made = Guesser(), []
    for end in range(100, 400):
        guess = guesser.guess(tokens[:end], 15)
        made.append(len(guess) > 0)
        if guess:
            guesser.learn(0, len(guess))
    assert sum(made[:30]) > 3 * sum(made[-30:])
    copying = Guesser()
    lengths = []
    text = list(range(100)) + list(range(60))
    for end in range(103, 150):
        guess = copying.guess(text[:end], 15)
        lengths.append(len(guess))
        copying.learn(len(guess), len(guess))
    assert lengths[-1] == 15


def test_guessing_begins_again_after_a_while() -> None:
    guesser, text = Guesser(), [1, 2, 3, 4] * 20
    for _ in range(40):
        guesser.learn(0, len(guesser.guess(text, 15)))
    assert guesser.guess(text, 15) == []
    later = [guesser.guess(text, 15) for _ in range(200)]
    assert any(later)
