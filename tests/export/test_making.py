"""Checkpoints through torch and optimum's exporter say what they say through ``convert``."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.models import ExportChoices
from gpt_desktop.core.steps import finish
from gpt_desktop.export.checkpoint import describe_checkpoint
from gpt_desktop.export.exporter import CheckpointExporter
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind
from gpt_desktop.export.faithfulness import check_graph, trial
from gpt_desktop.export.making import make_folder
from gpt_desktop.export.protocol import GRAPHS, STEPS, Bits
from gpt_desktop.export.torch_model import context_of, load_model
from gpt_desktop.inference.hub_session import open_hub_session
from gpt_desktop.inference.sequence import Sequence
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.export.tiny_checkpoints import (
    ARCHITECTURES,
    VOCAB,
    Architecture,
    logits,
    random_model,
    save,
)

# The tracer's and the exporter's own remarks.
pytestmark = [pytest.mark.export, pytest.mark.filterwarnings("ignore")]

IDS = [int(number) for number in np.random.default_rng(4).integers(0, VOCAB, 40)]
NOT_CANCELLED = CancelToken()
BOTH = [
    name
    for name in ("llama 3", "mistral", "qwen3", "gemma3", "phi3", "granite")
    if name in ARCHITECTURES
]
# What ``convert`` does not know; optimum names all but the last.
_HEADS = {"num_key_value_heads": 2}
OTHERS = {
    "gpt2": Architecture("gpt2", {"n_inner": 96}),
    "opt": Architecture("opt", {"ffn_dim": 96, "word_embed_proj_dim": 64}),
    "olmo2": Architecture("olmo2", _HEADS),
    "starcoder2": Architecture("starcoder2", _HEADS),
}


def opened(path: Path, bits: Bits) -> Sequence:
    """The folder that ``make_folder`` made, without a manifest."""
    facts = ModelFacts(
        id="made",
        name="made",
        licence="",
        languages=(),
        prompt_style=PromptStyle.FEW_SHOT,
        context_length=256,
        parameters=0,
        quantization="",
        source="",
        sha256="",
        size_bytes=0,
    )
    folder = ModelFolder(path, facts, end_tokens=(2,), graph=GRAPHS[bits], from_hub=True)
    return Sequence(open_hub_session(folder))


def made(source: Path, target: Path, bits: Bits) -> Sequence:
    target.mkdir()
    done: list[int] = []
    make_folder(source, target, bits, done.append)
    assert done == list(range(STEPS + 1))
    return opened(target, bits)


def one_by_one(sequence: Sequence, ids: list[int]) -> NDArray[np.float32]:
    rows = [sequence.logits_after([id_], NOT_CANCELLED).copy() for id_ in ids]
    return np.stack(rows)


@pytest.mark.parametrize("name", BOTH)
def test_both_ways_agree_in_float32(tmp_path: Path, name: str) -> None:
    source = save(random_model(ARCHITECTURES[name]), tmp_path / "checkpoint")
    found = made(source, tmp_path / "made", Bits.ALL).logits_of(IDS, NOT_CANCELLED)
    build(source, tmp_path / "built", quantization=Quantization.NONE)
    expected = GraphRun(tmp_path / "built", capacity=64).step(IDS)
    np.testing.assert_allclose(found, expected, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize(
    ("name", "bits", "near"),
    [
        ("gpt2", Bits.FOUR, 0.3),
        ("opt", Bits.EIGHT, 0.05),
        ("olmo2", Bits.EIGHT, 0.05),
        ("starcoder2", Bits.FOUR, 0.3),
    ],
)
def test_a_kind_that_convert_does_not_know(
    tmp_path: Path, name: str, bits: Bits, near: float
) -> None:
    model = random_model(OTHERS[name])
    source = save(model, tmp_path / "checkpoint")
    sequence = made(source, tmp_path / "made", bits)
    expected = logits(model, IDS)
    found = sequence.logits_of(IDS, NOT_CANCELLED).copy()
    assert np.linalg.norm(found - expected) < near * np.linalg.norm(expected)
    sequence.truncate(10)
    again = one_by_one(sequence, IDS[10:])
    assert np.linalg.norm(again - found[10:]) < 0.02 * np.linalg.norm(found)
    graph = onnx.load(tmp_path / "made" / GRAPHS[bits], load_external_data=False).graph
    rounded = [node for node in graph.node if node.op_type == "MatMulNBits"]
    sizes = {entry.i for node in rounded for entry in node.attribute if entry.name == "bits"}
    assert sizes == ({4, 8} if bits is Bits.FOUR else {8})
    assert not any(node.op_type == "Gemm" for node in graph.node)
    [table] = [tensor for tensor in graph.initializer if list(tensor.dims) == [VOCAB, 64]]
    assert table.data_type == onnx.TensorProto.FLOAT16


def test_the_process_makes_a_folder_that_answers(tmp_path: Path) -> None:
    """As ``gpt-desktop models export`` does, by the process that it starts."""
    model = random_model(OTHERS["gpt2"])
    source = save(model, tmp_path / "checkpoint")
    exporter, choices = CheckpointExporter(), ExportChoices(32, Path(sys.executable))
    exporter.check(choices)
    exporter.check(ExportChoices())
    described = describe_checkpoint(source, "Mine")
    folder = finish(
        exporter.export(source, tmp_path / "made", described, NOT_CANCELLED, choices=choices)
    )
    assert folder.facts.parameters == sum(part.numel() for part in model.parameters())
    assert (folder.facts.context_length, folder.end_tokens) == (256, (2,))
    sequence = Sequence(open_hub_session(folder))
    found = one_by_one(sequence, IDS)
    np.testing.assert_allclose(found, logits(model, IDS), atol=1e-4, rtol=1e-4)


def failing(source: Path, target: Path) -> ExportFailureKind:
    target.mkdir()
    with pytest.raises(ExportFailureError) as caught:
        make_folder(source, target, Bits.ALL, lambda _: None)
    return caught.value.kind


def test_what_is_not_whole_or_not_known_is_refused(tmp_path: Path) -> None:
    source = save(random_model(ARCHITECTURES["llama"]), tmp_path / "checkpoint")
    weights = source / "model.safetensors"
    kept = weights.read_bytes()
    weights.write_bytes(kept[:-1000])
    assert failing(source, tmp_path / "cut") is ExportFailureKind.DAMAGED
    weights.write_bytes(kept)
    settings: dict[str, Any] = json.loads((source / "config.json").read_text(encoding="utf-8"))
    for changes, kind in (
        ({"num_hidden_layers": 4}, ExportFailureKind.DAMAGED),  # weights are missing
        ({"model_type": "gpt_none"}, ExportFailureKind.UNKNOWN),
        ({"model_type": "gpt_none", "auto_map": {}}, ExportFailureKind.NEEDS_CODE),
        ({"model_type": "vit"}, ExportFailureKind.NO_DECODER),
    ):
        changed = json.dumps({**settings, **changes})
        (source / "config.json").write_text(changed, encoding="utf-8")
        assert failing(source, tmp_path / f"{kind}{len(changes)}{changed[-9:-2]}") is kind
    (source / "tokenizer.json").unlink()
    assert failing(source, tmp_path / "mute") is ExportFailureKind.NO_TOKENIZER


def test_a_graph_that_says_something_else_is_refused(tmp_path: Path) -> None:
    source = save(random_model(ARCHITECTURES["llama"]), tmp_path / "checkpoint")
    made(source, tmp_path / "made", Bits.ALL)
    expected = trial(load_model(source))
    check_graph(tmp_path / "made", GRAPHS[Bits.ALL], 256, expected)
    wrong = replace(expected, logits=expected.logits * 1.01)
    with pytest.raises(ExportFailureError) as caught:
        check_graph(tmp_path / "made", GRAPHS[Bits.ALL], 256, wrong)
    assert caught.value.kind is ExportFailureKind.UNFAITHFUL


def test_positions_that_depend_on_the_length_end_where_their_factors_change() -> None:
    scaling = {
        "type": "longrope",
        "long_factor": [2.0] * 8,
        "short_factor": [1.0] * 8,
    }
    settings = {"rope_scaling": scaling, "original_max_position_embeddings": 64}
    model = random_model(Architecture("phi3", settings))
    assert context_of(model.config) == 64
    assert context_of(random_model(OTHERS["gpt2"]).config) == 256
