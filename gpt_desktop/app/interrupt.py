"""Ctrl+C in the terminal, while Qt's event loop runs."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Interrupt(QObject):
    """Python runs its signal handlers only between its own instructions, and Qt's loop waits
    in C: the signal's byte on a socket wakes it.

    Signals:
        asked: the person wants the program to end.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)
        self._old_wakeup = signal.set_wakeup_fd(self._writing.fileno())
        self._old_handler = signal.signal(signal.SIGINT, self._on_signal)

    def close(self) -> None:
        """Give the signal back."""
        signal.set_wakeup_fd(self._old_wakeup)
        signal.signal(signal.SIGINT, self._old_handler)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    @Slot()
    def _on_woken(self) -> None:
        self._reading.recv(64)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        del number, frame  # only SIGINT comes here
        self.asked.emit()
