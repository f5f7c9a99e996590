"""Ways in which a model's folder can be wrong, for each layout that the app loads."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA, MANIFEST, TOKENIZER
from tests.inference.hub_model import build_hub_folder
from tests.inference.tiny_model import build_tiny_folder

HUNDRED_GB = 100_000_000_000
NESTED = '{"a":' * 100_000 + "1" + "}" * 100_000


@dataclass(frozen=True, slots=True)
class Damaged:
    """A model's folder to be damaged.

    Attributes:
        graph, data: of the folder.
        descriptions: files that say what the model is, the tokenizer's aside.
    """

    path: Path
    graph: Path
    data: Path
    descriptions: tuple[Path, ...]

    @property
    def tokenizer(self) -> Path:
        return self.path / TOKENIZER

    def edit(self, change: Callable[[Any], object]) -> None:
        """Change the graph; its weights stay where they are."""
        model = onnx.load(self.graph, load_external_data=False)
        change(model.graph)
        self.graph.write_bytes(model.SerializeToString())

    def save(self, change: Callable[[Any], object]) -> None:
        """Change graph and weights."""
        model = onnx.load(self.graph)
        change(model.graph)
        _save(model, self.graph, self.data)


def own(path: Path) -> Damaged:
    """This app's layout."""
    build_tiny_folder(path)
    return Damaged(path, path / GRAPH, path / GRAPH_DATA, (path / MANIFEST,))


def hub(path: Path) -> Damaged:
    """``config.json`` and ``onnx/model_q4.onnx``."""
    build_hub_folder(path)
    graph, data = path / "onnx" / "model_q4.onnx", path / "onnx" / "model_q4.onnx_data"
    (path / "onnx" / "model.onnx").rename(graph)
    _save(onnx.load(graph), graph, data)
    names = ("config.json", "generation_config.json", "tokenizer_config.json")
    return Damaged(path, graph, data, tuple(path / name for name in names))


def genai(path: Path) -> Damaged:
    """``genai_config.json`` and ``model.onnx``."""
    build_hub_folder(path, genai=True)
    config = path / "genai_config.json"
    return Damaged(path, path / GRAPH, path / GRAPH_DATA, (config,))


LAYOUTS: dict[str, Callable[[Path], Damaged]] = {"own": own, "hub": hub, "genai": genai}


def _save(model: Any, graph: Path, data: Path) -> None:
    data.unlink(missing_ok=True)
    onnx.save_model(model, graph, save_as_external_data=True, location=data.name)


def cut(path: Path, share: float) -> None:
    """Keep the first part of a file."""
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])


def grow(*paths: Path) -> None:
    """Let files claim 100 GB each; they take no room on the disk."""
    for path in paths:
        with path.open("ab") as file:
            file.truncate(HUNDRED_GB)


def weight(graph: Any, name: str = "head") -> Any:
    """An initializer of the tiny model."""
    return next(tensor for tensor in graph.initializer if tensor.name == name)


def stored(key: str, value: str) -> Callable[[Any], None]:
    """Change where all weights lie: location, offset or length."""

    def change(graph: Any) -> None:
        for tensor in graph.initializer:
            kept = {entry.key: entry.value for entry in tensor.external_data} | {key: value}
            if tensor.data_location == TensorProto.EXTERNAL:
                del tensor.external_data[:]
                for name, text in kept.items():
                    tensor.external_data.add(key=name, value=text)

    return change


def shaped(name: str, *dims: int) -> Callable[[Any], None]:
    """Claim another shape of a weight."""

    def change(graph: Any) -> None:
        weight(graph, name).dims[:] = dims

    return change


def emptied(graph: Any) -> None:
    """Claim 100 GB of a weight that nothing is stored of."""
    tensor = weight(graph)
    del tensor.external_data[:]
    tensor.data_location = TensorProto.DEFAULT
    tensor.raw_data = b""
    tensor.dims[:] = [32, HUNDRED_GB // 128]


def large_heads(place: int) -> Callable[[Any], None]:
    """Claim a billion heads (place 1), or such large ones (place 3), of each cache tensor."""

    def change(graph: Any) -> None:
        for value in (*graph.input, *graph.output):
            if value.name.startswith(("past_key_values.", "present.")):
                value.type.tensor_type.shape.dim[place].dim_value = 10**9

    return change


def grown_constant(graph: Any) -> None:
    """Let the graph make 100 GB of zeros and add their sum to the logits."""
    shape = numpy_helper.from_array(np.array([HUNDRED_GB // 4], np.int64), "how_many")
    graph.initializer.append(shape)
    graph.node[-1].output[0] = "own_logits"
    graph.node.extend(
        [
            helper.make_node("ConstantOfShape", ["how_many"], ["zeros"]),
            helper.make_node("ReduceSum", ["zeros"], ["sum"], keepdims=0),
            helper.make_node("Add", ["own_logits", "sum"], ["logits"]),
        ]
    )


def not_numbers(name: str) -> Callable[[Any], None]:
    """Let a weight be no number at one place."""

    def change(graph: Any) -> None:
        tensor = weight(graph, name)
        values = numpy_helper.to_array(tensor).copy()
        values.flat[5] = np.nan
        tensor.CopyFrom(numpy_helper.from_array(values, name))

    return change


def moved_out(folder: Damaged, how: str) -> None:
    """Put the weights beside the folder and point there."""
    outside = folder.path.parent / f".{folder.path.name}-outside.data"
    shutil.copy(folder.data, outside)
    folder.data.unlink()
    if how == "link":
        folder.data.symlink_to(outside)
        return
    up = "../" * len(folder.data.relative_to(folder.path).parts)
    folder.edit(stored("location", str(outside) if how == "absolute" else up + outside.name))


def retokenized(folder: Damaged, change: Callable[[dict[str, Any]], object]) -> None:
    """Change ``tokenizer.json``."""
    table = json.loads(folder.tokenizer.read_text(encoding="utf-8"))
    change(table)
    folder.tokenizer.write_text(json.dumps(table), encoding="utf-8")


DAMAGES: dict[str, Callable[[Damaged], object]] = {
    "no graph": lambda f: f.graph.unlink(),
    "an empty graph": lambda f: cut(f.graph, 0),
    "a graph cut off": lambda f: cut(f.graph, 0.5),
    "a graph cut off at its end": lambda f: cut(f.graph, 0.999),
    "a graph of 100 GB": lambda f: grow(f.graph),
    "no data": lambda f: f.data.unlink(),
    "empty data": lambda f: cut(f.data, 0),
    "data cut off": lambda f: cut(f.data, 0.9),
    "data in an absolute place": lambda f: moved_out(f, "absolute"),
    "data beside the folder": lambda f: moved_out(f, "relative"),
    "data behind a link": lambda f: moved_out(f, "link"),
    "100 GB of data claimed": lambda f: f.edit(stored("length", str(HUNDRED_GB))),
    "data at 100 GB": lambda f: f.edit(stored("offset", str(HUNDRED_GB))),
    "data before their file": lambda f: f.edit(stored("offset", "-1")),
    "data at the last number": lambda f: f.edit(stored("offset", str(2**63 - 1))),
    "a weight of 100 GB": lambda f: f.edit(shaped("head", 32, HUNDRED_GB // 128)),
    "a weight of no bytes and 100 GB": lambda f: f.edit(emptied),
    "more elements than numbers count": lambda f: f.edit(shaped("head", 2**33, 2**33)),
    "less than no elements": lambda f: f.edit(shaped("head", -1, 258)),
    "a turned weight": lambda f: f.edit(shaped("head", 258, 32)),
    "a turned weight of attention": lambda f: f.edit(shaped("layer.0.q_weight", 64, 32)),
    "a table of embeddings too small": lambda f: f.edit(shaped("embedding", 258, 31)),
    "a billion heads": lambda f: f.edit(large_heads(1)),
    "heads of a billion": lambda f: f.edit(large_heads(3)),
    "100 GB of zeros": lambda f: f.save(grown_constant),
    "no numbers in a layer": lambda f: f.save(not_numbers("layer.1.q_weight")),
    "no numbers in the output": lambda f: f.save(not_numbers("head")),
    "no numbers in an embedding": lambda f: f.save(not_numbers("embedding")),
    "no tokenizer": lambda f: f.tokenizer.unlink(),
    "an empty tokenizer": lambda f: cut(f.tokenizer, 0),
    "a tokenizer cut off": lambda f: cut(f.tokenizer, 0.7),
    "a tokenizer of 100 GB": lambda f: grow(f.tokenizer),
    "a tokenizer too deep": lambda f: f.tokenizer.write_text(NESTED),
    "an id beyond the graph": lambda f: retokenized(
        f, lambda table: table["model"]["vocab"].update(a=4_000_000_000)
    ),
    "an id of 100 billion": lambda f: retokenized(
        f, lambda table: table["model"]["vocab"].update(a=HUNDRED_GB)
    ),
    "a vocabulary of another kind": lambda f: retokenized(
        f, lambda table: table["model"].update(type="Unigram")
    ),
    "no description": lambda f: f.descriptions[0].unlink(),
    "an empty description": lambda f: cut(f.descriptions[0], 0),
    "a description cut off": lambda f: cut(f.descriptions[0], 0.5),
    "descriptions of 100 GB": lambda f: grow(*f.descriptions),
    "a description too deep": lambda f: f.descriptions[0].write_text(
        "format = 1\na = " + "[" * 100_000 if f.descriptions[0].suffix == ".toml" else NESTED
    ),
    "the last description too deep": lambda f: f.descriptions[-1].write_text(
        "format = 1\na = " + "[" * 100_000 if f.descriptions[-1].suffix == ".toml" else NESTED
    ),
}
