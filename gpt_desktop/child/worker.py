"""The side of the child: limited, and heard only by its lines."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, BinaryIO

from gpt_desktop.child.failure import ChildFailure, WorkFailedError
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.lines import FAILURE, RESULT, to_line
from gpt_desktop.core.bug_text import bug_text

if sys.platform != "win32":
    import resource


class Output:
    """Standard output as lines; each goes out at once, since silence counts as being stuck."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def send(self, name: str, *values: Any) -> None:
        self._file.write(to_line(name, *values))
        self._file.flush()


Worker = Callable[[Sequence[str], Output], Sequence[Any]]
"""Takes its arguments; returns the values of its result; may raise WorkFailedError."""


def run_worker(worker: Worker, arguments: Sequence[str]) -> int:
    """Do a worker's work within the limits, tell what came of it, and return the exit code.

    An exception other than WorkFailedError is a bug: it ends the process.

    Args:
        arguments: ``ChildLimits`` as JSON, then the worker's own.
    """
    _tell_bugs_without_words()
    _limit_memory(ChildLimits.from_json(arguments[0]).memory_bytes)
    with _only_for_us() as file:
        output = Output(file)
        try:
            output.send(RESULT, *worker(arguments[1:], output))
        except WorkFailedError as error:
            output.send(FAILURE, error.code)
        except MemoryError:
            output.send(FAILURE, ChildFailure.TOO_MUCH_MEMORY)
    return 0


def _tell_bugs_without_words() -> None:
    """What goes to standard error ends in a crash report: no text of a person's in it."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace  # the exception has both
        sys.stderr.write(bug_text(error) + "\n")

    sys.excepthook = tell
    faulthandler.enable()


def _limit_memory(size: int) -> None:
    """Limit the address space and write no core files, where the system has such limits."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # macOS knows the limit's name but not the limit.
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _only_for_us() -> BinaryIO:
    """Standard output, moved to where no library can print into it."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output
