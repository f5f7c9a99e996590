"""One running app for each data folder: the first listens, later ones hand over."""

from __future__ import annotations

import getpass
import hashlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtNetwork import QLocalServer

from gpt_desktop.app.instance_caller import InstanceCaller
from gpt_desktop.app.peer_user import is_own_user
from gpt_desktop.core.file_lock import LockedError, file_lock

log = logging.getLogger(__name__)

_MOST_CALLERS = 8
_SHARED = (Path(os.sep, "tmp"), Path(os.sep, "var", "tmp"))


class AlreadyRunningError(Exception):
    """Another process has the data folder."""


def server_name(data: Path) -> str:
    """Of the socket: one for each person and data folder. On Unix it is a path."""
    return _name(data) if os.name == "nt" else str(_session_folder() / _name(data))


def lock_file(data: Path) -> Path:
    """Held while the app runs. Not among the data, which may be on a disk without locks."""
    return _session_folder() / f"{_name(data)}.lock"


@contextmanager
def only_instance(lock: Path) -> Iterator[None]:
    """Be the one that runs on a data folder; the system frees it if the process dies.

    Where no lock can be made, several may run.

    Raises:
        AlreadyRunningError: another does.
    """
    with ExitStack() as stack:
        try:
            stack.enter_context(file_lock(lock))
        except LockedError as error:
            raise AlreadyRunningError(str(lock)) from error
        except OSError as error:
            log.warning("Whether the app runs already cannot be known: %s", error)
        yield


def _name(data: Path) -> str:
    whose = f"{_user()}\n{os.path.realpath(data)}"
    return f"gpt-desktop-{hashlib.sha256(whose.encode()).hexdigest()[:16]}"


def _user() -> str:
    """The person, by number where there is one: a number needs no name in any list."""
    return str(os.getuid()) if sys.platform != "win32" else getpass.getuser()


def _session_folder() -> Path:
    """The session's own folder, else the system's temporary one.

    Not what TMPDIR says: two starts may have different ones, and would not find each other.
    """
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and runtime.is_dir():
        return runtime
    return next((place for place in _SHARED if _can_hold(place)), Path(tempfile.gettempdir()))


def _can_hold(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK | os.X_OK)


class InstanceServer(QObject):
    """Takes what later starts hand over. Make it only inside ``only_instance``.

    Signals:
        handed_over: a Handover of this person's.
    """

    handed_over = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._callers: set[InstanceCaller] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_called)
        # Whoever listened there before is dead: we hold the lock.
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            log.warning("Later starts cannot hand over: %s", self._server.errorString())

    @property
    def listening(self) -> bool:
        return self._server.isListening()

    def close(self) -> None:
        """Take no more; the socket's file goes."""
        self._server.close()
        for caller in tuple(self._callers):
            caller.close()

    @Slot()
    def _on_called(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            own = is_own_user(int(socket.socketDescriptor()))
            if not own or len(self._callers) >= _MOST_CALLERS:
                socket.abort()
                socket.deleteLater()
                continue
            caller = InstanceCaller(socket, self)
            self._callers.add(caller)
            caller.handed_over.connect(self.handed_over)
            caller.ended.connect(self._on_ended)
            caller.listen()

    @Slot(object)
    def _on_ended(self, caller: InstanceCaller) -> None:
        self._callers.discard(caller)
        caller.deleteLater()
