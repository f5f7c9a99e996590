from __future__ import annotations

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import PromptTooLongError, UserFacingError
from gpt_desktop.core.messages import TextPrompt
from gpt_desktop.core.model_folder import GRAPH, ModelFolder
from gpt_desktop.inference import prefill as prefill_module
from gpt_desktop.inference.attention import open_attention
from gpt_desktop.inference.engine import Engine
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.session import open_session
from tests.bounds import SHARES, assert_same_choices, logprob_bound
from tests.inference.asking import ask
from tests.inference.conftest import ONE_THREAD
from tests.inference.tiny_model import CONTEXT, HEAD_SIZE, HEADS, KV_HEADS, LAYERS, WIDTH

PROMPT = TextPrompt("The river flows to the sea.")
TOKEN = CancelToken()


def _by_hand(folder: ModelFolder, ids: list[int]) -> np.ndarray:
    """The last token's attention by numpy, from the definition."""
    model = onnx.load(str(folder.path / GRAPH))
    weights = {each.name: numpy_helper.to_array(each) for each in model.graph.initializer}
    hidden = weights["embedding"][ids]
    rows = []
    for layer in range(LAYERS):
        parts = [
            (hidden @ weights[f"layer.{layer}.{part}_weight"]).reshape(len(ids), -1, HEAD_SIZE)
            for part in "qkv"
        ]
        query, key = (_turned(part, weights) for part in parts[:2])
        key, value = (np.repeat(part, HEADS // KV_HEADS, axis=1) for part in (key, parts[2]))
        scores = np.einsum("qhd,khd->hqk", query, key) / np.sqrt(HEAD_SIZE)
        scores[:, np.triu(np.ones((len(ids), len(ids)), bool), 1)] = -np.inf
        powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
        attention = powers / powers.sum(axis=-1, keepdims=True)
        rows.append(attention[:, -1].mean(axis=0))
        mixed = np.einsum("hqk,khd->qhd", attention, value).reshape(len(ids), HEADS * HEAD_SIZE)
        hidden = hidden + mixed @ weights[f"layer.{layer}.o_weight"]
    assert hidden.shape == (len(ids), WIDTH)
    mean: np.ndarray = np.mean(rows, axis=0)
    return mean


def _turned(part: np.ndarray, weights: dict[str, np.ndarray]) -> np.ndarray:
    """Rotary positions, pairs half a head apart."""
    cos, sin = (weights[name][: len(part), None] for name in ("cos", "sin"))
    low, high = np.split(part, 2, axis=-1)
    return np.concatenate([low * cos - high * sin, high * cos + low * sin], axis=-1)


@pytest.mark.parametrize("chunk", [5, 256])
def test_weights_are_those_of_the_definition(
    tiny_folder: ModelFolder, engine: Engine, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(prefill_module, "PREFILL_CHUNK", chunk)
    attended = engine.attention(PROMPT, [65, 66, 67], TOKEN)
    assert "".join(each.text for each in attended) == PROMPT.text
    expected = _by_hand(tiny_folder, [*PROMPT.text.encode(), 65, 66, 67])
    assert [each.weight for each in attended] == pytest.approx(
        # A share moves by as much as the logit of attention it is made of, which is rounded.
        expected[: len(attended)].tolist(),
        abs=logprob_bound(),
    )


def test_all_weights_add_up_to_one(tiny_folder: ModelFolder) -> None:
    session, reader = open_session(tiny_folder, ONE_THREAD), open_attention(tiny_folder, ONE_THREAD)
    sequence = Sequence(session)
    sequence.feed(list(range(20)), TOKEN)
    weights = reader.weights(sequence.cache, 20, TOKEN)
    assert weights.shape == (21,)
    assert weights.sum() == pytest.approx(1, abs=SHARES)
    reader.close()


def test_answers_after_it_are_as_before(engine: Engine) -> None:
    before = ask(engine, PROMPT).token_ids
    engine.attention(PROMPT, before[:5], TOKEN)
    assert_same_choices(engine, PROMPT, ask(engine, PROMPT).token_ids, before)


def test_the_first_token_of_an_answer_has_one_too(engine: Engine) -> None:
    attended = engine.attention(PROMPT, [], TOKEN)
    assert sum(each.weight for each in attended) == pytest.approx(1, abs=SHARES)


def test_cancelled_and_too_long(engine: Engine) -> None:
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        engine.attention(PROMPT, [], cancelled)
    with pytest.raises(PromptTooLongError):
        engine.attention(PROMPT, [65] * CONTEXT, TOKEN)


def test_a_graph_without_such_nodes_is_told(own_folder: ModelFolder) -> None:
    model = onnx.load(str(own_folder.path / GRAPH), load_external_data=False)
    for node in model.graph.node:
        if node.op_type == "GroupQueryAttention":
            node.op_type = "Attention"
    (own_folder.path / GRAPH).write_bytes(model.SerializeToString())
    with pytest.raises(UserFacingError, match="where it looks"):
        open_attention(own_folder)


def test_a_damaged_graph_is_told(own_folder: ModelFolder) -> None:
    (own_folder.path / GRAPH).write_bytes(b"no graph")
    with pytest.raises(UserFacingError, match="damaged"):
        open_attention(own_folder)
