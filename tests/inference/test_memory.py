"""Ten thousand short generations in one process leave memory as it was."""

from __future__ import annotations

import sys

import pytest

from gpt_desktop.inference.engine import Engine
from tests.inference.mixed_work import do_work, resident_bytes

WARM_UP = 1_000
TIMES = 10_000
BOUND = 8_000_000  # bytes: less than one more kilobyte a generation


@pytest.mark.timeout(900)  # the work takes 10 seconds; other programs may keep the cores busy
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the memory of now")
def test_ten_thousand_short_generations_leave_memory_flat(engine: Engine) -> None:
    do_work(engine, 0, WARM_UP)
    before = resident_bytes()
    do_work(engine, WARM_UP, TIMES - WARM_UP)
    assert resident_bytes() - before < BOUND
    assert len(engine._pool._idle) <= 8
