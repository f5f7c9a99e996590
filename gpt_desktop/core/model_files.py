"""Which files of a folder make up a model that runs as it is."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from gpt_desktop.core.hub_folder import named_graph
from gpt_desktop.core.model_folder import MANIFEST, read_model_folder

_GRAPH_END = ".onnx"
# The same weights for other programs.
_OTHER_WEIGHTS = {".safetensors", ".bin", ".pt", ".pth", ".gguf", ".h5", ".msgpack", ".tflite"}


def model_files(folder: Path) -> list[str]:
    """Places in the folder, with forward slashes: one graph, its data, and what is beside it.

    Other variants of the graph and weights in other forms are left out.

    Raises:
        UserFacingError, ValueError, KeyError, TypeError, OSError: the folder is damaged.
    """
    own = (folder / MANIFEST).is_file()
    graph = PurePosixPath(read_model_folder(folder).graph if own else named_graph(folder))
    places = {PurePosixPath(), graph.parent}
    return sorted(
        str(place / name) for place in places for name in _wanted(folder / place, graph.name)
    )


def _wanted(place: Path, graph: str) -> list[str]:
    names = [
        entry.name
        for entry in place.iterdir()
        if entry.is_file() and not entry.name.startswith(".")
    ]
    others = [name for name in names if name.endswith(_GRAPH_END) and name != graph]
    return [
        name
        for name in names
        if Path(name).suffix.lower() not in _OTHER_WEIGHTS
        # A graph's data are called after it.
        and not any(name.startswith(other) for other in others)
    ]
