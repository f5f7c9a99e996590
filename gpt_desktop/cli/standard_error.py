"""What is said beside the answer. Nobody may hear it, and the work goes on all the same."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TextIO


def tell(words: str) -> None:
    """Write to standard error; where it is closed or full, nothing happens."""
    stream: TextIO | None = sys.stderr
    if stream is None:
        return
    with suppress(OSError):
        stream.write(words)
        stream.flush()


def is_watched() -> bool:
    """Whether standard error is a terminal, where a line can be written over."""
    stream: TextIO | None = sys.stderr
    return stream is not None and stream.isatty()
