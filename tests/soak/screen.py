"""A virtual X screen and real keys on it: Xvfb and xdotool."""

from __future__ import annotations

import os
import subprocess
from types import TracebackType
from typing import Self

SIZE = "1280x800"


class Screen:
    """An X server of its own; ends with the ``with`` block."""

    def __init__(self) -> None:
        read, write = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{SIZE}x24", "-nolisten", "tcp"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()

    def window_of(self, process: int, seconds: int = 60) -> str:
        """The id of a process's visible window, waiting for it.

        Raises:
            subprocess.TimeoutExpired: there is none after so many seconds.
        """
        found = self._xdotool(
            "search", "--sync", "--onlyvisible", "--pid", str(process), timeout=seconds
        )
        return found.split()[0]

    def focus(self, window: str) -> None:
        """Give a window the keyboard; there is no window manager to do it."""
        self._xdotool("windowfocus", "--sync", window)

    def keys(self, *names: str) -> None:
        """Press keys, such as ``ctrl+n``, one after another."""
        self._xdotool("key", "--delay", "30", *names)

    def type(self, text: str) -> None:
        self._xdotool("type", "--delay", "8", "--", text)

    def _xdotool(self, *arguments: str, timeout: int = 60) -> str:
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**os.environ, "DISPLAY": self.display},
            check=True,
            capture_output=True,
            text=True,
            timeout=timeout,
        )
        return done.stdout
