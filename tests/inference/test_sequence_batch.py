from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch, row_bytes
from gpt_desktop.inference.session import GraphSession, open_session
from tests.bounds import assert_same_logits
from tests.inference.conftest import ONE_THREAD

LENGTHS = (5, 17, 300, 1)
TOKEN = CancelToken()


@pytest.fixture
def session(tiny_folder: ModelFolder) -> Iterator[GraphSession]:
    opened = open_session(tiny_folder, ONE_THREAD)
    yield opened
    opened.close()


def _sequences(session: GraphSession) -> list[Sequence]:
    ids = np.random.default_rng(2).integers(0, 256, max(LENGTHS)).tolist()
    sequences = [Sequence(session) for _ in LENGTHS]
    for place, (sequence, length) in enumerate(zip(sequences, LENGTHS, strict=True)):
        sequence.feed(ids[place:][:length], TOKEN)
    return sequences


def _batch(session: GraphSession, sequences: list[Sequence]) -> SequenceBatch:
    batch = SequenceBatch(session, len(sequences), 400)
    for sequence in sequences:
        batch.append(sequence.cache)
    return batch


def test_rows_of_different_lengths_give_the_logits_of_single_sequences(
    session: GraphSession,
) -> None:
    sequences = _sequences(session)
    batch = _batch(session, sequences)
    for ids in ([1, 2, 3, 4], [50, 60, 70, 80], [9, 9, 9, 9]):
        rows = batch.logits_after(ids, TOKEN)
        singles = [s.logits_after([i], TOKEN) for s, i in zip(sequences, ids, strict=True)]
        assert_same_logits(rows, np.stack(singles))


def test_a_removed_row_is_taken_by_the_last(session: GraphSession) -> None:
    sequences = _sequences(session)
    batch = _batch(session, sequences)
    batch.remove(1)
    kept = [sequences[0], sequences[3], sequences[2]]
    rows = batch.logits_after([7, 8, 9], TOKEN)
    singles = [s.logits_after([i], TOKEN) for s, i in zip(kept, (7, 8, 9), strict=True)]
    assert_same_logits(rows, np.stack(singles))


def test_a_truncated_row_goes_on_from_there(session: GraphSession) -> None:
    sequences = _sequences(session)
    batch = _batch(session, sequences)
    batch.logits_after([1, 2, 3, 4], TOKEN)
    batch.truncate(2, 100)
    sequences[2].truncate(100)
    row = batch.logits_after([5, 6, 7, 8], TOKEN)[2]
    assert_same_logits(row, sequences[2].logits_after([7], TOKEN))


def test_a_cancelled_step_leaves_the_rows_as_they_were(session: GraphSession) -> None:
    sequences = _sequences(session)
    batch = _batch(session, sequences)
    token = CancelToken()
    token.cancel()
    with pytest.raises(CancelledError):
        batch.logits_after([1, 2, 3, 4], token)
    rows = batch.logits_after([5, 6, 7, 8], TOKEN)
    singles = [s.logits_after([i], TOKEN) for s, i in zip(sequences, (5, 6, 7, 8), strict=True)]
    assert_same_logits(rows, np.stack(singles))


def test_memory_used_up_is_told(session: GraphSession, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object, **__: object) -> np.ndarray:
        raise MemoryError

    monkeypatch.setattr(np, "zeros", no_memory)
    with pytest.raises(UserFacingError, match="memory"):
        SequenceBatch(session, 8, 400)


def test_row_bytes_are_those_of_a_row(session: GraphSession) -> None:
    batch = SequenceBatch(session, 1, 400)
    assert row_bytes(session.shape, 400) == sum(b.nbytes for b in batch._buffers.values())
