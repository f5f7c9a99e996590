"""What starts this program anew, as one of its workers."""

from __future__ import annotations

import sys
from pathlib import Path


def is_frozen() -> bool:
    """Whether ``sys.executable`` is the app itself and takes no ``-m``."""
    return bool(getattr(sys, "frozen", False))


def worker_command(subcommand: str) -> tuple[str, ...]:
    """What leads to ``__main__`` with a worker's subcommand, frozen or from source."""
    if not is_frozen():
        return (sys.executable, "-m", "gpt_desktop", subcommand)
    program = Path(sys.executable)
    # On Windows the program with the window has no standard output; there is another that has.
    terminal = program.with_name(f"{program.stem}-terminal{program.suffix}")
    return (str(terminal if terminal.is_file() else program), subcommand)
