from __future__ import annotations

import shutil
from typing import Any

import onnx
import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA, TOKENIZER, ModelFolder
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.inference.session import open_session
from tests.inference.tiny_model import byte_tokenizer


def _refused(folder: ModelFolder) -> UserFacingError:
    with pytest.raises(UserFacingError) as caught:
        open_engine(folder)
    error = caught.value
    assert "damaged" in error.what
    assert folder.path.name in error.what
    assert error.why
    assert error.next_step
    return error


def _graph(folder: ModelFolder) -> Any:
    return onnx.load(folder.path / GRAPH, load_external_data=False)


def _write(folder: ModelFolder, model: Any) -> None:
    (folder.path / GRAPH).write_bytes(model.SerializeToString())


def test_sizes_come_from_the_metadata(tiny_folder: ModelFolder) -> None:
    shape = open_session(tiny_folder).shape
    assert (shape.layers, shape.kv_heads, shape.head_size, shape.vocab_size) == (2, 2, 16, 258)


def test_a_missing_graph_is_told(own_folder: ModelFolder) -> None:
    (own_folder.path / GRAPH).unlink()
    assert GRAPH in _refused(own_folder).why


@pytest.mark.parametrize("kept", [0, 10, 1000])
def test_a_graph_cut_off_is_told(own_folder: ModelFolder, kept: int) -> None:
    path = own_folder.path / GRAPH
    path.write_bytes(path.read_bytes()[:kept])
    _refused(own_folder)


def test_missing_weights_are_told(own_folder: ModelFolder) -> None:
    (own_folder.path / GRAPH_DATA).unlink()
    _refused(own_folder)


def test_weights_cut_off_are_told(own_folder: ModelFolder) -> None:
    path = own_folder.path / GRAPH_DATA
    path.write_bytes(path.read_bytes()[:100])
    _refused(own_folder)


@pytest.mark.parametrize("absolute", [False, True])
def test_weights_outside_of_the_folder_are_refused(own_folder: ModelFolder, absolute: bool) -> None:
    outside = own_folder.path.parent / "outside.data"
    shutil.copy(own_folder.path / GRAPH_DATA, outside)
    model = _graph(own_folder)
    for tensor in model.graph.initializer:
        for entry in tensor.external_data:
            if entry.key == "location":
                entry.value = str(outside) if absolute else "../outside.data"
    _write(own_folder, model)
    _refused(own_folder)


def test_weights_linked_from_outside_are_refused(own_folder: ModelFolder) -> None:
    outside = own_folder.path.parent / "outside.data"
    (own_folder.path / GRAPH_DATA).rename(outside)
    (own_folder.path / GRAPH_DATA).symlink_to(outside)
    _refused(own_folder)


@pytest.mark.parametrize("change", [("layers", "3"), ("kv_heads", "x"), ("vocab_size", "99")])
def test_sizes_that_do_not_fit_the_graph_are_told(
    own_folder: ModelFolder, change: tuple[str, str]
) -> None:
    model = _graph(own_folder)
    for entry in model.metadata_props:
        if entry.key == change[0]:
            entry.value = change[1]
    _write(own_folder, model)
    assert GRAPH in _refused(own_folder).why


def test_a_graph_without_sizes_is_told(own_folder: ModelFolder) -> None:
    model = _graph(own_folder)
    del model.metadata_props[:]
    _write(own_folder, model)
    assert "sizes" in _refused(own_folder).why


def test_another_kind_of_graph_is_told(own_folder: ModelFolder) -> None:
    model = _graph(own_folder)
    node = next(node for node in model.graph.node if "logits_positions" in node.input)
    node.input[1] = "positions"
    next(x for x in model.graph.input if x.name == "logits_positions").name = "positions"
    _write(own_folder, model)
    assert "not a graph this app can run" in _refused(own_folder).why


def test_a_tokenizer_larger_than_the_graph_is_told(own_folder: ModelFolder) -> None:
    tokenizer = byte_tokenizer()
    tokenizer.add_tokens(["more"])
    tokenizer.save(str(own_folder.path / TOKENIZER))
    assert TOKENIZER in _refused(own_folder).why
