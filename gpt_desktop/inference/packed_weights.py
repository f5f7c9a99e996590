"""Weights kept in the order of this processor's kernels, to be mapped instead of made.

onnxruntime reorders ("packs") weights as it loads them, into memory of the process's own.
``packing.py`` puts them behind the others in a model's data file, and a second graph, which
says where they are, beside the first. They fit one kind of processor and one version of
onnxruntime, which compares them with what it would make itself and refuses others.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
from pathlib import Path

import onnxruntime as ort

from gpt_desktop.core.installed_size import LEAST_PACKED
from gpt_desktop.core.model_folder import GRAPH, GRAPH_DATA, PACKED_RECORD, ModelFolder

PACKED_GRAPH = "packed.onnx"
# A record's key for which products were found to be quicker with activations in floats.
CHOSEN = "activations"
# Of the data file: what packing adds at most, and as much again if it must be written anew.
_GROWTH = 3
_CPUINFO = Path("/proc/cpuinfo")


def processor_key() -> str:
    """What decides about the order: the processor's abilities and onnxruntime's version."""
    abilities = f"{platform.machine()} {platform.processor()} {_flags()}"
    return f"{ort.__version__} {hashlib.sha256(abilities.encode()).hexdigest()[:16]}"


def packed_graph(folder: ModelFolder) -> Path | None:
    """The graph whose packed weights fit here and are whole, or None."""
    try:
        record = json.loads((folder.weights / PACKED_RECORD).read_text(encoding="utf-8"))
        # What records of before lack is made with the rest.
        chosen = record.pop(CHOSEN)
        whole = isinstance(chosen, dict) and record == packed_record(folder)
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None
    graph = folder.weights / PACKED_GRAPH
    return graph if whole and graph.is_file() else None


def packed_record(folder: ModelFolder) -> dict[str, object]:
    """What a record says of weights that were packed here and now; raises OSError."""
    size = (folder.weights / GRAPH_DATA).stat().st_size
    graph = hashlib.sha256((folder.weights / GRAPH).read_bytes()).hexdigest()
    return {"processor": processor_key(), "graph": graph, "bytes": size}


def wants_packing(folder: ModelFolder) -> bool:
    """Whether the weights are many, not packed for this processor, and the disk has room."""
    data = folder.weights / GRAPH_DATA
    try:
        size = data.stat().st_size
        if folder.from_hub or size < LEAST_PACKED or not (folder.weights / GRAPH).is_file():
            return False
        room = shutil.disk_usage(folder.weights).free
    except OSError:
        return False
    return packed_graph(folder) is None and room > _GROWTH * size


def forget_packed(folder: ModelFolder) -> None:
    """Take them for missing from now on; raises OSError."""
    for name in (PACKED_RECORD, PACKED_GRAPH):
        (folder.weights / name).unlink(missing_ok=True)


def _flags() -> str:
    """The processor's instructions, where the system tells them."""
    try:
        lines = _CPUINFO.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    return next((line for line in lines if line.startswith(("flags", "Features"))), "")
