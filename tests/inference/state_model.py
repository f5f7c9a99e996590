"""A tiny random model of which two layers keep states and one keys and values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from gpt_desktop.core.model_folder import GRAPH, ModelFolder
from tests.inference.tiny_model import HEAD_SIZE, KV_HEADS, WIDTH, build_tiny_folder, layer_nodes

CONV, ATTENTION, RECURRENT = range(3)
TAPS = 3
HEADS = 2


def build_state_folder(path: Path) -> ModelFolder:
    """Write a whole model folder; its weights lie in the graph."""
    folder = build_tiny_folder(path)
    model = onnx.load(path / GRAPH)
    _put_layers(model)
    for entry in model.metadata_props:
        if entry.key == "layers":
            entry.value = "3"
    onnx.save_model(model, path / GRAPH)
    return folder


def _put_layers(model: Any) -> None:
    """Put three layers in the place of the model's two."""
    random = np.random.default_rng(8)
    graph = model.graph
    kept = [node for node in graph.node if not node.output[0].startswith(("layer.", "hidden."))]
    first = next(node for node in graph.node if node.output[0] == "hidden.0")
    wanted = next(node for node in kept if "logits_positions" in node.input)
    wanted.input[0] = "hidden.3"

    def weight(name: str, *shape: int, values: NDArray[np.float64] | None = None) -> str:
        array = random.standard_normal(shape) * 0.3 if values is None else values
        graph.initializer.append(numpy_helper.from_array(array.astype(np.float32), f"own.{name}"))
        return f"own.{name}"

    layers = [*_conv(weight), *layer_nodes(ATTENTION, weight), *_recurrent(weight)]
    del graph.node[:]
    graph.node.extend([first, *layers, *kept])
    _put_values(graph)


def _conv(weight: Any) -> list[Any]:
    mixed = helper.make_node(
        "CausalConvWithState",
        ["hidden.0", weight("taps", WIDTH, 1, TAPS), "", f"past_conv.{CONV}"],
        ["layer.0.mixed", f"present_conv.{CONV}"],
        domain="com.microsoft",
        channels_last=1,
    )
    return [mixed, helper.make_node("Add", ["hidden.0", "layer.0.mixed"], ["hidden.1"])]


def _recurrent(weight: Any) -> list[Any]:
    size = HEADS * HEAD_SIZE

    def product(part: str, columns: int, name: str) -> Any:
        matrix = weight(f"recurrent.{part}", WIDTH, columns)
        return helper.make_node("MatMul", ["hidden.2", matrix], [name])

    q, k, v, a, b = (f"layer.2.{part}" for part in "qkvab")
    return [
        product("q", size, q),
        product("k", size, k),
        product("v", size, v),
        product("a", HEADS, a),
        product("b", HEADS, f"{b}.raw"),
        helper.make_node("Softplus", [a], [f"{a}.plus"]),
        helper.make_node("Neg", [f"{a}.plus"], [f"{a}.decay"]),
        helper.make_node("Sigmoid", [f"{b}.raw"], [b]),
        helper.make_node("Tanh", [k], [f"{k}.short"]),
        helper.make_node(
            "LinearAttention",
            [q, f"{k}.short", v, f"past_recurrent.{RECURRENT}", f"{a}.decay", b],
            ["layer.2.mixed", f"present_recurrent.{RECURRENT}"],
            domain="com.microsoft",
            q_num_heads=HEADS,
            kv_num_heads=HEADS,
            scale=0.1,
        ),
        helper.make_node("MatMul", ["layer.2.mixed", weight("o", size, WIDTH)], ["layer.2.out"]),
        helper.make_node("Add", ["hidden.2", "layer.2.out"], ["hidden.3"]),
    ]


def _put_values(graph: Any) -> None:
    """Inputs and outputs of the three layers."""
    cache: list[str | int] = ["batch", KV_HEADS, "capacity", HEAD_SIZE]
    sizes: dict[str, list[str | int]] = {
        f"_conv.{CONV}": ["batch", TAPS - 1, WIDTH],
        f"_recurrent.{RECURRENT}": ["batch", HEADS, HEAD_SIZE, HEAD_SIZE],
    }
    for values, prefix, keys in (
        (graph.input, "past", "past_key_values"),
        (graph.output, "present", "present"),
    ):
        others = [value for value in values if not value.name.startswith(keys)]
        del values[:]
        values.extend(others)
        named = {f"{prefix}{name}": size for name, size in sizes.items()}
        named |= {f"{keys}.{ATTENTION}.{part}": cache for part in ("key", "value")}
        for name, size in named.items():
            values.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, size))
