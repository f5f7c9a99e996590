"""What is no language model of ours is told by its name, with what to take instead."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_source import SourceKind, find_model_source
from tests.core.foreign_table import foreign_table, written

LLAMA: dict[str, Any] = {"model_type": "llama", "architectures": ["LlamaForCausalLM"]}
GPTQ = {"bits": 4, "group_size": 128, "desc_act": False, "quant_method": "gptq"}
AWQ = {"bits": 4, "group_size": 128, "version": "gemm", "quant_method": "awq"}
NF4 = {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4", "quant_method": "bitsandbytes"}
FP8 = {"activation_scheme": "dynamic", "fmt": "e4m3", "quant_method": "fp8"}
COMPRESSED = {"format": "pack-quantized", "quant_method": "compressed-tensors"}
MLX = {"group_size": 64, "bits": 4}


def make(folder: Path, names: tuple[str, ...], config: dict[str, Any] | None) -> Path:
    folder.mkdir()
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"{}" if name.endswith(".json") else b"\0\1")
    if config is not None:
        (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    return folder


def told(path: Path) -> UserFacingError:
    with pytest.raises(UserFacingError) as caught:
        find_model_source(path)
    assert caught.value.what == f"“{path.name}” cannot be imported."
    assert "Download the file again" not in str(caught.value)
    assert not caught.value.retry_helps
    return caught.value


@pytest.mark.parametrize(
    ("config", "why", "instead"),
    [
        ({**LLAMA, "quantization_config": GPTQ}, "packed as GPTQ", "GGUF version"),
        ({**LLAMA, "quantization_config": AWQ}, "packed as AWQ", "GGUF version"),
        ({**LLAMA, "quantization_config": NF4}, r"bitsandbytes \(4 bit\)", "GGUF version"),
        ({**LLAMA, "quantization_config": FP8}, "packed as FP8", "GGUF version"),
        ({**LLAMA, "quantization_config": COMPRESSED}, "compressed-tensors", "GGUF version"),
        ({**LLAMA, "quantization_config": {"quant_method": "mxfp4"}}, "MXFP4", "GGUF version"),
        ({**LLAMA, "compression_config": COMPRESSED}, "compressed-tensors", "GGUF version"),
        ({"text_config": {**LLAMA, "quantization_config": FP8}}, "packed as FP8", "GGUF version"),
        ({**LLAMA, "quantization": MLX, "quantization_config": MLX}, "Apple's MLX", "GGUF version"),
        ({"model_type": "qwen3_moe", "num_experts": 128}, "mixture of experts", "dense model"),
        ({"model_type": "mixtral", "num_local_experts": 8}, "mixture of experts", "dense model"),
        ({"model_type": "bert", "architectures": ["BertModel"]}, "embedding model", "that writes"),
        ({"model_type": "bert", "architectures": ["BertForMaskedLM"]}, "fills gaps", "that writes"),
        (
            {"model_type": "qwen3", "architectures": ["Qwen3ForSequenceClassification"]},
            "classifier or reranker",
            "that writes",
        ),
        (
            {"model_type": "gemma3_text", "use_bidirectional_attention": True},
            "embedding model",
            "that writes",
        ),
        ({"model_type": "whisper", "is_encoder_decoder": True}, "speech", "that writes"),
        ({"model_type": "t5", "is_encoder_decoder": True}, "encoder and a decoder", "decoder only"),
        ({"model_type": "siglip"}, "recognizes pictures", "that writes"),
        ({"model_type": "llada"}, "by diffusion", "another model"),
    ],
)
def test_checkpoints_by_their_config(
    tmp_path: Path, config: dict[str, Any], why: str, instead: str
) -> None:
    folder = make(tmp_path / "it", ("model.safetensors", "tokenizer.json"), config)
    for path in (folder, folder / "model.safetensors"):
        with pytest.raises(UserFacingError, match=why) as caught:
            find_model_source(path)
        assert instead in caught.value.next_step
        assert "“it”" in caught.value.what


@pytest.mark.parametrize(
    ("names", "why", "instead"),
    [
        (("adapter_config.json", "adapter_model.safetensors"), "LoRA", "merged in"),
        (
            ("modules.json", "1_Pooling/config.json", "model.safetensors"),
            "embedding",
            "that writes",
        ),
        (("model_index.json", "unet/model.safetensors"), "pictures", "that writes"),
        (("pytorch_model.bin",), r"can carry programs \(PyTorch\)", "safetensors or GGUF"),
        (("consolidated.00.pth",), r"can carry programs \(PyTorch\)", "safetensors or GGUF"),
        (("weights.npz",), "Apple's MLX", "GGUF version"),
        (("tf_model.h5",), "TensorFlow", "GGUF version"),
    ],
)
def test_folders_by_their_files(
    tmp_path: Path, names: tuple[str, ...], why: str, instead: str
) -> None:
    error = told(make(tmp_path / "it", names, LLAMA))
    assert re.search(why, error.why)
    assert instead in error.next_step


@pytest.mark.parametrize(
    ("name", "begin", "why"),
    [
        ("model.pt", b"PK", "can carry programs"),
        ("llama-7b.ggmlv3.q4_0.bin", b"tjgg\x03", "GGML"),
        ("imatrix.dat", b"\0", "importance matrix"),
        ("style-lora.safetensors", b"\0", "LoRA"),
        ("model-00001-of-00002.safetensors", b"\0", "Weights alone"),
        ("gemma.task", b"PK", "LiteRT"),
    ],
)
def test_single_files(tmp_path: Path, name: str, begin: bytes, why: str) -> None:
    (tmp_path / name).write_bytes(begin)
    assert why in told(tmp_path / name).why


def test_a_graph_that_searches_is_none_that_writes(tmp_path: Path) -> None:
    config = {"model_type": "bert", "architectures": ["BertModel"]}
    folder = make(tmp_path / "it", ("onnx/model.onnx", "tokenizer.json"), config)
    assert "embedding" in told(folder).why


@pytest.mark.parametrize(
    "config",
    [
        {**LLAMA, "num_local_experts": 0},  # Granite 4's dense ones
        {**LLAMA, "num_experts": 1},
        {**LLAMA, "use_bidirectional_attention": "vision"},  # of pictures' tokens only
        {**LLAMA, "quantization_config": None},
    ],
)
def test_what_only_looks_like_one(tmp_path: Path, config: dict[str, Any]) -> None:
    names = ("model.safetensors", "adapter_config.json")  # left there when it was merged in
    folder = make(tmp_path / "it", names, config)
    assert find_model_source(folder).kind is SourceKind.CHECKPOINT


def test_what_lies_beside_a_gguf_file_is_passed_over(tmp_path: Path) -> None:
    names = ("Qwen.gguf", "mmproj-Qwen.gguf", "Qwen-imatrix.gguf")
    folder = make(tmp_path / "it", names, None)
    assert find_model_source(folder).path == folder / "Qwen.gguf"


def test_the_page_of_models_says_what_the_errors_say() -> None:
    assert written() == foreign_table()
