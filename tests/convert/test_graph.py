"""The graph computes what the GGUF says, whatever its tensors are stored as."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import pytest
from gguf.constants import GGMLQuantizationType as Kind

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.rotary import Rotary, rotary_tables
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA
from tests.bounds import assert_same_logits
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.convert.reference import Reference
from tests.convert.tiny_llama import TinyLlama

IDS = [int(number) for number in np.random.default_rng(3).integers(0, 260, 40)]

GRANITE = {
    "granite.attention.scale": 0.1,
    "granite.embedding_scale": 12.0,
    "granite.residual_scale": 0.22,
    "granite.logit_scale": 3.0,
}
PHI = {"phi3.rope.dimension_count": 48, "phi3.attention.key_length": 64}
MODELS = {
    "f32": TinyLlama(),
    "f16": TinyLlama(Kind.F16),
    "bf16": TinyLlama(Kind.BF16),
    "q8_0": TinyLlama(Kind.Q8_0),
    "q4_0": TinyLlama(Kind.Q4_0),
    "q4_1 as the default model": TinyLlama(Kind.Q4_1, kinds={"embd.weight": Kind.Q8_0}),
    "own output layer": TinyLlama(Kind.Q4_0, kinds={"output.weight": Kind.Q8_0}, tied=False),
    "dense and tied": TinyLlama(Kind.Q8_0, kinds={"embd.weight": Kind.F16}),
    "mixed projections": TinyLlama(
        Kind.Q8_0, kinds={"attn_q.weight": Kind.Q4_1, "ffn_up.weight": Kind.F32}
    ),
    "one head a group": TinyLlama(kv_heads=4),
    "q5_0": TinyLlama(Kind.Q5_0),
    "q5_1": TinyLlama(Kind.Q5_1, kinds={"embd.weight": Kind.Q8_0}),
    "several with offsets": TinyLlama(
        Kind.Q5_1,
        kinds={"embd.weight": Kind.F16, "attn_v.weight": Kind.Q4_1, "up.weight": Kind.Q4_1},
    ),
    "q3_k": TinyLlama(Kind.Q3_K, kinds={"embd.weight": Kind.Q6_K}, hidden=256, feed_forward=256),
    "q3_k embedding": TinyLlama(Kind.Q3_K, hidden=256, feed_forward=256),
    "q4_k": TinyLlama(Kind.Q4_K, kinds={"embd.weight": Kind.Q6_K}, hidden=256, feed_forward=256),
    "q5_k": TinyLlama(Kind.Q5_K, kinds={"embd.weight": Kind.F16}, hidden=256, feed_forward=256),
    "q6_k": TinyLlama(
        Kind.Q6_K, kinds={"attn_v.weight": Kind.Q8_0}, tied=False, hidden=256, feed_forward=256
    ),
    "qwen2": TinyLlama(architecture="qwen2"),
    "qwen2 in 4 bits": TinyLlama(Kind.Q4_1, kinds={"embd.weight": Kind.F16}, architecture="qwen2"),
    "qwen3": TinyLlama(architecture="qwen3", tied=False),
    "gemma3": TinyLlama(architecture="gemma3", layers=7, kv_heads=1),
    "gemma3 in 8 bits": TinyLlama(Kind.Q8_0, architecture="gemma3", layers=7),
    "windows": TinyLlama(metadata={"llama.attention.sliding_window": 6}),
    "granite": TinyLlama(architecture="granite", metadata=GRANITE, tied=False),
    "granite in 4 bits": TinyLlama(
        Kind.Q4_1, {"embd.weight": Kind.Q8_0}, architecture="granite", metadata=GRANITE
    ),
    "granite in 8 bits": TinyLlama(Kind.Q8_0, architecture="granite", metadata=GRANITE),
    "phi3": TinyLlama(architecture="phi3", metadata=PHI, hidden=256),
    "phi3 in 4 bits": TinyLlama(
        Kind.Q4_K,
        {"embd.weight": Kind.Q6_K},
        architecture="phi3",
        metadata=PHI,
        hidden=256,
        feed_forward=256,
    ),
    "smollm3": TinyLlama(architecture="smollm3", layers=5),
    "hunyuan": TinyLlama(architecture="hunyuan-dense", kv_heads=1),
    "rotary factors": TinyLlama(
        extra={"rope_freqs.weight": np.linspace(1, 8, 8, dtype=np.float32)}
    ),
}
# Each type of blocks by the name of a model in it.
IN_BLOCKS = (
    *("q8_0", "q4_0", "q4_1 as the default model", "q5_0", "q5_1"),
    *("q3_k", "q4_k", "q5_k", "q6_k"),
)
# An embedding with offsets has no exact form.
ROUNDED = {
    "q4_1 embedding": TinyLlama(Kind.Q4_1),
    "q5_1 embedding": TinyLlama(Kind.Q5_1),
}


def built(tmp_path: Path, model: TinyLlama) -> tuple[Path, Reference]:
    source = model.write(tmp_path / "tiny.gguf")
    build(source, tmp_path / "tiny", quantization=Quantization.NONE)
    return tmp_path / "tiny", Reference(source)


@pytest.mark.parametrize("name", MODELS)
def test_weights_are_exact(tmp_path: Path, name: str) -> None:
    folder, reference = built(tmp_path, MODELS[name])
    use_float_activations(folder)
    logits = GraphRun(folder, capacity=64).step(IDS)
    assert_same_logits(logits, reference.logits(IDS))


@pytest.mark.parametrize("name", ROUNDED)
def test_rounded_weights_are_near(tmp_path: Path, name: str) -> None:
    folder, reference = built(tmp_path, ROUNDED[name])
    use_float_activations(folder)
    logits, expected = GraphRun(folder, capacity=64).step(IDS), reference.logits(IDS)
    assert np.abs(logits - expected).max() < 0.05 * np.abs(expected).max()


@pytest.mark.parametrize("name", ["q5_k", "q6_k"])
def test_wide_blocks_change_little(tmp_path: Path, name: str) -> None:
    source = MODELS[name].write(tmp_path / "tiny.gguf")
    build(source, tmp_path / "tiny")
    expected = Reference(source).logits(IDS)
    found = GraphRun(tmp_path / "tiny", capacity=64).step(IDS)
    distance = np.linalg.norm(found - expected) / np.linalg.norm(expected)
    # Random scales lie further apart than those of trained weights, which docs/quality.md measures.
    assert distance < 0.03, f"{distance:.4f}"


@pytest.mark.parametrize("name", IN_BLOCKS)
def test_int8_activations_change_little(tmp_path: Path, name: str) -> None:
    folder, reference = built(tmp_path, MODELS[name])
    logits, expected = GraphRun(folder, capacity=64).step(IDS), reference.logits(IDS)
    distance = np.linalg.norm(logits - expected) / np.linalg.norm(expected)
    assert distance < 0.015, f"{distance:.4f}"


@pytest.mark.parametrize("name", ["f32", "qwen3", "gemma3", "windows", "phi3", "hunyuan"])
def test_steps_over_a_cache_equal_one_pass(tmp_path: Path, name: str) -> None:
    folder, reference = built(tmp_path, MODELS[name])
    use_float_activations(folder)
    run = GraphRun(folder, capacity=64)
    parts = [run.step(IDS[:16]), run.step(IDS[16:30]), *(run.step([i]) for i in IDS[30:])]
    expected = reference.logits(IDS)
    assert_same_logits(np.concatenate(parts), expected)


def test_only_wanted_positions_get_logits(tmp_path: Path) -> None:
    folder, reference = built(tmp_path, MODELS["f32"])
    logits = GraphRun(folder, capacity=64).step(IDS, positions=[39, 5])
    expected = reference.logits(IDS)[[39, 5]]
    assert_same_logits(logits, expected)


def test_a_tied_embedding_is_stored_once(tmp_path: Path) -> None:
    folder, _ = built(tmp_path, MODELS["q8_0"])
    tensors = onnx.load(folder / GRAPH, load_external_data=False).graph.initializer
    places = {
        tensor.name: {entry.key: entry.value for entry in tensor.external_data}
        for tensor in tensors
        if tensor.name in ("embedding.weight", "embedding.rows")
    }
    assert len(places) == 2
    assert places["embedding.weight"] == places["embedding.rows"]


def test_the_data_file_is_no_larger_than_its_tensors(tmp_path: Path) -> None:
    folder, _ = built(tmp_path, MODELS["q4_1 as the default model"])
    tensors = onnx.load(folder / GRAPH, load_external_data=False).graph.initializer
    ends = [
        int(entries["offset"]) + int(entries["length"])
        for entries in ({e.key: e.value for e in tensor.external_data} for tensor in tensors)
        if entries
    ]
    assert (folder / GRAPH_DATA).stat().st_size == max(ends)


def test_metadata_names_the_sizes(tmp_path: Path) -> None:
    folder, _ = built(tmp_path, MODELS["f32"])
    model = onnx.load(folder / GRAPH, load_external_data=False)
    assert {entry.key: entry.value for entry in model.metadata_props} == {
        "layers": "2",
        "kv_heads": "2",
        "head_size": "16",
        "vocab_size": "267",
        "context_length": "128",
    }


def test_rotary_tables_turn_by_the_position() -> None:
    cosines, sines = rotary_tables(Rotary(100.0, 4, (1.0, 2.0)), 3)
    angles = np.array([[0, 0], [1, 0.05], [2, 0.1]])
    np.testing.assert_allclose(cosines, np.cos(angles), rtol=1e-6)
    np.testing.assert_allclose(sines, np.sin(angles), rtol=1e-6)
