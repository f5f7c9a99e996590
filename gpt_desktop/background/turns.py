"""How long a thread may keep the interpreter from the others."""

from __future__ import annotations

import sys

_SECONDS = 0.001


def take_short_turns() -> None:
    """Let the window's thread have the interpreter within a millisecond of asking for it.

    Python's own five are asked for again at each statement of the database: storing a question
    while another thread put a long list together took 31 ms (``benchmarks/stored``).
    """
    sys.setswitchinterval(_SECONDS)
