"""A worker that counts and goes wrong in every way: ``python -m tests.child.counting``."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

from gpt_desktop.child.failure import WorkFailedError
from gpt_desktop.child.worker import Output, run_worker


def _count(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    total, trouble = int(arguments[0]), arguments[1]
    for number in range(total):
        os.write(1, b"what a library prints\n")
        output.send("counted", number, "字")
    if trouble == "refuses":
        raise WorkFailedError("no more numbers")
    if trouble == "bug":
        raise ValueError(" ".join(arguments))
    if trouble == "memory":
        bytearray(1 << 40)
    if trouble == "crash":
        ctypes.string_at(0)
    if trouble == "nonsense":
        output.send("unheard of")
    while trouble == "silent":
        time.sleep(1)
    return [total]


if __name__ == "__main__":
    sys.exit(run_worker(_count, sys.argv[1:]))
