from __future__ import annotations

import math

import numpy as np
import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook, drawing
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.attention import open_attention
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import open_session
from tests.bounds import SHARES, logprob_bound
from tests.inference.asking import ask
from tests.inference.conftest import ONE_THREAD
from tests.inference.tiny_model import CONTEXT, HEADS, LAYERS

TEXT = "The river flows to the sea."
TOKEN = CancelToken()


def _look(engine: Engine, text: str = TEXT) -> InsideLook:
    return engine.look_inside(text, TEMPERATURES, 10, TOKEN)


def test_every_row_adds_up_to_one_and_none_looks_ahead(engine: Engine) -> None:
    look = _look(engine)
    count = len(look.tokens)
    assert "".join(look.tokens) == TEXT
    assert [each.heads for each in look.layers] == [HEADS] * LAYERS
    for layer in look.layers:
        for head in range(HEADS):
            for number in range(count):
                row = layer.row(head, number, count)
                assert sum(row) == pytest.approx(1, abs=SHARES)
                assert not any(row[number + 1 :])


def test_the_mean_is_that_of_the_step_by_step_reading(engine: Engine) -> None:
    expected = [each.weight for each in engine.attention(TextPrompt(TEXT), [], TOKEN)]
    look = _look(engine)
    assert look.looked(len(look.tokens) - 1) == pytest.approx(expected, abs=logprob_bound())


def test_a_head_is_that_of_its_layer(tiny_folder: ModelFolder, engine: Engine) -> None:
    reader = open_attention(tiny_folder, ONE_THREAD)
    maps = reader.maps(list(TEXT.encode()), TOKEN)
    reader.close()
    looked = _look(engine).looked(5, LAYERS - 1, HEADS - 1)
    assert looked == pytest.approx(maps[LAYERS - 1][HEADS - 1, 5, :6].tolist(), abs=SHARES)


@pytest.mark.parametrize("temperature", TEMPERATURES)
def test_shares_are_the_softmax_of_all_logits(
    tiny_folder: ModelFolder, engine: Engine, temperature: float
) -> None:
    session = open_session(tiny_folder, ONE_THREAD)
    logits = Sequence(session).logits_after(list(TEXT.encode()), TOKEN).astype(np.float64)
    powers = np.exp((logits - logits.max()) / temperature)
    expected = powers / powers.sum()
    look = _look(engine)
    assert look.vocabulary == len(logits)
    bound = logprob_bound() / temperature
    for each in look.likeliest:
        assert look.share(each, temperature) == pytest.approx(expected[each.id], abs=bound)
    assert [each.logit for each in look.likeliest] == sorted(
        (each.logit for each in look.likeliest), reverse=True
    )


def test_the_likeliest_is_what_is_written_without_chance(engine: Engine) -> None:
    [written] = ask(engine, TextPrompt(TEXT), drawing(0.0)).token_ids
    first, *others = _look(engine).likeliest
    near = [each.id for each in others if math.isclose(each.logit, first.logit, abs_tol=1e-3)]
    assert written in [first.id, *near]


def test_cancelled_and_too_long(engine: Engine) -> None:
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        engine.look_inside(TEXT, TEMPERATURES, 10, cancelled)
    with pytest.raises(PromptTooLongError):
        _look(engine, "a" * (CONTEXT + 1))
