"""What the exporting process says: steps, then what it made or a failure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gpt_desktop.child.lines import Language
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind

STEP = "step"
STEPS = 5  # reading, drawing, trying the graph, rounding, writing


class Bits(StrEnum):
    """Of a weight in a product."""

    FOUR = "4"
    EIGHT = "8"
    ALL = "32"


# The variants' names on model hubs.
GRAPHS = {
    Bits.FOUR: "onnx/model_q4.onnx",
    Bits.EIGHT: "onnx/model_quantized.onnx",
    Bits.ALL: "onnx/model.onnx",
}
QUANTIZATIONS = {Bits.FOUR: "4 bit", Bits.EIGHT: "8 bit", Bits.ALL: "float32"}


@dataclass(frozen=True, slots=True)
class Exported:
    """What the process made.

    Attributes:
        parameters: numbers in all tensors.
        context_length: tokens that the graph is right for.
    """

    parameters: int
    context_length: int


def _step(done: int) -> Progressed:
    return Progressed(Phase.BUILDING, int(done), STEPS, Unit.STEPS)


def _exported(parameters: int, context_length: int) -> Exported:
    return Exported(int(parameters), int(context_length))


def _failure(code: str) -> ExportFailureError:
    return ExportFailureError(ExportFailureKind(code))


EXPORTING: Language[Progressed, Exported] = Language({STEP: _step}, _exported, _failure)
