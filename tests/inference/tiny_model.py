"""A model folder with random weights, small enough to build and run in milliseconds.

Its tokenizer has one token a byte, so that characters other than ASCII take several tokens.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

from gpt_desktop.core.generation import ModelFacts, PromptStyle
from gpt_desktop.core.model_folder import (
    CHAT_TEMPLATE,
    GRAPH,
    GRAPH_DATA,
    TOKENIZER,
    ModelFolder,
    write_manifest,
)

LAYERS, HEADS, KV_HEADS, HEAD_SIZE, WIDTH = 2, 4, 2, 16, 32
CONTEXT = 1024
START, END = 256, 257
VOCAB_SIZE = 258
TEMPLATE = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)


def build_tiny_folder(path: Path, context: int = CONTEXT, scale: float = 0.3) -> ModelFolder:
    """Write a whole model folder. Equal arguments give equal weights."""
    path.mkdir(parents=True, exist_ok=True)
    onnx.save_model(
        _graph(context, scale),
        path / GRAPH,
        save_as_external_data=True,
        location=GRAPH_DATA,
        size_threshold=0,
    )
    byte_tokenizer().save(str(path / TOKENIZER))
    (path / CHAT_TEMPLATE).write_text(TEMPLATE, encoding="utf-8")
    folder = ModelFolder(path, _facts(path.name, context), end_tokens=(END,))
    write_manifest(folder)
    return folder


def byte_tokenizer() -> Tokenizer:
    """One token a byte, then two control tokens; ids are the bytes' values."""
    letters = _byte_letters()
    tokenizer = Tokenizer(
        models.BPE(vocab={letter: i for i, letter in enumerate(letters)}, merges=[])
    )
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens(
        [AddedToken(text, special=True) for text in ("<|im_start|>", "<|im_end|>")]
    )
    return tokenizer


def _byte_letters() -> list[str]:
    """The letter that byte-level tokenizers write for each byte (GPT-2's table)."""
    printable = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    letters, others = [], 0
    for byte in range(256):
        if byte in printable:
            letters.append(chr(byte))
        else:
            letters.append(chr(256 + others))
            others += 1
    return letters


def _facts(name: str, context: int) -> ModelFacts:
    return ModelFacts(
        id=name,
        name="Tiny",
        licence="Apache-2.0",
        languages=("en",),
        prompt_style=PromptStyle.CHAT,
        context_length=context,
        parameters=1,
        quantization="none",
        source="random",
        sha256="0" * 64,
        size_bytes=1,
    )


def _graph(context: int, scale: float) -> Any:
    random = np.random.default_rng(7)
    weights: list[Any] = []
    nodes: list[Any] = []

    def weight(name: str, *shape: int, values: NDArray[np.float64] | None = None) -> str:
        array = random.standard_normal(shape) * scale if values is None else values
        weights.append(numpy_helper.from_array(array.astype(np.float32), name))
        return name

    half = HEAD_SIZE // 2
    angles = np.outer(np.arange(context), 1 / 10000 ** (np.arange(half) / half))
    weight("cos", values=np.cos(angles))
    weight("sin", values=np.sin(angles))
    embedding = weight(
        "embedding", VOCAB_SIZE, WIDTH, values=random.standard_normal((VOCAB_SIZE, WIDTH))
    )
    nodes.append(helper.make_node("Gather", [embedding, "input_ids"], ["hidden.0"]))
    for layer in range(LAYERS):
        nodes += layer_nodes(layer, weight)
    nodes += [
        helper.make_node("Gather", [f"hidden.{LAYERS}", "logits_positions"], ["wanted"], axis=1),
        helper.make_node("MatMul", ["wanted", weight("head", WIDTH, VOCAB_SIZE)], ["logits"]),
    ]
    graph = helper.make_graph(nodes, "tiny", _inputs(), _outputs(), weights)
    opsets = [helper.make_opsetid("", 21), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=10)
    sizes = {
        "layers": LAYERS,
        "kv_heads": KV_HEADS,
        "head_size": HEAD_SIZE,
        "vocab_size": VOCAB_SIZE,
        "context_length": context,
    }
    helper.set_model_props(model, {key: str(value) for key, value in sizes.items()})
    return model


def layer_nodes(layer: int, weight: Any) -> list[Any]:
    """Attention with a residual connection; enough to make every token depend on all before."""
    hidden, prefix = f"hidden.{layer}", f"layer.{layer}"
    sizes = {"q": HEADS, "k": KV_HEADS, "v": KV_HEADS}
    nodes = [
        helper.make_node(
            "MatMul",
            [hidden, weight(f"{prefix}.{name}_weight", WIDTH, heads * HEAD_SIZE)],
            [f"{prefix}.{name}"],
        )
        for name, heads in sizes.items()
    ]
    past = [f"past_key_values.{layer}.{part}" for part in ("key", "value")]
    present = [f"present.{layer}.{part}" for part in ("key", "value")]
    inputs = [f"{prefix}.{name}" for name in sizes]
    nodes.append(
        helper.make_node(
            "GroupQueryAttention",
            [*inputs, *past, "seqlens_k", "total_sequence_length", "cos", "sin"],
            [f"{prefix}.attention", *present],
            domain="com.microsoft",
            num_heads=HEADS,
            kv_num_heads=KV_HEADS,
            do_rotary=1,
        )
    )
    output = weight(f"{prefix}.o_weight", HEADS * HEAD_SIZE, WIDTH)
    return [
        *nodes,
        helper.make_node("MatMul", [f"{prefix}.attention", output], [f"{prefix}.output"]),
        helper.make_node("Add", [hidden, f"{prefix}.output"], [f"hidden.{layer + 1}"]),
    ]


def _inputs() -> list[Any]:
    return [
        helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "sequence"]),
        helper.make_tensor_value_info("seqlens_k", TensorProto.INT32, ["batch"]),
        helper.make_tensor_value_info("total_sequence_length", TensorProto.INT32, []),
        helper.make_tensor_value_info("logits_positions", TensorProto.INT64, ["positions"]),
        *_cache("past_key_values"),
    ]


def _outputs() -> list[Any]:
    logits = helper.make_tensor_value_info(
        "logits", TensorProto.FLOAT, ["batch", "positions", VOCAB_SIZE]
    )
    return [logits, *_cache("present")]


def _cache(prefix: str) -> list[Any]:
    shape = ["batch", KV_HEADS, "capacity", HEAD_SIZE]
    return [
        helper.make_tensor_value_info(f"{prefix}.{layer}.{part}", TensorProto.FLOAT, shape)
        for layer in range(LAYERS)
        for part in ("key", "value")
    ]
