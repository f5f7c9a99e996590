"""The first start's end of one call: a bounded line, read, checked and answered."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalSocket

from gpt_desktop.app.handover import MOST_BYTES, Handover
from gpt_desktop.app.instance_client import TAKEN

log = logging.getLogger(__name__)

SILENT_MS = 5000


class InstanceCaller(QObject):
    """Waits for one line, no longer than a bound. It takes over the socket.

    Signals:
        handed_over: a Handover.
        ended: this object; whatever came of it, the line is closed.
    """

    handed_over = Signal(object)
    ended = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(MOST_BYTES + 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SILENT_MS)
        self._timer.timeout.connect(self.close)
        socket.readyRead.connect(self._on_data)
        socket.disconnected.connect(self.close)

    def listen(self) -> None:
        """Connect before calling: the line may be there already."""
        self._timer.start()
        self._on_data()

    @Slot()
    def close(self) -> None:
        """Hear no more."""
        if self._open:
            self._open = False
            self._timer.stop()
            self._socket.abort()
            self.ended.emit(self)

    @Slot()
    def _on_data(self) -> None:
        if not self._open:
            return
        if self._socket.canReadLine():
            self._take(bytes(self._socket.readLine().data()))
        elif self._socket.bytesAvailable() > MOST_BYTES:
            self.close()

    def _take(self, line: bytes) -> None:
        try:
            handover = Handover.from_line(line)
        except ValueError as error:
            log.warning("What another start handed over was not understood: %s", error)
            self.close()
            return
        self._timer.stop()
        self._socket.readyRead.disconnect(self._on_data)
        self._socket.write(TAKEN)
        self._socket.flush()
        self._socket.disconnectFromServer()
        self.handed_over.emit(handover)
