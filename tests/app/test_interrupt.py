"""Ctrl+C and the end of the session reach the window while the event loop waits."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.app.interrupt import Interrupt


@pytest.mark.skipif(os.name == "nt", reason="os.kill ends a process on Windows")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_signal_is_told_and_the_old_handler_comes_back(
    qtbot: QtBot, number: signal.Signals
) -> None:
    before = signal.getsignal(number)
    interrupt = Interrupt()
    with qtbot.waitSignal(interrupt.asked):
        os.kill(os.getpid(), number)
    interrupt.close()
    assert signal.getsignal(number) is before
