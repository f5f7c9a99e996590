"""Which files of a repository are weights, by their names, as hubs' exporters call them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from gpt_desktop.core.hub import Form
from gpt_desktop.core.hub_folder import CONFIG, GENAI_CONFIG

GGUF_PART = re.compile(r"(?P<stem>.+)-(?P<number>\d{5})-of-(?P<count>\d{5})\.gguf", re.IGNORECASE)
# A decoder's graph in the layout of transformers.js, alone or beside one for the embeddings.
ONNX_GRAPH = re.compile(
    r"(?P<stem>model|decoder_model_merged)"
    r"(?P<variant>|_fp16|_q4|_q4f16|_quantized|_int8|_uint8|_bnb4)\.onnx"
)
_CODE_CARRIERS = {".bin", ".pt", ".pth", ".ckpt", ".h5", ".msgpack"}
_OTHER_WEIGHTS = re.compile(r"consolidated|adapter_model|optimizer|\.lora")


def is_gguf(path: str) -> bool:
    """Whether it is a file of weights in this form, or a part of one."""
    return path.lower().endswith(".gguf")


def is_checkpoint_file(path: str) -> bool:
    """Whether it holds weights of a checkpoint at the repository's root."""
    name = path.lower()
    return "/" not in path and name.endswith(".safetensors") and not _OTHER_WEIGHTS.search(name)


def is_onnx_graph(path: str) -> bool:
    """Whether it is a decoder's graph where transformers.js looks for it."""
    place = PurePosixPath(path)
    return str(place.parent) in (".", "onnx") and ONNX_GRAPH.fullmatch(place.name) is not None


def carries_code(path: str) -> bool:
    """Whether it holds weights in a form that can carry programs."""
    return PurePosixPath(path).suffix.lower() in _CODE_CARRIERS


def forms_of(paths: Iterable[str]) -> tuple[Form, ...]:
    """Which forms there seem to be."""
    paths = list(paths)
    config = CONFIG in paths
    genai = any(PurePosixPath(path).name == GENAI_CONFIG for path in paths)
    there = {
        Form.GGUF: any(is_gguf(path) for path in paths),
        Form.SAFETENSORS: config and any(is_checkpoint_file(path) for path in paths),
        Form.ONNX: genai or (config and any(is_onnx_graph(path) for path in paths)),
    }
    return tuple(form for form, found in there.items() if found)
