"""Models of which some layers keep a state: read, cut back, copied, batched, stored."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as TokenIds
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Delta
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.steps import finish
from gpt_desktop.inference import states
from gpt_desktop.inference.cache_shelf import CacheShelf
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.prefill import prefill
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch, row_bytes
from gpt_desktop.inference.sequence_pool import SequencePool
from gpt_desktop.inference.session import GraphSession, open_session
from gpt_desktop.inference.speculation import Guesser
from tests.bounds import assert_same_logits, logprob_bound
from tests.inference.asking import GREEDY, ask, gathered
from tests.inference.conftest import ONE_THREAD
from tests.inference.state_model import build_state_folder

TOKEN = CancelToken()
IDS = np.random.default_rng(4).integers(0, 256, 600).tolist()
FreshEngine = Callable[[], Engine]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    return build_state_folder(tmp_path_factory.mktemp("states") / "tiny")


@pytest.fixture
def session(folder: ModelFolder) -> Iterator[GraphSession]:
    opened = open_session(folder, ONE_THREAD)
    yield opened
    opened.close()


@pytest.fixture
def open_fresh(folder: ModelFolder) -> Iterator[FreshEngine]:
    engines: list[Engine] = []

    def open_one() -> Engine:
        engines.append(open_engine(folder, ONE_THREAD))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.close()


def _whole(session: GraphSession, ids: list[int]) -> np.ndarray:
    """The logits of all tokens, in one step of a sequence of its own."""
    return Sequence(session).logits_of(ids, TOKEN).copy()


def _read(session: GraphSession, ids: list[int]) -> Sequence:
    sequence = Sequence(session)
    finish(prefill(sequence, ids, TOKEN))
    return sequence


def test_the_graph_says_what_it_keeps(session: GraphSession) -> None:
    shape = session.shape
    assert shape.cache_names() == ["1.key", "1.value"]
    assert shape.states == {"conv.0": (2, 32), "recurrent.2": (2, 16, 16)}


def test_the_states_count(session: GraphSession) -> None:
    whole = _whole(session, IDS[:40])
    other = _whole(session, [IDS[0] + 1, *IDS[1:40]])
    assert np.abs(whole[-1] - other[-1]).max() > 1e-3


@pytest.mark.parametrize("chunk", [1, 2, 3, 7, 39])
def test_chunks_of_any_size_give_the_logits_of_the_whole(session: GraphSession, chunk: int) -> None:
    sequence = Sequence(session)
    rows = [
        sequence.logits_of(IDS[start : start + chunk][: 40 - start], TOKEN).copy()
        for start in range(0, 40, chunk)
    ]
    assert_same_logits(np.concatenate(rows), _whole(session, IDS[:40]))


def test_a_cancelled_step_leaves_the_states(session: GraphSession) -> None:
    sequence = _read(session, IDS[:20])
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        sequence.logits_of(IDS[20:30], cancelled)
    rows = sequence.logits_of(IDS[20:30], TOKEN)
    assert_same_logits(rows, _whole(session, IDS[:30])[20:])


def test_one_goes_back_to_places_kept_only(session: GraphSession) -> None:
    sequence = _read(session, IDS[:300])
    sequence.feed(IDS[300:320], TOKEN)
    places = [sequence.matching(IDS[:length]) for length in (320, 310, 300, 299, 298)]
    assert places == [320, 300, 300, 299, 256]
    sequence.feed(IDS[320:330], TOKEN)
    sequence.truncate(310)
    assert list(sequence.tokens) == IDS[:299]
    rows = sequence.logits_of(IDS[299:310], TOKEN)
    assert_same_logits(rows, _whole(session, IDS[:310])[299:])


def test_the_last_step_is_taken_back(session: GraphSession) -> None:
    sequence = Sequence(session)
    sequence.feed(IDS[:20], TOKEN)
    sequence.logits_of(IDS[20:30], TOKEN)
    sequence.truncate(25)
    assert list(sequence.tokens) == IDS[:20]
    rows = sequence.logits_of(IDS[40:45], TOKEN)
    assert_same_logits(rows, _whole(session, [*IDS[:20], *IDS[40:45]])[20:])
    sequence.truncate(21)
    sequence.truncate(19)
    assert list(sequence.tokens) == []


def test_a_cancelled_step_leaves_nothing_to_take_back(session: GraphSession) -> None:
    sequence = Sequence(session)
    sequence.feed(IDS[:20], TOKEN)
    sequence.feed(IDS[20:30], TOKEN)
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        sequence.feed(IDS[30:40], cancelled)
    sequence.truncate(25)
    assert list(sequence.tokens) == []


def test_before_the_first_place_all_is_forgotten(session: GraphSession) -> None:
    sequence = _read(session, IDS[:30])
    sequence.truncate(5)
    assert list(sequence.tokens) == []
    assert_same_logits(sequence.logits_of(IDS[:9], TOKEN), _whole(session, IDS[:9]))


def test_places_kept_longest_ago_go_when_they_take_too_much(
    session: GraphSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "_KEPT_BYTES", 1)
    sequence = _read(session, IDS)
    assert sequence.matching(IDS[:-1]) == 599
    assert sequence.matching(IDS[:598]) == 512
    assert sequence.matching(IDS[:300]) == 0


def test_places_in_passing_go_before_those_known_to_be_of_use(
    session: GraphSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "_KEPT_BYTES", 1)
    sequence = Sequence(session)
    sequence.feed(IDS[:10], TOKEN)
    sequence.keep_place()
    finish(prefill(sequence, IDS, TOKEN))
    assert [sequence.matching(IDS[:length]) for length in (599, 598, 12)] == [599, 10, 10]


def test_the_same_prompt_and_one_that_goes_on_find_what_was_read(session: GraphSession) -> None:
    pool = SequencePool(session)
    held = []
    for prompt in (IDS[:100], IDS[:100], IDS[:130], [*IDS[:100], 1, 2]):
        with pool.lend(prompt) as sequence:
            held.append(len(sequence.tokens))
            found = finish(prefill(sequence, prompt, TOKEN)).copy()
            assert_same_logits(found, _whole(session, prompt)[-1])
    assert held == [0, 99, 100, 99]


def test_a_copied_beginning_gives_the_same_logits(session: GraphSession) -> None:
    first = _read(session, IDS[:300])
    copy = Sequence(session)
    copy.copy_prefix(first, first.matching(IDS[:270]))
    assert list(copy.tokens) == IDS[:256]
    assert_same_logits(copy.logits_of(IDS[256:270], TOKEN), _whole(session, IDS[:270])[256:])
    copy.truncate(260)
    assert len(copy.tokens) == 256
    assert_same_logits(first.logits_after([5], TOKEN), _whole(session, [*IDS[:300], 5])[-1])


def test_rows_give_the_logits_of_single_sequences(session: GraphSession) -> None:
    sequences = [_read(session, IDS[start : start + n]) for start, n in enumerate((5, 17, 40, 1))]
    batch = SequenceBatch(session, 4, 400)
    for sequence in sequences:
        batch.append(sequence.cache)
    for ids in ([1, 2, 3, 4], [50, 60, 70, 80]):
        rows = batch.logits_after(ids, TOKEN)
        singles = [s.logits_after([i], TOKEN) for s, i in zip(sequences, ids, strict=True)]
        assert_same_logits(rows, np.stack(singles))
    batch.remove(1)
    kept = [sequences[0], sequences[3], sequences[2]]
    rows = batch.logits_after([7, 8, 9], TOKEN)
    singles = [s.logits_after([i], TOKEN) for s, i in zip(kept, (7, 8, 9), strict=True)]
    assert_same_logits(rows, np.stack(singles))


def test_a_row_cannot_be_cut_back_but_put_anew(session: GraphSession) -> None:
    batch = SequenceBatch(session, 1, 400)
    batch.append(_read(session, IDS[:20]).cache)
    assert batch.truncate(0, 20)
    assert not batch.truncate(0, 10)
    batch.put(0, _read(session, IDS[:10]).cache)
    row = batch.logits_after([IDS[10]], TOKEN)[0]
    assert_same_logits(row, _whole(session, IDS[:11])[-1])


def test_row_bytes_count_the_states(session: GraphSession) -> None:
    batch = SequenceBatch(session, 1, 400)
    arrays = [*batch._buffers.values(), *batch._states[0].values(), *batch._states[1].values()]
    assert row_bytes(session.shape, 400) == sum(array.nbytes for array in arrays)


def test_a_long_prompt_comes_back_from_disk(
    session: GraphSession, folder: ModelFolder, tmp_path: Path
) -> None:
    shelf = CacheShelf(tmp_path / "cache", folder.facts, least=100)
    pool = SequencePool(session, shelf=shelf)
    with pool.lend(IDS[:300]) as sequence:
        finish(prefill(sequence, IDS[:300], TOKEN))
        sequence.feed([1, 2, 3], TOKEN)
    for prompt in (IDS[:300], [*IDS[:300], 9], [*IDS[:299], 9, 9]):
        with SequencePool(session, shelf=shelf).lend(prompt) as sequence:
            assert len(sequence.tokens) == 299
            found = finish(prefill(sequence, prompt, TOKEN)).copy()
            assert_same_logits(found, _whole(session, prompt)[-1])
    with SequencePool(session, shelf=shelf).lend([*IDS[:200], 9]) as sequence:
        assert len(sequence.tokens) == 0


def test_memory_used_up_is_told(session: GraphSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object, **__: object) -> np.ndarray:
        raise MemoryError

    monkeypatch.setattr(np, "zeros", no_memory)
    with pytest.raises(UserFacingError, match="memory"):
        states.States(session.shape.states)


class _HalfRight(Guesser):
    """Knows the answer, and says a wrong token after so many right ones."""

    def __init__(self, answer: tuple[int, ...], right: int) -> None:
        super().__init__()
        self._answer, self._right = list(answer), right
        self._begin: int | None = None
        self.learnt: list[tuple[int, int]] = []

    def guess(self, tokens: TokenIds[int], most: int) -> list[int]:
        if self._begin is None:
            self._begin = len(tokens) - 1
        written = len(tokens) - self._begin
        coming = self._answer[written : written + self._right]
        return [*coming, (coming[-1] + 1) % 256][:most] if coming else []

    def learn(self, right: int, guessed: int) -> None:
        self.learnt.append((right, guessed))


@pytest.mark.parametrize("right", [1, 3, 7])
@pytest.mark.parametrize("temperature", [0.0, 1.0])
def test_wrong_guesses_are_taken_back(
    open_fresh: FreshEngine, monkeypatch: pytest.MonkeyPatch, temperature: float, right: int
) -> None:
    params = replace(GREEDY, temperature=temperature, seed=3, max_tokens=60)
    plain = ask(open_fresh(), PROMPTS[1], params).token_ids
    guesser = _HalfRight(plain, right)
    monkeypatch.setattr("gpt_desktop.inference.engine.Guesser", lambda *_: guesser)
    assert ask(open_fresh(), PROMPTS[1], params).token_ids == plain
    assert guesser.learnt[0] == (right, right + 1)
    assert len(guesser.learnt) > 5


PROMPTS = [TextPrompt(f"A beginning of number {n}. " + "More words. " * n) for n in range(6)]


@pytest.mark.parametrize("kept", [1, 1 << 26])
def test_a_shared_beginning_is_read_once(
    open_fresh: FreshEngine, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    monkeypatch.setattr(states, "_KEPT_BYTES", kept)
    engine = open_fresh()
    shared = len(engine._encoder.encode(TextPrompt("A beginning of number ")))
    cached = {
        number: delta.usage.cached_tokens
        for number, delta in engine.generate_batch(PROMPTS, GREEDY, TOKEN)
        if delta.usage is not None
    }
    assert cached[0] == 0
    assert all(cached[number] >= shared for number in range(1, len(PROMPTS)))


def test_batched_equals_single(open_fresh: FreshEngine) -> None:
    deltas: list[list[Delta]] = [[] for _ in PROMPTS]
    for number, delta in open_fresh().generate_batch(PROMPTS, GREEDY, TOKEN):
        deltas[number].append(delta)
    singles = [ask(open_fresh(), prompt).token_ids for prompt in PROMPTS]
    assert [gathered(each).token_ids for each in deltas] == singles


@pytest.mark.parametrize("together", [False, True])
def test_answers_that_go_back_read_anew(
    open_fresh: FreshEngine, session: GraphSession, together: bool
) -> None:
    """Each token's probability is the one that follows what the answer has in the end."""
    plain = ask(open_fresh(), PROMPTS[0]).text
    banned = plain[6:9]
    params = replace(GREEDY, banned=(banned,), logprobs=1)
    engine = open_fresh()
    if together:
        deltas = [delta for _, delta in engine.generate_batch(PROMPTS[:1], params, TOKEN)]
    else:
        deltas = list(engine.generate(PROMPTS[0], params, TOKEN))
    answer = gathered(deltas)
    assert answer.text.startswith(plain[:6])
    assert banned not in answer.text
    prompt = engine._encoder.encode(PROMPTS[0])
    rows = _whole(session, [*prompt, *answer.token_ids])[len(prompt) - 1 :]
    highest = rows.max(axis=1, keepdims=True)
    logs = rows - highest - np.log(np.exp(rows - highest).sum(axis=1, keepdims=True))
    expected = [logs[place, id_] for place, id_ in enumerate(answer.token_ids)]
    found = [score.logprob for delta in deltas for score in delta.tokens]
    assert found == pytest.approx(expected, abs=logprob_bound())


def test_texts_are_scored_from_the_prompts_end(open_fresh: FreshEngine) -> None:
    engine = open_fresh()
    texts = ["one", "two", "one"]
    first, second, again = (
        [score.logprob for score in scores] for scores in engine.score(PROMPTS[1], texts, TOKEN)
    )
    alone = [score.logprob for score in open_fresh().score(PROMPTS[1], ["two"], TOKEN)[0]]
    assert again == pytest.approx(first, abs=logprob_bound())
    assert second == pytest.approx(alone, abs=logprob_bound())


def test_attention_is_that_of_the_layers_that_have_it(open_fresh: FreshEngine) -> None:
    engine = open_fresh()
    answer = ask(engine, PROMPTS[0])
    looked = engine.attention(PROMPTS[0], answer.token_ids[:3], TOKEN)
    assert 0 < sum(token.weight for token in looked) <= 1.001
    assert ask(engine, PROMPTS[0]).token_ids == answer.token_ids
