"""Which files of a folder make up a model that runs as it is."""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path, PurePosixPath

from gpt_desktop.core.hub_folder import embeddings_graph, named_graph
from gpt_desktop.core.model_folder import MANIFEST, read_model_folder

_GRAPH_END = ".onnx"
# The same weights for other programs.
_OTHER_WEIGHTS = {".safetensors", ".bin", ".pt", ".pth", ".gguf", ".h5", ".msgpack", ".tflite"}


def model_files(folder: Path) -> list[str]:
    """Places in the folder, with forward slashes: one model's graphs, data, and what is beside.

    Other variants of the graph and weights in other forms are left out.

    Raises:
        UserFacingError, ValueError, KeyError, TypeError, OSError: the folder is damaged.
    """
    own = (folder / MANIFEST).is_file()
    graph = PurePosixPath(read_model_folder(folder).graph if own else named_graph(folder))
    embeddings = embeddings_graph(folder, str(graph))
    graphs = {graph.name} | ({PurePosixPath(embeddings).name} if embeddings else set())
    places = {PurePosixPath(), graph.parent}
    return sorted(str(place / name) for place in places for name in _wanted(folder / place, graphs))


def _wanted(place: Path, graphs: Set[str]) -> list[str]:
    names = [
        entry.name
        for entry in place.iterdir()
        if entry.is_file() and not entry.name.startswith(".")
    ]
    others = [name for name in names if name.endswith(_GRAPH_END) and name not in graphs]
    return [
        name
        for name in names
        if Path(name).suffix.lower() not in _OTHER_WEIGHTS
        # A graph's data are called after it.
        and not any(name.startswith(other) for other in others)
    ]
