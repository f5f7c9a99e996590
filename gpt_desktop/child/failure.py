"""How a child process fails: by itself, or by what its worker found."""

from __future__ import annotations

from enum import StrEnum


class ChildFailure(StrEnum):
    """What became of a process that did not come to its end."""

    CRASHED = "crashed"  # or never started, or said what nobody understands
    STUCK = "stuck"  # silent for longer than its limit
    TOO_MUCH_MEMORY = "too_much_memory"


class ChildFailedError(Exception):
    """Raised where a child's words are waited for; whoever asked tells the person."""

    def __init__(self, kind: ChildFailure) -> None:
        super().__init__(kind.value)
        self.kind = kind


class WorkFailedError(Exception):
    """A worker cannot do what it was asked; its code is told across.

    Args:
        code: of the worker's own failures.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
