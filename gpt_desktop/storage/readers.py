"""Connections for reading: as many as threads read at once, kept open for the next."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Readers:
    """Lends connections. Every method may be called from any thread.

    Args:
        connect: opens one more.
    """

    def __init__(self, connect: Callable[[], sqlite3.Connection]) -> None:
        self._connect = connect
        self._idle: list[sqlite3.Connection] = []
        self._lent = 0
        self._shut = False
        self._changed = threading.Condition()

    @contextmanager
    def one(self) -> Iterator[sqlite3.Connection]:
        """A connection of one's own; nobody waits for it to be given back, but ``none``.

        Raises:
            sqlite3.Error: one more was needed and cannot be opened.
        """
        connection = self._take()
        try:
            yield connection
        finally:
            with self._changed:
                self._idle.append(connection)
                self._lent -= 1
                self._changed.notify_all()

    @contextmanager
    def none(self) -> Iterator[None]:
        """Wait until nobody reads; until the end nobody begins to, and all are closed."""
        with self._changed:
            self._changed.wait_for(lambda: not self._lent and not self._shut)
            self._shut = True
            while self._idle:
                self._idle.pop().close()
        try:
            yield
        finally:
            with self._changed:
                self._shut = False
                self._changed.notify_all()

    def _take(self) -> sqlite3.Connection:
        with self._changed:
            self._changed.wait_for(lambda: not self._shut)
            self._lent += 1
            if self._idle:
                return self._idle.pop()
        try:
            return self._connect()
        except BaseException:
            with self._changed:
                self._lent -= 1
                self._changed.notify_all()
            raise
