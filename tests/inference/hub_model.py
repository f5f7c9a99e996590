"""The tiny model in the layouts of model hubs, as their exporters write its graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from gpt_desktop.core.model_folder import CHAT_TEMPLATE, GRAPH, MANIFEST, TOKENIZER
from tests.inference.tiny_model import (
    CONTEXT,
    END,
    HEAD_SIZE,
    KV_HEADS,
    LAYERS,
    TEMPLATE,
    VOCAB_SIZE,
    build_tiny_folder,
)

Build = Callable[[Path], object]


def build_hub_folder(
    path: Path, *, genai: bool = False, half: bool = False, build: Build = build_tiny_folder
) -> Path:
    """A whole folder with the weights of ``build_tiny_folder``.

    Args:
        genai: ``genai_config.json`` and a template of its own; else ``config.json``, ``onnx/``
            and the template within ``tokenizer_config.json``.
        half: cache and logits are float16.
        build: makes the folder whose weights it has.
    """
    build(path)
    model = onnx.load(path / GRAPH)
    for name in (MANIFEST, GRAPH, f"{GRAPH}.data", CHAT_TEMPLATE):
        (path / name).unlink(missing_ok=True)
    _to_hub(model, half=half)
    if genai:
        onnx.save_model(
            model, path / "model.onnx", save_as_external_data=True, location="model.onnx.data"
        )
        decoder = {"filename": "model.onnx"}
        genai_config = {"context_length": CONTEXT, "eos_token_id": [END, 0], "decoder": decoder}
        _write(path / "genai_config.json", {"model": genai_config})
        (path / CHAT_TEMPLATE).write_text(TEMPLATE, encoding="utf-8")
        return path
    (path / "onnx").mkdir()
    onnx.save_model(model, path / "onnx" / ("model_q4f16.onnx" if half else "model.onnx"))
    _write(path / "config.json", {"max_position_embeddings": CONTEXT, "eos_token_id": 5})
    _write(path / "generation_config.json", {"eos_token_id": END})
    _write(path / "tokenizer_config.json", {"chat_template": TEMPLATE})
    return path


def give_last_logits(path: Path) -> Path:
    """Let a folder's graph give the logits of a step's last token only."""
    model = onnx.load(path / "onnx" / "model.onnx")
    graph = model.graph
    node = next(node for node in graph.node if "logits" in node.output)
    node.output[0] = "logits.all"
    bounds = {"first": [-1], "end": [2**31], "axis.logits": [1]}
    graph.initializer.extend(
        numpy_helper.from_array(np.array(value, dtype=np.int64), name)
        for name, value in bounds.items()
    )
    graph.node.append(helper.make_node("Slice", ["logits.all", *bounds], ["logits"]))
    output = next(value for value in graph.output if value.name == "logits")
    output.type.tensor_type.shape.dim[1].dim_value = 1
    onnx.save_model(model, path / "onnx" / "model.onnx")
    return path


def split_embeddings(path: Path, *, rows: int = 0) -> Path:
    """Move a folder's embeddings into a graph of their own, as newer exporters do.

    Args:
        rows: give ``position_ids`` so many rows, as models that also see pictures have them.
    """
    model = onnx.load(path / "onnx" / "model.onnx")
    graph = model.graph
    node = next(node for node in graph.node if "input_ids" in node.input)
    table = next(each for each in graph.initializer if each.name in node.input)
    made = node.output[0]
    ids = helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "sequence"])
    sizes = ["batch", "sequence", table.dims[-1]]
    embedded = helper.make_tensor_value_info("inputs_embeds", TensorProto.FLOAT, sizes)
    lookup = helper.make_node("Gather", [table.name, "input_ids"], ["inputs_embeds"])
    embeddings = helper.make_graph([lookup], "embeddings", [ids], [embedded], [table])
    graph.node.remove(node)
    for each in graph.node:
        for number, name in enumerate(each.input):
            if name == made:
                each.input[number] = "inputs_embeds"
    kept = [each for each in graph.input if each.name != "input_ids"]
    del graph.input[:]
    graph.input.extend([embedded, *kept])
    if rows:
        shape = [rows, "batch", "sequence"]
        graph.input.append(helper.make_tensor_value_info("position_ids", TensorProto.INT64, shape))
    (path / "onnx" / "model.onnx").unlink()
    onnx.save_model(model, path / "onnx" / "decoder_model_merged.onnx")
    other = helper.make_model(embeddings, opset_imports=model.opset_import)
    other.ir_version = model.ir_version
    onnx.save_model(other, path / "onnx" / "embed_tokens_fp16.onnx")
    return path


def _to_hub(model: Any, *, half: bool) -> None:
    """The contract of hub graphs: a mask instead of lengths, logits of all positions."""
    graph = model.graph
    first = [
        helper.make_node("ReduceSum", ["attention_mask", "axis"], ["lengths"], keepdims=0),
        helper.make_node("Sub", ["lengths", "one"], ["last"]),
        helper.make_node("Cast", ["last"], ["seqlens_k"], to=TensorProto.INT32),
        helper.make_node("Shape", ["attention_mask"], ["mask_shape"]),
        helper.make_node("Gather", ["mask_shape", "axis_scalar"], ["total"]),
        helper.make_node("Cast", ["total"], ["total_sequence_length"], to=TensorProto.INT32),
    ]
    constants = {"axis": [1], "one": 1, "axis_scalar": 1}
    graph.initializer.extend(
        numpy_helper.from_array(np.array(value, dtype=np.int64), name)
        for name, value in constants.items()
    )
    chosen = next(node for node in graph.node if "logits_positions" in node.input)
    nodes = [node for node in graph.node if node is not chosen]
    nodes[-1].input[0] = chosen.input[0]
    casts: list[Any] = []
    if half:
        casts, first = _half(nodes, first)
    del graph.node[:]
    graph.node.extend([*first, *nodes, *casts])
    kind = TensorProto.FLOAT16 if half else TensorProto.FLOAT
    past, present = _cache("past_key_values", kind), _cache("present", kind)
    if not half:
        past = [value for value in graph.input if value.name.startswith("past")]
        present = [value for value in graph.output if value.name.startswith("present")]
    del graph.input[:], graph.output[:]
    graph.input.extend(
        [
            helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["batch", "sequence"]),
            helper.make_tensor_value_info("attention_mask", TensorProto.INT64, ["batch", "total"]),
            *past,
        ]
    )
    logits = helper.make_tensor_value_info("logits", kind, ["batch", "sequence", VOCAB_SIZE])
    graph.output.extend([logits, *present])
    del model.metadata_props[:]


def _half(nodes: list[Any], first: list[Any]) -> tuple[list[Any], list[Any]]:
    """Casts around the cache and after the logits."""
    casts = []
    for node in nodes:
        for number, name in enumerate(node.input):
            if name.startswith("past_key_values."):
                node.input[number] = f"{name}.float"
                made = helper.make_node("Cast", [name], [f"{name}.float"], to=TensorProto.FLOAT)
                first = [*first, made]
        for number, name in enumerate(node.output):
            if name.startswith("present.") or name == "logits":
                node.output[number] = f"{name}.float"
                cast = helper.make_node("Cast", [f"{name}.float"], [name], to=TensorProto.FLOAT16)
                casts.append(cast)
    return casts, first


def _cache(prefix: str, kind: int) -> list[Any]:
    shape = ["batch", KV_HEADS, f"{prefix}_length", HEAD_SIZE]
    return [
        helper.make_tensor_value_info(f"{prefix}.{layer}.{part}", kind, shape)
        for layer in range(LAYERS)
        for part in ("key", "value")
    ]


def _write(path: Path, table: dict[str, Any]) -> None:
    assert path.parent.is_dir()
    assert (path.parent / TOKENIZER).is_file()
    path.write_text(json.dumps(table), encoding="utf-8")
