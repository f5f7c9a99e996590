"""The form of products is chosen by what is quick, and never less exact than it was."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import onnx
import pytest
from gguf.constants import GGMLQuantizationType as Kind

from gpt_desktop.core.model_folder import GRAPH, PACKED_RECORD, read_model_folder
from gpt_desktop.inference import packed_weights, product_trial
from gpt_desktop.inference.packed_weights import PACKED_GRAPH, packed_graph
from gpt_desktop.inference.packing import pack_weights
from gpt_desktop.inference.product_trial import (
    Product,
    choose_activations,
    product_seconds,
    quickest_block,
)
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.convert.tiny_llama import TinyLlama

MODEL = TinyLlama(Kind.Q4_0, kinds={"embd.weight": Kind.Q8_0, "attn_v.weight": Kind.Q5_0})
IDS = [int(number) for number in np.random.default_rng(3).integers(0, 260, 20)]


def timer(
    seconds: Callable[[Product, int], float], asked: list[Product] | None = None
) -> product_trial.Timer:
    """A processor that takes so long for a product of so many rows."""

    def time(forms: Sequence[Product], rows: int) -> list[float]:
        if asked is not None:
            asked.extend(forms)
        return [seconds(form, rows) for form in forms]

    return time


def levels(graph: onnx.GraphProto) -> list[int]:
    """Of the products' activations: 4 is 8 bits, 1 floats."""
    numbers = [{each.name: each.i for each in node.attribute} for node in graph.node]
    return [found["accuracy_level"] for found in numbers if "accuracy_level" in found]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(MODEL.write(tmp_path / "tiny.gguf"), tmp_path / "tiny")
    return tmp_path / "tiny"


@pytest.fixture
def graph(folder: Path) -> onnx.GraphProto:
    return onnx.load(folder / GRAPH, load_external_data=False).graph


def test_floats_are_taken_where_they_are_quicker(graph: onnx.GraphProto) -> None:
    """On a processor whose 8-bit blocks are slow with rounded activations."""
    chosen = choose_activations(
        graph, timer(lambda form, rows: rows * (1 if form.floats and form.bits == 8 else 2))
    )
    assert {word for name, word in chosen.items() if "8 bits" in name} == {"floats"}
    assert {word for name, word in chosen.items() if "4 bits" in name} == {"8 bits"}
    assert set(levels(graph)) == {1, 4}


@pytest.mark.parametrize(("one", "many"), [(1.1, 0.5), (0.5, 1.1), (1.0, 0.97)])
def test_floats_that_are_slower_somewhere_or_quicker_nowhere_are_not(
    graph: onnx.GraphProto, one: float, many: float
) -> None:
    share = {1: one}
    chosen = choose_activations(
        graph, timer(lambda form, rows: share.get(rows, many) if form.floats else 1.0)
    )
    assert set(chosen.values()) == {"8 bits"}
    assert set(levels(graph)) == {4}


def test_products_in_floats_are_never_rounded(folder: Path) -> None:
    use_float_activations(folder)
    graph = onnx.load(folder / GRAPH, load_external_data=False).graph
    asked: list[Product] = []
    assert (
        choose_activations(graph, timer(lambda form, _: 9.0 if form.floats else 1.0, asked)) == {}
    )
    assert not asked
    assert set(levels(graph)) == {0}


def test_each_kind_is_tried_once(graph: onnx.GraphProto) -> None:
    asked: list[Product] = []
    chosen = choose_activations(graph, timer(lambda _form, _rows: 1.0, asked))
    assert len(asked) == 4 * len(chosen) < 4 * len(levels(graph))


@pytest.mark.parametrize(
    ("seconds", "block"),
    [({32: 1.0, 64: 0.8, 128: 0.7}, 128), ({32: 1.0, 64: 0.8, 128: 0.79}, 64), ({}, 32)],
)
def test_wider_blocks_are_taken_where_they_are_quicker(
    seconds: dict[int, float], block: int
) -> None:
    found = quickest_block(
        (32, 64, 128), 256, 64, timer(lambda form, rows: rows * seconds.get(form.block, 1.0))
    )
    assert found == block


def test_only_blocks_that_divide_the_rows_are_tried() -> None:
    asked: list[Product] = []
    quickest_block((32, 64, 128), 576, 64, timer(lambda _form, _rows: 1.0, asked))
    assert {form.block for form in asked} == {32, 64}


@pytest.mark.parametrize("bits", [4, 8])
@pytest.mark.parametrize("zeroed", [True, False])
@pytest.mark.parametrize("floats", [True, False])
def test_the_real_trial_computes_each_form(bits: int, zeroed: bool, floats: bool) -> None:
    [seconds] = product_seconds([Product(bits, 32, 64, 16, zeroed, floats)], 3)
    assert seconds > 0


def test_packing_tries_records_and_uses_what_is_quicker(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_weights, "LEAST_PACKED", 0)
    monkeypatch.setattr(
        product_trial, "product_seconds", timer(lambda form, _: 1.0 if form.floats else 2.0)
    )
    model = read_model_folder(folder)
    assert pack_weights(model)
    record = json.loads((folder / PACKED_RECORD).read_text(encoding="utf-8"))
    assert set(record["activations"].values()) == {"floats"}
    assert set(levels(onnx.load(folder / PACKED_GRAPH, load_external_data=False).graph)) == {1}
    packed = GraphRun(folder, capacity=32).step(IDS)
    use_float_activations(folder)  # now the packed graph is of another one, and is not taken
    assert packed_graph(model) is None
    np.testing.assert_allclose(packed, GraphRun(folder, capacity=32).step(IDS), atol=1e-4)


@pytest.mark.parametrize("change", [{"processor": "another"}, {"activations": None}])
def test_it_is_tried_anew_on_another_processor_or_where_it_was_not_yet(
    folder: Path, monkeypatch: pytest.MonkeyPatch, change: dict[str, object]
) -> None:
    monkeypatch.setattr(packed_weights, "LEAST_PACKED", 0)
    monkeypatch.setattr(product_trial, "product_seconds", timer(lambda _form, _rows: 1.0))
    model = read_model_folder(folder)
    assert pack_weights(model)
    assert packed_graph(model) is not None
    record = folder / PACKED_RECORD
    held = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**held, **change}), encoding="utf-8")
    assert packed_graph(model) is None
    assert packed_weights.wants_packing(model)
