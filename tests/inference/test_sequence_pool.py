from __future__ import annotations

from collections.abc import Iterator

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_pool import SequencePool
from gpt_desktop.inference.session import GraphSession, open_session
from tests.bounds import assert_same_logits

CONVERSATION = list(range(100))
CHUNKS = [[*range(5), *range(200, 230), *range(n, n + 40)] for n in (50, 100, 150)]


@pytest.fixture
def session(tiny_folder: ModelFolder) -> Iterator[GraphSession]:
    opened = open_session(tiny_folder)
    yield opened
    opened.close()


def _read(pool: SequencePool, prompt: list[int]) -> int:
    """Read a prompt; how many of its tokens were held."""
    with pool.lend(prompt) as sequence:
        held = len(sequence.tokens)
        sequence.feed(prompt[held:], CancelToken())
        return held


def test_a_prompt_that_goes_on_finds_its_beginning(session: GraphSession) -> None:
    pool = SequencePool(session)
    assert _read(pool, CONVERSATION) == 0
    assert _read(pool, [*CONVERSATION, 1, 2]) == 100


def test_never_all_of_a_prompt_is_held(session: GraphSession) -> None:
    pool = SequencePool(session)
    assert [_read(pool, CONVERSATION) for _ in range(2)] == [0, 99]
    assert _read(pool, CONVERSATION[:50]) == 49


def test_what_is_held_is_told_without_reading(session: GraphSession) -> None:
    pool = SequencePool(session)
    assert pool.held(CONVERSATION) == 0
    _read(pool, CONVERSATION)
    assert pool.held([*CONVERSATION, 1, 2]) == 100
    assert pool.held(CONVERSATION) == 99
    assert pool.held([]) == 0


def test_prompts_of_another_kind_replace_each_other_not_the_conversation(
    session: GraphSession,
) -> None:
    pool = SequencePool(session)
    _read(pool, CONVERSATION)
    assert [_read(pool, chunk) for chunk in CHUNKS] == [5, 35, 35]
    assert _read(pool, [*CONVERSATION, 7]) == 100


def test_a_copied_beginning_gives_the_same_logits(session: GraphSession) -> None:
    pool = SequencePool(session)
    _read(pool, CONVERSATION)
    alone = Sequence(session).logits_after(CHUNKS[0], CancelToken()).copy()
    with pool.lend(CHUNKS[0]) as sequence:
        assert len(sequence.tokens) == 5
        logits = sequence.logits_after(CHUNKS[0][5:], CancelToken())
    assert_same_logits(logits, alone)


def test_one_lent_is_not_lent_again(session: GraphSession) -> None:
    pool = SequencePool(session)
    _read(pool, CONVERSATION)
    with pool.lend(CONVERSATION) as one, pool.lend(CONVERSATION) as other:
        assert one is not other


def test_no_more_are_kept_than_there_are_slots(session: GraphSession) -> None:
    pool = SequencePool(session, slots=1)
    with pool.lend(CONVERSATION) as one, pool.lend(CONVERSATION) as other:
        one.feed([1], CancelToken())
        other.feed([1], CancelToken())
        size = one.size_bytes
    assert pool.size_bytes == size


def test_the_one_used_longest_ago_goes_when_memory_is_short(session: GraphSession) -> None:
    pool = SequencePool(session, budget_bytes=1)
    _read(pool, CONVERSATION)
    _read(pool, CHUNKS[0])
    assert _read(pool, CHUNKS[0]) == len(CHUNKS[0]) - 1
    assert _read(pool, CONVERSATION) == 5
