"""From a checkpoint to a folder of a hub's kind: read, drawn, tried, rounded."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable
from pathlib import Path

from gpt_desktop.core.hub_folder import CONFIG, GENERATION_CONFIG
from gpt_desktop.export.drawing import draw
from gpt_desktop.export.faithfulness import check_graph, trial
from gpt_desktop.export.protocol import GRAPHS, STEPS, Bits, Exported
from gpt_desktop.export.rounding import write_rounded
from gpt_desktop.export.text_files import save_text_files
from gpt_desktop.export.torch_model import context_of, load_model

_DRAWN = "drawn"


def make_folder(source: Path, target: Path, bits: Bits, tell: Callable[[int], None]) -> Exported:
    """Write all of a model folder but its manifest.

    Args:
        target: is there, and empty.
        tell: takes how many of ``STEPS`` are done.

    Raises:
        ExportFailureError: see ``ExportFailureKind``.
        OSError: the disk is full.
    """
    tell(0)
    save_text_files(source, target)
    model = load_model(source)
    made = Exported(sum(part.numel() for part in model.parameters()), context_of(model.config))
    expected = trial(model)
    tell(1)
    drawn = target / _DRAWN
    graph = draw(model, drawn)
    del model
    gc.collect()
    (drawn / CONFIG).rename(target / CONFIG)
    if (drawn / GENERATION_CONFIG).is_file() and not (target / GENERATION_CONFIG).is_file():
        (drawn / GENERATION_CONFIG).rename(target / GENERATION_CONFIG)
    tell(2)
    check_graph(target, graph.relative_to(target).as_posix(), made.context_length, expected)
    tell(3)
    write_rounded(graph, target / GRAPHS[bits], bits)
    tell(4)
    shutil.rmtree(drawn)
    tell(STEPS)
    return made
