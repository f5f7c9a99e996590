"""The quicker form computes what its rounded weights say, and is made whole or not at all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import onnxruntime as ort
import pytest
from gguf.constants import GGMLQuantizationType as Kind
from onnx import TensorProto, helper

from gpt_desktop.convert import quick_form
from gpt_desktop.convert.graph_writer import graph_writer
from gpt_desktop.convert.linear_nodes import dequantized, project
from gpt_desktop.convert.quick_form import write_quick_form
from gpt_desktop.convert.quick_rounding import round_to_zeroed
from gpt_desktop.convert.weights import BlockLinear
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import GRAPH, read_model_folder
from gpt_desktop.core.model_forms import choose_quick, quick_folder
from tests.convert.building import build
from tests.convert.graph_run import Floats, GraphRun, use_float_activations
from tests.convert.tiny_llama import TinyLlama

# With offsets, without, of 8 bits, and a table that is the output layer, too.
MODEL = TinyLlama(Kind.Q4_1, kinds={"embd.weight": Kind.Q8_0, "attn_v.weight": Kind.Q5_0})
IDS = [int(number) for number in np.random.default_rng(3).integers(0, 260, 20)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(MODEL.write(tmp_path / "tiny.gguf"), tmp_path / "tiny")
    return tmp_path / "tiny"


def make(folder: Path, block: int = 32) -> list[tuple[int, int]]:
    run = write_quick_form(folder, quick_folder(folder), lambda _k, _n: block, CancelToken())
    return list(run)


def products(folder: Path) -> list[dict[str, int]]:
    graph = onnx.load(folder / GRAPH, load_external_data=False).graph
    found = [node for node in graph.node if node.op_type == "MatMulNBits"]
    return [{each.name: each.i for each in node.attribute} for node in found]


@pytest.mark.parametrize("block", [32, 64])
def test_the_nearest_blocks_are_found(block: int) -> None:
    values = np.random.default_rng(1).standard_normal((7, 192), np.float32)
    values[3] = 0
    found = dequantized(round_to_zeroed(values, block))
    assert found[3].any() == 0
    error = np.linalg.norm(found - values) / np.linalg.norm(values)
    assert error < {32: 0.085, 64: 0.1}[block]  # from least to greatest it is 0.086 and 0.101


def test_values_on_a_grid_stay_as_they_are() -> None:
    rng = np.random.default_rng(2)
    quants = rng.integers(0, 16, (4, 2, 32))
    quants[..., :2] = 0, 15
    values = ((quants - 6) * np.float32(0.25)).reshape(4, 64).astype(np.float32)
    np.testing.assert_allclose(dequantized(round_to_zeroed(values, 32)), values, atol=1e-6)


@pytest.mark.parametrize("parts", [1, 2])
def test_products_take_zero_points_into_account(tmp_path: Path, parts: int) -> None:
    """Three blocks a row, so that a byte of zero points is half used; also of stacked matrices."""
    rng = np.random.default_rng(4)
    matrices = [
        round_to_zeroed(rng.standard_normal((24, 96), np.float32) + np.float32(0.5), 32)
        for _ in range(parts)
    ]
    with graph_writer(tmp_path, CancelToken()) as graph:
        project(graph, "x", matrices, "y")
        x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, None) for name in "xy")
        graph.save(tmp_path, [x], [y], {})
    use_float_activations(tmp_path)
    values = rng.standard_normal((5, 96), np.float32)
    session = ort.InferenceSession(tmp_path / GRAPH, providers=["CPUExecutionProvider"])
    [found] = session.run(None, {"x": values})
    expected = values @ np.concatenate([dequantized(matrix) for matrix in matrices]).T
    np.testing.assert_allclose(found, expected, atol=1e-4)


def test_layers_have_4_bits_and_tables_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_form, "_LEAST_ROWS", 1)
    steps = make(folder)
    assert steps == [(done, len(steps)) for done in range(1, len(steps) + 1)]
    quick = products(quick_folder(folder))
    assert len(quick) == len(products(folder)) == len(steps) + 1
    assert [each["bits"] for each in quick] == [4] * len(steps) + [8]
    nodes = onnx.load(quick_folder(folder) / GRAPH, load_external_data=False).graph.node
    assert not [node for node in nodes if node.name.endswith((".correction", ".block_sums"))]


def test_it_computes_what_its_weights_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Against weights of which the rounding gave back every value: only the form changes then."""
    use_float_activations(folder)
    expected = GraphRun(folder, capacity=32).step(IDS)
    make(folder)
    use_float_activations(quick_folder(folder))
    choose_quick(folder)
    found = GraphRun(folder, capacity=32).step(IDS)
    off = np.linalg.norm(found - expected) / np.linalg.norm(expected)
    assert 0.001 < off < 0.2
    monkeypatch.setattr(quick_form, "round_to_zeroed", _halved)
    shutil.rmtree(quick_folder(folder))
    make(folder)
    use_float_activations(quick_folder(folder))
    choose_quick(folder)
    other = GraphRun(folder, capacity=32).step(IDS)
    assert np.linalg.norm(other - expected) > 2 * np.linalg.norm(found - expected)


def _halved(values: Floats, block: int) -> BlockLinear:
    return round_to_zeroed(values * np.float32(0.5), block)


def test_the_usual_form_is_left_alone(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    expected = GraphRun(folder, capacity=32).step(IDS)
    make(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.name in before} == (
        before
    )
    choose_quick(folder)
    usual = replace(read_model_folder(folder), quick=False)
    assert usual.weights == folder
    (quick_folder(folder) / "form.json").unlink()
    np.testing.assert_array_equal(GraphRun(folder, capacity=32).step(IDS), expected)


def test_cancelled_it_leaves_nothing(folder: Path) -> None:
    token = CancelToken()
    run = write_quick_form(folder, quick_folder(folder), lambda _k, _n: 32, token)
    next(run)
    token.cancel()
    with pytest.raises(CancelledError):
        list(run)
    assert not quick_folder(folder).exists()
    assert not [path for path in folder.iterdir() if path.is_dir()]


@pytest.mark.parametrize("content", [None, b"", b"no graph"])
def test_a_damaged_model_is_told(folder: Path, content: bytes | None) -> None:
    if content is None:
        (folder / GRAPH).unlink()
    else:
        (folder / GRAPH).write_bytes(content)
    with pytest.raises(UserFacingError):
        make(folder)
    assert not quick_folder(folder).exists()
