"""The bounds that other tests use hold for the tiny models, and find what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence
from tests.bounds import TINY_LOGITS, assert_same_choices, assert_same_logits, same_choices
from tests.inference.asking import ask

PROMPT = TextPrompt("The river flows to the sea, and where it ends nobody knows.")


def logits_of(engine: Engine, ids: list[int]) -> np.ndarray:
    return Sequence(engine._session).logits_of(ids, CancelToken())


def test_the_tiny_models_logits_are_as_large_as_is_said(engine: Engine) -> None:
    largest = np.abs(logits_of(engine, engine._encoder.encode(PROMPT))).max()
    assert TINY_LOGITS / 10 < largest < TINY_LOGITS


def test_a_missing_token_is_found(engine: Engine) -> None:
    """As when a cache were cut in the wrong place, or a position were off by one."""
    ids = engine._encoder.encode(PROMPT)
    whole, other = logits_of(engine, ids)[-1], logits_of(engine, ids[1:])[-1]
    assert_same_logits(whole, whole.copy())
    with pytest.raises(AssertionError, match="apart"):
        assert_same_logits(other, whole)


def test_a_wrong_choice_is_found_and_a_tie_is_not_one(engine: Engine) -> None:
    ids = list(ask(engine, PROMPT).token_ids)
    logits = logits_of(engine, engine._encoder.encode(PROMPT))[-1]
    second = int(np.argsort(logits)[-2])
    assert same_choices(engine, PROMPT, ids, ids)
    with pytest.raises(AssertionError, match="apart"):
        assert_same_choices(engine, PROMPT, [second, *ids[1:]], ids)
    with pytest.raises(AssertionError, match="begin alike"):
        assert_same_choices(engine, PROMPT, ids[:-1], ids)
    # As wide as the gap between the two: then either is right.
    gap = float(logits.max() - logits[second])
    wide = (gap / float(np.abs(logits).max()) / 2**-19) ** 2
    assert not same_choices(engine, PROMPT, [second, *ids[1:]], ids, sums=int(wide) + 1)
