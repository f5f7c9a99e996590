"""How many threads one model step is worth."""

from __future__ import annotations

import os
from pathlib import Path

_TOPOLOGY = Path("/sys/devices/system/cpu")
_MOST = 8  # a step on small weights is bound by memory, which more cores do not speed up


def usable_processors() -> set[int]:
    """Logical processors this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return set(os.sched_getaffinity(0))
    return set(range(os.cpu_count() or 1))


def step_threads(processors: set[int], topology: Path = _TOPOLOGY) -> int:
    """Physical cores among ``processors``, at least 1 and at most 8.

    Two hyper-threads share one core's vector units, so counting them twice only adds
    waiting. Where the system does not tell (no Linux), more than 4 logical processors are
    taken for pairs.
    """
    cores = set()
    for processor in processors:
        siblings = topology / f"cpu{processor}" / "topology" / "thread_siblings_list"
        try:
            cores.add(siblings.read_text(encoding="ascii").strip())
        except OSError:
            logical = len(processors)
            return max(1, min(logical if logical <= 4 else logical // 2, _MOST))
    return max(1, min(len(cores), _MOST))
