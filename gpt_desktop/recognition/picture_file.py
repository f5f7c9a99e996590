"""Picture files as pixels, decoded by ocrust: it hands pages out beside what it read on them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnx import TensorProto, helper

from gpt_desktop.recognition.gray_tiff import gray_page
from gpt_desktop.recognition.tiff_pages import single_pages
from gpt_desktop.recognition.working_file import working_file

_OPSET, _FORMAT = 13, 8  # old enough for every onnxruntime that is allowed


class BadPictureError(Exception):
    """The picture is damaged, or of a kind that is not read."""


class TooManyPixelsError(Exception):
    """The picture has more than it may."""


class PictureFiles:
    """Decodes PNG, JPEG, WebP and TIFF; turned as the file says, without colours.

    Args:
        parts: ocrust's arguments for its models.
        pixels: of a page, at most.
    """

    def __init__(self, ocrust: ModuleType, parts: dict[str, str], pixels: int) -> None:
        with working_file() as blind:
            blind.write_bytes(_blind_detector())
            self._decoder: Any = ocrust.Ocr(
                **(parts | {"detection_model": str(blind)}),
                threads=1,
                page_workers=1,
                max_pixels=pixels,
                preprocess=False,
                fix_orientation=False,
            )
        self._damage: type[Exception] = ocrust.OcrustError

    def pages(self, path: Path) -> Iterator[tuple[int, Callable[[], NDArray[np.uint8]]]]:
        """How many pages there are, and for each what decodes it: height × width, gray."""
        with working_file() as copy:
            with path.open("rb") as source, copy.open("wb") as target:
                shutil.copyfileobj(source, target)
            for count in single_pages(copy):
                yield count, lambda: self._decoded(copy)

    def _decoded(self, path: Path) -> NDArray[np.uint8]:
        """Raises BadPictureError or TooManyPixelsError."""
        try:
            tiff, _ = self._decoder.to_tiff(path, gray=True, compression="none")
            return gray_page(tiff)
        except (self._damage, ValueError) as error:
            if "pixel" in str(error):
                raise TooManyPixelsError from error
            raise BadPictureError from error


def _blind_detector() -> bytes:
    """A detector of lines that finds none: the page's own values, times nothing."""
    taken = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", 3, "h", "w"])
    given = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", 1, "h", "w"])
    nothing = helper.make_tensor("nothing", TensorProto.FLOAT, [1, 3, 1, 1], [0.0] * 3)
    node = helper.make_node("Conv", ["x", "nothing"], ["y"])
    graph = helper.make_graph([node], "blind", [taken], [given], [nothing])
    opsets = [helper.make_opsetid("", _OPSET)]
    model = helper.make_model(graph, opset_imports=opsets, ir_version=_FORMAT)
    serialized: bytes = model.SerializeToString()
    return serialized
