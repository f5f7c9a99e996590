"""Waiting between two tries, and how often to try."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from gpt_desktop.catalog.hub.faults import PassingError, no_connection
from gpt_desktop.core.cancel import CancelToken

Answer = TypeVar("Answer")
Wait = Callable[[float, CancelToken], None]

_LONGEST_SECONDS = 60.0
_ASKS = 3
_PIECES = 6


def wait(seconds: float, token: CancelToken) -> None:
    """Wait; a cancellation ends it at once.

    Raises:
        CancelledError: the token was cancelled.
    """
    stop = threading.Event()
    with token.calling(stop.set):
        stop.wait(seconds)
    token.raise_if_cancelled()


class Patience:
    """How often one thing is tried anew, and after how long; progress restores it."""

    def __init__(self, tries: int = _PIECES) -> None:
        self._tries = tries
        self._failed = 0

    def restore(self) -> None:
        """Something came, so the next fault is a first one."""
        self._failed = 0

    def seconds(self, fault: PassingError) -> float:
        """How long to wait before the next try.

        Raises:
            UserFacingError: there is to be no other one.
        """
        self._failed += 1
        asked = fault.wait_seconds
        if self._failed >= self._tries or (asked is not None and asked > _LONGEST_SECONDS):
            raise no_connection(fault) from fault
        return asked if asked is not None else min(2.0 ** (self._failed - 1), _LONGEST_SECONDS)


def persistently(ask: Callable[[], Answer], wait: Wait, token: CancelToken) -> Answer:
    """Ask until there is an answer, a few times.

    Raises:
        UserFacingError: there was none.
        CancelledError: the token was cancelled.
    """
    patience = Patience(_ASKS)
    while True:
        token.raise_if_cancelled()
        try:
            return ask()
        except PassingError as fault:
            wait(patience.seconds(fault), token)
