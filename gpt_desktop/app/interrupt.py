"""Ctrl+C in the terminal and the end of the session, while Qt's event loop runs."""

from __future__ import annotations

import signal
import socket
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Interrupt(QObject):
    """Python runs its signal handlers only between its own instructions, and Qt's loop waits
    in C: the signal's byte on a socket wakes it.

    Signals:
        asked: the person, or the system at its end, wants the program to end.
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
        self._old_handlers = [signal.signal(each, self._on_signal) for each in _SIGNALS]

    def close(self) -> None:
        """Give the signals back."""
        signal.set_wakeup_fd(self._old_wakeup)
        for each, handler in zip(_SIGNALS, self._old_handlers, strict=True):
            signal.signal(each, handler)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    @Slot()
    def _on_woken(self) -> None:
        self._reading.recv(64)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        del number, frame  # both mean the same
        self.asked.emit()
