"""All figures, in the order they are measured and shown."""

from __future__ import annotations

from benchmarks.rows import cold, speed, tasks
from benchmarks.rows.base import Row

ROWS: tuple[Row, ...] = (*speed.ROWS, *tasks.ROWS, *cold.ROWS)
