"""What starts the process that draws formulas."""

from __future__ import annotations

from gpt_desktop.child.command import worker_command
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.formulas import DRAW_FORMULAS

_LIMITS = ChildLimits(memory_bytes=512 * 1024 * 1024)


def drawing_command() -> tuple[str, ...]:
    """For ``child.main``, frozen or from source."""
    return (*worker_command(DRAW_FORMULAS), _LIMITS.to_json())
