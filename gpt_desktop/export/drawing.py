"""A model's steps drawn as a graph by optimum's exporter."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from optimum.exporters.onnx import onnx_export_from_model
from optimum.exporters.onnx.config import TextDecoderWithPositionIdsOnnxConfig
from optimum.exporters.onnx.model_configs import LlamaOnnxConfig
from optimum.exporters.tasks import TasksManager
from optimum.utils import NormalizedTextConfig, NormalizedTextConfigWithGQA

from gpt_desktop.export.failure import ExportFailureError, ExportFailureKind

_TASK = "text-generation"
_WITH_PAST = f"{_TASK}-with-past"
_GRAPH = "model.onnx"


def _described(name: str, base: Any, sizes: Any) -> Any:
    """A kind of decoder as the exporter describes its own: their names of sizes differ."""
    return type(name, (base,), {"NORMALIZED_CONFIG_CLASS": sizes})


# Decoders that optimum does not name: heads share keys and values, or each has its own.
_GROUPED = _described("Grouped", LlamaOnnxConfig, NormalizedTextConfigWithGQA)
_PLAIN = _described("Plain", TextDecoderWithPositionIdsOnnxConfig, NormalizedTextConfig)


def draw(model: Any, folder: Path) -> Path:
    """Write the graph, float32 and with a cache that grows, and ``config.json``.

    A kind that optimum does not name is tried with the inputs of a usual decoder; whether the
    graph is right is for ``check_graph`` to say, of this one as of any other.

    Args:
        model: of transformers.
        folder: is made.

    Returns:
        The graph's place.

    Raises:
        ExportFailureError: there is no such graph.
        OSError, MemoryError: there is no room.
    """
    try:
        settings = _settings(model)
        onnx_export_from_model(model, folder, task=_WITH_PAST, do_validation=False, **settings)
    except (ExportFailureError, OSError, MemoryError):
        raise
    except Exception as error:
        # The tracer runs the model, and each fails in its own way.
        raise ExportFailureError(ExportFailureKind.NOT_TRACED) from error
    if not (folder / _GRAPH).is_file():
        raise ExportFailureError(ExportFailureKind.NOT_TRACED)
    return folder / _GRAPH


def _settings(model: Any) -> dict[str, Any]:
    """What the exporter has to be told of a kind that it does not name."""
    kind = model.config.model_type
    try:
        tasks = TasksManager.get_supported_tasks_for_model_type(
            kind, "onnx", library_name="transformers"
        )
    except KeyError:
        grouped = hasattr(model.config, "num_key_value_heads")
        described = (_GROUPED if grouped else _PLAIN)(
            model.config, task=_TASK, use_past=True, use_past_in_inputs=True
        )
        return {"custom_onnx_configs": {"model": described}}
    if _WITH_PAST not in tasks:
        raise ExportFailureError(ExportFailureKind.NO_DECODER)
    return {}
