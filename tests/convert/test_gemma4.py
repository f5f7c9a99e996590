"""Gemma 4 in the words of its own files, built with random weights and read by the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import save_file

from gpt_desktop.convert.checkpoint_config import read_config
from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.gemma4 import Gemma4, common_metadata
from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.convert.tokenizer import read_vocabulary
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_folder import TOKENIZER, ModelFolder
from gpt_desktop.inference.attention import open_attention
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from gpt_desktop.inference.session import open_session
from tests.bounds import assert_same_logits
from tests.convert.building import build
from tests.convert.graph_run import GraphRun
from tests.convert.tiny_checkpoint import write_json
from tests.convert.tiny_llama import TinyLlama

HIDDEN, HEADS, NARROW, WIDE, FEED_FORWARD, PER_LAYER, VOCAB = 64, 4, 16, 32, 96, 16, 267
WINDOWED = (True, False, True, False)
KEEPING = 2
LAYERS = len(WINDOWED)
TOKEN = CancelToken()
IDS = [int(number) for number in np.random.default_rng(3).integers(0, VOCAB, 40)]
CONFIG: dict[str, Any] = {
    "model_type": "gemma4_text",
    "hidden_size": HIDDEN,
    "intermediate_size": FEED_FORWARD,
    "num_hidden_layers": LAYERS,
    "layer_types": ["sliding_attention" if flag else "full_attention" for flag in WINDOWED],
    "num_attention_heads": HEADS,
    "num_key_value_heads": 1,
    "head_dim": NARROW,
    "global_head_dim": WIDE,
    "hidden_size_per_layer_input": PER_LAYER,
    "num_kv_shared_layers": LAYERS - KEEPING,
    "use_double_wide_mlp": True,
    "sliding_window": 12,
    "final_logit_softcapping": 3.0,
    "hidden_activation": "gelu_pytorch_tanh",
    "max_position_embeddings": 128,
    "rms_norm_eps": 1e-6,
    "rope_parameters": {
        "full_attention": {
            "rope_type": "proportional",
            "partial_rotary_factor": 0.25,
            "rope_theta": 1e6,
        },
        "sliding_attention": {"rope_type": "default", "rope_theta": 1e4},
    },
    "vocab_size": VOCAB,
    "eos_token_id": 2,
    "tie_word_embeddings": True,
}
OWN = Gemma4(1, NARROW, KEEPING, (96, 96, 192, 192), PER_LAYER, 3.0)
METADATA: dict[str, Any] = {
    "gemma4.block_count": LAYERS,
    "gemma4.attention.shared_kv_layers": LAYERS - KEEPING,
    "gemma4.attention.sliding_window_pattern": list(WINDOWED),
    "gemma4.attention.head_count_kv": 1,
    "gemma4.attention.key_length": WIDE,
    "gemma4.attention.key_length_swa": NARROW,
    "gemma4.feed_forward_length": [96, 96, 192, 192],
    "gemma4.embedding_length_per_layer_input": PER_LAYER,
    "gemma4.final_logit_softcapping": 3.0,
}


def shapes() -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {
        "embed_tokens.weight": (VOCAB, HIDDEN),
        "norm.weight": (HIDDEN,),
        "embed_tokens_per_layer.weight": (VOCAB, LAYERS * PER_LAYER),
        "per_layer_model_projection.weight": (LAYERS * PER_LAYER, HIDDEN),
        "per_layer_projection_norm.weight": (PER_LAYER,),
    }
    for layer, windowed in enumerate(WINDOWED):
        head = NARROW if windowed else WIDE
        wide = FEED_FORWARD * (1 if layer < KEEPING else 2)
        parts: dict[str, tuple[int, ...]] = {
            "layer_scalar": (1,),
            "self_attn.q_proj.weight": (HEADS * head, HIDDEN),
            "self_attn.q_norm.weight": (head,),
            "self_attn.o_proj.weight": (HIDDEN, HEADS * head),
            # Shared layers have these in published files, too.
            "self_attn.k_proj.weight": (head, HIDDEN),
            "self_attn.v_proj.weight": (head, HIDDEN),
            "self_attn.k_norm.weight": (head,),
            "mlp.gate_proj.weight": (wide, HIDDEN),
            "mlp.up_proj.weight": (wide, HIDDEN),
            "mlp.down_proj.weight": (HIDDEN, wide),
            "per_layer_input_gate.weight": (PER_LAYER, HIDDEN),
            "per_layer_projection.weight": (HIDDEN, PER_LAYER),
        }
        norms = ("input", "post_attention", "pre_feedforward", "post_feedforward")
        parts |= {f"{norm}_layernorm.weight": (HIDDEN,) for norm in norms}
        parts["post_per_layer_input_norm.weight"] = (HIDDEN,)
        found |= {f"layers.{layer}.{name}": shape for name, shape in parts.items()}
    return found


def write_checkpoint(folder: Path, change: str = "") -> Path:
    """A model as it is published; the numbers of the tensor called ``change`` are others."""
    folder.mkdir()
    random = np.random.default_rng(7)
    tensors: dict[str, NDArray[np.float32]] = {}
    for name, shape in shapes().items():
        noise = random.standard_normal(shape)
        noise = 1 + 0.2 * noise if len(shape) == 1 else noise / np.sqrt(shape[-1])
        if change and name.endswith(change):
            noise = 0.5 * noise if noise.size == 1 else noise[::-1]
        place = f"model.language_model.{name}"
        tensors[place] = np.ascontiguousarray(noise, np.float32)
    tensors["model.vision_tower.patch.weight"] = np.ones((2, 2), np.float32)
    save_file(tensors, folder / "model.safetensors")
    write_json(folder / "config.json", {"model_type": "gemma4", "text_config": CONFIG})
    source = TinyLlama(layers=1).write(folder.with_suffix(".gguf"))
    tokenizer = read_vocabulary(GgufFile(source)).tokenizer
    (folder / TOKENIZER).write_text(tokenizer, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    place = tmp_path_factory.mktemp("gemma4")
    checkpoint = write_checkpoint(place / "checkpoint")
    return build(checkpoint, place / "built", quantization=Quantization.NONE)[1]


def test_steps_of_any_size_compute_the_same(model: ModelFolder) -> None:
    run = GraphRun(model.path, 64)
    whole = run.window(IDS)
    assert np.ptp(whole) > 1
    assert np.abs(whole).max() < 3
    assert_same_logits(run.window_by_single_steps(IDS), whole)
    run.restart()
    assert_same_logits(np.concatenate([run.step(IDS[:23]), run.step(IDS[23:])]), whole)


@pytest.mark.parametrize(
    "change",
    [
        "per_layer.weight",
        "per_layer_projection_norm.weight",
        "2.layer_scalar",
        "1.self_attn.v_proj.weight",
    ],
)
def test_every_part_counts(model: ModelFolder, tmp_path: Path, change: str) -> None:
    checkpoint = write_checkpoint(tmp_path / "other", change)
    build(checkpoint, tmp_path / "changed", quantization=Quantization.NONE)
    one = GraphRun(model.path, 64).window(IDS)
    other = GraphRun(tmp_path / "changed", 64).window(IDS)
    assert np.abs(one - other).max() > 1e-3


def test_caches_have_the_size_of_their_layer(model: ModelFolder) -> None:
    session = open_session(model)
    narrow, wide = (1, NARROW), (1, WIDE)
    sizes = {"0.key": narrow, "0.value": narrow, "1.key": wide, "1.value": wide}
    assert session.shape.cache_sizes() == sizes
    assert session.shape.layers == KEEPING
    session.close()


def test_rows_give_the_logits_of_single_sequences(model: ModelFolder) -> None:
    session = open_session(model)
    sequences = [Sequence(session) for _ in range(3)]
    batch = SequenceBatch(session, 3, 64)
    for sequence, length in zip(sequences, (5, 30, 1), strict=True):
        sequence.feed(IDS[:length], TOKEN)
        batch.append(sequence.cache)
    for ids in ([1, 2, 3], [50, 60, 70]):
        rows = batch.logits_after(ids, TOKEN)
        singles = [s.logits_after([i], TOKEN) for s, i in zip(sequences, ids, strict=True)]
        assert_same_logits(rows, np.stack(singles))
    session.close()


def test_one_goes_back_anywhere(model: ModelFolder) -> None:
    session = open_session(model)
    whole = Sequence(session).logits_of(IDS, TOKEN).copy()
    sequence = Sequence(session)
    sequence.feed(IDS, TOKEN)
    sequence.truncate(17)
    assert_same_logits(sequence.logits_of(IDS[17:], TOKEN), whole[17:])
    session.close()


def test_all_layers_show_where_they_look(model: ModelFolder) -> None:
    session, reader = open_session(model), open_attention(model)
    sequence = Sequence(session)
    sequence.feed(IDS[:20], TOKEN)
    sequence.reserve(21)
    weights = reader.weights(sequence.cache, IDS[20], TOKEN)
    assert weights.shape == (21,)
    assert weights.sum() == pytest.approx(1, abs=1e-4)
    reader.close()
    session.close()


def test_the_config_is_understood() -> None:
    spec = read_config(CONFIG, has_output=False)
    assert spec.apart == OWN
    assert spec.windows is not None
    assert spec.windows.layers == {0, 2}
    assert spec.windows.rotary is not None
    assert (spec.windows.rotary.size, spec.rotary.size) == (NARROW, WIDE)
    assert spec.rotary.factors == (1.0,) * 4 + (1e30,) * 12


def test_sizes_as_transformers_5_writes_them() -> None:
    own = {"head_dim": 48, "num_key_value_heads": 2}
    config = {**CONFIG, "per_layer_config": {"1": own, "3": own}}
    spec = read_config(config, has_output=False)
    assert [spec.cache_size(layer) for layer in range(2)] == [(1, NARROW), (2, 48)]


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"enable_moe_block": True}, "expert"),
        ({"num_kv_shared_layers": 4}, "num_kv_shared_layers"),
        ({"num_key_value_heads": 3}, "heads"),
        ({"use_bidirectional_attention": "all"}, "search"),
    ],
)
def test_what_cannot_be_converted_is_told(changes: dict[str, Any], word: str) -> None:
    with pytest.raises(UserFacingError, match=word):
        read_config(CONFIG | changes, has_output=False)


def test_the_metadata_are_understood() -> None:
    common, own = common_metadata("x.gguf", METADATA)
    assert own == OWN
    assert common["gemma4.attention.head_count_kv"] == 1
    each = {**METADATA, "gemma4.attention.head_count_kv": [4, 2, 4, 2]}
    common, own = common_metadata("x.gguf", each)
    assert (common["gemma4.attention.head_count_kv"], own.window_kv_heads) == (2, 4)


@pytest.mark.parametrize(
    "changes",
    [
        {"attention.sliding_window_pattern": [True] * LAYERS},
        {"attention.sliding_window_pattern": [True]},
        {"attention.shared_kv_layers": LAYERS},
        {"feed_forward_length": [96]},
        {"attention.head_count_kv": [1, 0, 1, 1]},
    ],
)
def test_metadata_that_make_no_sense_are_told(changes: dict[str, Any]) -> None:
    wrong = {f"gemma4.{key}": value for key, value in changes.items()}
    with pytest.raises(UserFacingError, match=next(iter(changes))):
        common_metadata("x.gguf", METADATA | wrong)
