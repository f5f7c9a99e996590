"""The second start's end: hands over to the running app and waits for its word."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtNetwork import QLocalSocket

from gpt_desktop.app.handover import Handover
from gpt_desktop.app.peer_user import is_own_user
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr

TAKEN = b"taken\n"
# The answer may wait for a window that is just being built on a busy computer.
_CONNECT_MS, _ANSWER_MS, _AGAIN_SECONDS = 2000, 30_000, 0.1


class NobodyListensError(Exception):
    """There is no socket to call: the running app is starting, or ending."""


def hand_over(
    name: str,
    handover: Handover,
    *,
    tries: int = 50,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Returns once the running app has taken it.

    Args:
        name: of the running app's socket.
        tries: to connect; the running app may be just starting.

    Raises:
        NobodyListensError: nothing was handed over.
        UserFacingError: it does not answer, or is not this person's.
    """
    socket = QLocalSocket()
    for _ in range(tries):
        socket.connectToServer(name)
        if socket.waitForConnected(_CONNECT_MS):
            break
        pause(_AGAIN_SECONDS)
    else:
        raise NobodyListensError(name)
    if not is_own_user(int(socket.socketDescriptor())):
        socket.abort()
        raise silent_error()
    socket.write(handover.to_line())
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(_ANSWER_MS):
            raise silent_error()
    if not socket.canReadLine() and not socket.waitForReadyRead(_ANSWER_MS):
        raise silent_error()
    if bytes(socket.readAll().data()) != TAKEN:
        raise silent_error()


def silent_error() -> UserFacingError:
    """The running app cannot be reached."""
    return UserFacingError(
        tr("GPT Desktop is already open but does not answer."),
        tr("It may be busy starting, or stuck."),
        tr("Look for its window, or end it and start it again."),
    )
