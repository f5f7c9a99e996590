"""Ctrl+C reaches the window while the event loop waits."""

from __future__ import annotations

import os
import signal

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.app.interrupt import Interrupt


@pytest.mark.skipif(os.name == "nt", reason="os.kill ends a process on Windows")
def test_the_signal_is_told_and_the_old_handler_comes_back(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGINT)
    interrupt = Interrupt()
    with qtbot.waitSignal(interrupt.asked):
        os.kill(os.getpid(), signal.SIGINT)
    interrupt.close()
    assert signal.getsignal(signal.SIGINT) is before
