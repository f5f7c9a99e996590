"""The tensors of a Hugging Face checkpoint: one safetensors file, or shards and an index."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open

from gpt_desktop.convert.errors import damaged, missing_file, unsupported
from gpt_desktop.convert.text_part import TextTensors
from gpt_desktop.convert.weights import Floats
from gpt_desktop.core.bounded_file import read_bounded_text
from gpt_desktop.core.i18n import tr

SINGLE = "model.safetensors"
INDEX = "model.safetensors.index.json"
_PART = re.compile(r"(model)-\d{5}-of-(\d{5})\.safetensors")
_FLOATS = ("F32", "F16", "BF16")


class CheckpointFile:
    """Tensors by name, read when asked for.

    Raises:
        UserFacingError: a file is missing, cut off or contradicts itself.
    """

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self._files: dict[str, TextTensors] = {}
        for path in _shards(folder):
            opened = _open(path)
            self._files |= dict.fromkeys(opened.keys(), opened)

    def names(self) -> list[str]:
        """All tensors there are."""
        return list(self._files)

    def shape(self, name: str) -> tuple[int, ...] | None:
        """Outermost dimension first; None if there is no such tensor."""
        file = self._files.get(name)
        return None if file is None else tuple(file.get_slice(name).get_shape())

    def elements(self) -> int:
        """Numbers in all tensors together."""
        return sum(math.prod(self.shape(name) or (0,)) for name in self._files)

    def dtype(self, name: str) -> str:
        """As safetensors calls it, such as ``BF16``."""
        return str(self._files[name].get_slice(name).get_dtype())

    def floats(self, name: str, rows: slice = slice(None)) -> Floats:
        """A tensor as float32, or some of its rows.

        Raises:
            UserFacingError: it is not of floats, or some are no numbers.
        """
        kind = self.dtype(name)
        if kind not in _FLOATS:
            why = tr("Its quantization type {code} is not known.", code=kind)
            raise unsupported(self.name, why)
        values: Floats = self._files[name].get_slice(name)[rows].astype(np.float32)
        if not np.isfinite(values).all():
            why = tr("The tensor {tensor} holds values that are not numbers.", tensor=name)
            raise damaged(self.name, why)
        return values


def read_json(path: Path) -> Mapping[str, object]:
    """An object of a JSON file. Raises UserFacingError if the file is missing or damaged."""
    try:
        table = json.loads(read_bounded_text(path))
    except (OSError, ValueError, RecursionError) as error:
        raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error
    if not isinstance(table, dict):
        raise damaged(path.name, tr("It is cut off, or its table of contents is wrong."))
    return table


def _shards(folder: Path) -> list[Path]:
    names = _listed(folder) or _numbered(folder) or [SINGLE]
    for name in names:
        if not (folder / name).is_file():
            raise missing_file(folder.name, name)
    return [folder / name for name in names]


def _listed(folder: Path) -> list[str]:
    """The names in the index, if there is one."""
    if not (folder / INDEX).is_file():
        return []
    table = read_json(folder / INDEX).get("weight_map")
    names = list(table.values()) if isinstance(table, dict) else []
    # Only files of this folder: the index comes from strangers.
    if not names or not all(isinstance(name, str) and Path(name).name == name for name in names):
        raise damaged(INDEX, tr("It is cut off, or its table of contents is wrong."))
    return sorted(set(names))


def _numbered(folder: Path) -> list[str]:
    """The names of shards whose index was not kept, as the number of them in their names says."""
    if (folder / SINGLE).is_file():
        return []
    for path in sorted(folder.glob("*.safetensors")):
        part = _PART.fullmatch(path.name)
        if part is not None:
            count = int(part[2])
            return [
                f"{part[1]}-{number:05}-of-{part[2]}.safetensors" for number in range(1, count + 1)
            ]
    return []


def _open(path: Path) -> TextTensors:
    try:
        return TextTensors(safe_open(path, framework="numpy"))
    except (OSError, SafetensorError) as error:
        raise damaged(path.name, tr("It could not be read ({error}).", error=error)) from error
