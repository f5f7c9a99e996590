"""All figures, in the order they are measured and shown."""

from __future__ import annotations

from benchmarks.rows import cold, runtimes, speed, tasks
from benchmarks.rows.base import Row

ROWS: tuple[Row, ...] = (*speed.ROWS, *tasks.ROWS, *cold.ROWS)
RUNTIME_ROWS: tuple[Row, ...] = runtimes.ROWS
