"""A model whose packed weights are mapped says what it says without them, whatever befalls them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind

from gpt_desktop.core.file_lock import file_lock
from gpt_desktop.core.model_folder import (
    GRAPH,
    GRAPH_DATA,
    PACKED_RECORD,
    ModelFolder,
    read_model_folder,
)
from gpt_desktop.inference import packed_weights, packing
from gpt_desktop.inference.loading import load_parts
from gpt_desktop.inference.packed_weights import (
    PACKED_GRAPH,
    packed_graph,
    processor_key,
    wants_packing,
)
from gpt_desktop.inference.packing import pack_weights
from tests.convert.building import build
from tests.convert.graph_run import Floats, GraphRun
from tests.convert.tiny_llama import TinyLlama
from tests.expected_log import ExpectedLog

IDS = [int(number) for number in np.random.default_rng(3).integers(0, 260, 20)]
MODEL = TinyLlama(Kind.Q4_1, kinds={"embd.weight": Kind.Q8_0, "attn_v.weight": Kind.Q5_0})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModelFolder:
    """A small model that is taken for one worth packing."""
    monkeypatch.setattr(packed_weights, "LEAST_PACKED", 0)
    # Whatever this processor is quickest in, the products stay as they are in the graph.
    monkeypatch.setattr(packing, "choose_activations", lambda _graph: {})
    build(MODEL.write(tmp_path / "tiny.gguf"), tmp_path / "tiny")
    return read_model_folder(tmp_path / "tiny")


def _load(folder: ModelFolder) -> None:
    load_parts(folder, None)[2].close()


def _logits(folder: ModelFolder) -> Floats:
    return GraphRun(folder.path, capacity=32).step(IDS)


def _raw(folder: ModelFolder) -> bytes:
    return (folder.path / GRAPH_DATA).read_bytes()


def test_loading_packs_and_answers_the_same(folder: ModelFolder) -> None:
    expected, raw = _logits(folder), _raw(folder)
    assert packed_graph(folder) is None
    _load(folder)
    graph = packed_graph(folder)
    assert graph is not None
    assert _raw(folder).startswith(raw)
    assert len(_raw(folder)) > 1.5 * len(raw)
    np.testing.assert_array_equal(_logits(folder), expected)
    graph_without = folder.path / GRAPH
    graph_without.rename(folder.path / "elsewhere.onnx")
    graph.rename(graph_without)  # the packed one by itself: it is what is loaded, and it works
    np.testing.assert_array_equal(_logits(folder), expected)


def test_small_models_are_left_as_they_are(
    folder: ModelFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed_weights, "LEAST_PACKED", 2**28)
    before = sorted(folder.path.iterdir())
    _load(folder)
    assert sorted(folder.path.iterdir()) == before


@pytest.mark.parametrize("what", ["processor", "graph"])
def test_those_of_another_processor_or_graph_are_made_anew(folder: ModelFolder, what: str) -> None:
    expected = _logits(folder)
    assert pack_weights(folder)
    size = len(_raw(folder))
    record = folder.path / PACKED_RECORD
    held = json.loads(record.read_text(encoding="utf-8"))
    record.write_text(json.dumps({**held, what: "another"}), encoding="utf-8")
    assert packed_graph(folder) is None
    assert wants_packing(folder)
    _load(folder)
    assert json.loads(record.read_text(encoding="utf-8")) == held
    assert held["processor"] == processor_key()
    assert len(_raw(folder)) == size  # in place of the old ones, not behind them
    np.testing.assert_array_equal(_logits(folder), expected)


def test_another_version_of_onnxruntime_makes_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = processor_key()
    monkeypatch.setattr("onnxruntime.__version__", "0.0.1")
    assert processor_key() != before


def test_a_file_cut_off_within_them_is_noticed(folder: ModelFolder) -> None:
    expected, raw = _logits(folder), _raw(folder)
    assert pack_weights(folder)
    with (folder.path / GRAPH_DATA).open("r+b") as data:
        data.truncate(len(raw) + 5000)
    assert packed_graph(folder) is None
    np.testing.assert_array_equal(_logits(folder), expected)
    _load(folder)
    assert packed_graph(folder) is not None
    np.testing.assert_array_equal(_logits(folder), expected)


def test_wrong_bytes_are_not_computed_with(folder: ModelFolder, expected_log: ExpectedLog) -> None:
    expected_log("packed weights of tiny were not taken")
    expected, raw = _logits(folder), _raw(folder)
    assert pack_weights(folder)
    with (folder.path / GRAPH_DATA).open("r+b") as data:
        size = data.seek(0, 2)
        data.seek(len(raw))
        data.write(bytes(size - len(raw)))
    np.testing.assert_array_equal(_logits(folder), expected)
    assert packed_graph(folder) is None  # and the next loading makes them anew
    _load(folder)
    assert packed_graph(folder) is not None


def test_one_process_at_a_time(folder: ModelFolder) -> None:
    expected, raw = _logits(folder), _raw(folder)
    with file_lock(folder.path / packing._LOCK):
        assert not pack_weights(folder)
        _load(folder)
    assert _raw(folder) == raw
    np.testing.assert_array_equal(_logits(folder), expected)


@pytest.mark.parametrize("times", [0, 1], ids=["the first time", "over older ones"])
def test_what_fails_half_way_leaves_a_model(
    folder: ModelFolder,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
    expected_log: ExpectedLog,
) -> None:
    expected_log("weights of tiny were not packed: [Errno 28]")
    expected, raw = _logits(folder), _raw(folder)
    for _ in range(times):
        assert pack_weights(folder)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(packing, "_replace", full)
        assert not pack_weights(folder)
    assert packed_graph(folder) is None
    assert _raw(folder).startswith(raw)
    np.testing.assert_array_equal(_logits(folder), expected)
    assert pack_weights(folder)
    left = {path.name for path in folder.path.glob(".packing*")}
    assert left == {packing._LOCK}
    assert (folder.path / PACKED_GRAPH).is_file()
    np.testing.assert_array_equal(_logits(folder), expected)


def test_a_full_disk_while_packing_takes_nothing(
    folder: ModelFolder, monkeypatch: pytest.MonkeyPatch, expected_log: ExpectedLog
) -> None:
    expected_log("weights of tiny were not packed: [Errno 28]")
    raw = _raw(folder)

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(packing, "_move", full)
    assert not pack_weights(folder)
    assert _raw(folder) == raw
