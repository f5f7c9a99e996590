"""What notifications are called to the system: a later one replaces an earlier of its name."""

from __future__ import annotations

FINISHED = "work-finished"
REMINDER = "reminder-"
"""The beginning; the rest says of what."""

OURS = (FINISHED, REMINDER)
