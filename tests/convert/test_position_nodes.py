"""Positions as the graph counts them, for rows of different lengths and several tokens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from onnx import TensorProto, helper

from gpt_desktop.convert.graph_writer import graph_writer
from gpt_desktop.convert.position_nodes import Positions
from gpt_desktop.convert.rotary import Rotary
from gpt_desktop.convert.spec import Temperature
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import GRAPH

# Two rows of two new tokens: the first row holds 3 tokens already, the second 5.
LAST = np.array([4, 6], np.int32)
PLACES = np.array([[3, 4], [5, 6]])


def run(
    folder: Path, add: Callable[[Positions], str], x: NDArray[np.float32]
) -> NDArray[np.float32]:
    value = helper.make_tensor_value_info
    with graph_writer(folder, CancelToken()) as graph:
        output = add(Positions(16, graph))
        inputs = [
            value("input_ids", TensorProto.INT64, ["batch", "sequence"]),
            value("seqlens_k", TensorProto.INT32, ["batch"]),
            value("x", TensorProto.FLOAT, ["batch", "sequence", "features"]),
        ]
        graph.save(folder, inputs, [value(output, TensorProto.FLOAT, None)], {})
    session = ort.InferenceSession(folder / GRAPH)
    feeds = {"input_ids": np.zeros((2, 2), np.int64), "seqlens_k": LAST, "x": x}
    found: NDArray[np.float32] = session.run(
        None, {own.name: feeds[own.name] for own in session.get_inputs()}
    )[0]
    return found


def test_queries_grow_by_their_position(tmp_path: Path) -> None:
    x = np.ones((2, 2, 8), np.float32)
    found = run(tmp_path, lambda positions: positions.warmed("x", Temperature(0.5, 4)), x)
    expected = 1 + 0.5 * np.log1p(PLACES // 4)
    np.testing.assert_allclose(found, expected[..., None] * x, rtol=1e-6)


def test_heads_are_turned_by_their_position(tmp_path: Path) -> None:
    x = np.random.default_rng(1).standard_normal((2, 2, 2 * 32)).astype(np.float32)
    rotary = Rotary(100.0, 16, magnitude=1.5)
    found = run(tmp_path, lambda positions: positions.turned("x", rotary, 2), x)
    heads = x.reshape(2, 2, 2, 32)
    angles = PLACES[..., None, None] * 100.0 ** -(np.arange(8) / 8)
    cos, sin = 1.5 * np.cos(angles), 1.5 * np.sin(angles)
    low, high, rest = heads[..., :8], heads[..., 8:16], heads[..., 16:]
    expected = np.concatenate([low * cos - high * sin, low * sin + high * cos, rest], axis=-1)
    np.testing.assert_allclose(found, expected.reshape(x.shape), rtol=1e-5, atol=1e-5)
