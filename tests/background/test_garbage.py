"""Cyclic garbage waits for the GUI thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
from PySide6.QtCore import QCoreApplication

from gpt_desktop.background.garbage import GuiGarbage


class Cycle:
    """Garbage that says on which thread it went."""

    died_on: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cycle.died_on.append(threading.current_thread().name)


@pytest.fixture
def garbage(qapp: QCoreApplication) -> Iterator[GuiGarbage]:
    del qapp
    garbage = GuiGarbage()
    yield garbage
    garbage.close()


def test_a_busy_thread_destroys_nothing_of_others(garbage: GuiGarbage) -> None:
    Cycle.died_on.clear()
    Cycle()

    def allocate() -> None:
        kept = [[number] for number in range(5000)]
        assert kept

    worker = threading.Thread(target=allocate, name="worker")
    worker.start()
    worker.join()
    assert Cycle.died_on == []
    more = [[number] for number in range(1000)]
    garbage.collect()
    assert more
    assert Cycle.died_on == [threading.current_thread().name]


def test_python_collects_again_afterwards(qapp: QCoreApplication) -> None:
    del qapp
    gc.enable()
    garbage = GuiGarbage()
    assert not gc.isenabled()
    garbage.close()
    assert gc.isenabled()
