"""About how large a model becomes, by what its files are called."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from gpt_desktop.core.hub import Form

# Measured: 0.40 GB of Q4_K_M become 0.58, 2.5 become 3.5. Halves become bytes.
_BLOCKS_GROWTH = 1.45
_HALVES_GROWTH = 0.56
_GGUF_GROWTH = {"Q8_0": 1.1, "F16": _HALVES_GROWTH, "BF16": _HALVES_GROWTH, "F32": 0.3}
# Types that have no form of their own size here; see docs/engine.md, "Files of few bits".
_FEW_BITS_GROWTH = {"Q2_K": 2.7, "Q3_K": 1.75, "IQ1": 3.2, "IQ2": 2.2, "IQ3": 1.8, "IQ4": 2.1}
# Bytes; smaller models load in a fraction of a second, and their memory is no matter.
LEAST_PACKED = 256 * 2**20
_PACKED_GROWTH = 2.2  # measured: a folder of 0.56 GB becomes one of 1.22
_LABEL = re.compile(
    r"(?:UD-)?(?:I?Q\d(?:_\d){1,3}|I?Q\d(?:_[A-Z]{1,3}){1,2}|TQ\d_\d|MXFP4(?:_MOE)?|BF16|F16|F32)",
    re.IGNORECASE,
)


def installed_bytes(form: Form, label: str, size: int) -> int:
    """About how much of the disk a model takes once it is installed.

    Args:
        label: how it is quantized, as in ``HubOffer``.
        size: of the weights' files, bytes.
    """
    if form is Form.ONNX:
        return size
    if form is Form.SAFETENSORS:
        return int(_HALVES_GROWTH * size)
    kind = label.upper().removeprefix("UD-")
    few = (growth for start, growth in _FEW_BITS_GROWTH.items() if kind.startswith(start))
    return int(next(few, _GGUF_GROWTH.get(label, _BLOCKS_GROWTH)) * size)


def will_be_packed(form: Form, installed: int) -> bool:
    """Whether loading keeps a model's weights in the processor's order, too, to map them."""
    return form is not Form.ONNX and installed >= LEAST_PACKED


def disk_bytes(form: Form, installed: int) -> int:
    """About how much of the disk a model takes after its first loading, where there is room."""
    return int(_PACKED_GROWTH * installed) if will_be_packed(form, installed) else installed


def quantization(name: str) -> str:
    """What a file's name says of its blocks, such as "Q4_K_M"; "" where it is silent."""
    path = PurePosixPath(name)
    for text in (path.name.removesuffix(path.suffix), path.parent.name):
        found = [match[0].upper() for match in _LABEL.finditer(text) if _stands_apart(match)]
        if found:
            return found[-1]
    return ""


def _stands_apart(match: re.Match[str]) -> bool:
    text = match.string
    before, after = text[: match.start()], text[match.end() :]
    return not before[-1:].isalnum() and not after[:1].isalnum()
