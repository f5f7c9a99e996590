"""The worker that draws formulas, one a line, for as long as somebody asks.

It reads lines of JSON, ``[latex, display]``, and answers each with ``DRAWN`` and the values of a
``Drawing``, or with ``LETTERS`` where there is none. ``READY`` is its first word.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from gpt_desktop.child.worker import Output, run_worker

READY, DRAWN, LETTERS = "ready", "drawn", "letters"


def main(arguments: Sequence[str]) -> int:
    """Draw until the input ends.

    Args:
        arguments: ``ChildLimits`` as JSON.
    """
    return run_worker(_draw_all, arguments)


def _draw_all(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    del arguments  # there are none
    from gpt_desktop.formulas import drawing

    drawing.prepare()
    output.send(READY)
    for line in sys.stdin.buffer:
        latex, display = json.loads(line)
        try:
            made = drawing.drawn(latex, display=display)
        except (drawing.NoDrawingError, MemoryError):
            output.send(LETTERS)
        else:
            output.send(DRAWN, *astuple(made))
    return ()
