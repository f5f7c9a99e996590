"""The built app, started in an empty home and ended in the end."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import product
from proof.home import Home
from proof.screen import HEIGHT, WIDTH, ProofError, Screen, Window, wait_for

TITLE = "GPT Desktop"
PROGRAM = product.BUNDLE / product.NAME
_START_SECONDS = 60
_END_SECONDS = 30


class BuiltApp:
    """A running app.

    Attributes:
        started: when its program was started, by ``time.monotonic``.
    """

    def __init__(self, screen: Screen, home: Home, *arguments: str | Path) -> None:
        self._screen = screen
        self.messages = home.root / "messages.txt"
        command = [str(PROGRAM), *map(str, arguments)]
        with self.messages.open("wb") as messages:
            self.started = time.monotonic()
            self._process = subprocess.Popen(
                command,
                cwd="/",
                env=home.environment(screen.display),
                stdin=subprocess.DEVNULL,
                stdout=messages,
                stderr=subprocess.STDOUT,
            )

    def wait_for_paint(self) -> float:
        """Seconds from the start until something of the window is seen.

        Raises:
            ProofError: it ended instead, or took too long.
        """
        place = (WIDTH // 3, HEIGHT // 3)
        wait_for("The first window", lambda: self._screen.is_painted(place), _START_SECONDS, 0.005)
        return time.monotonic() - self.started

    def window(self) -> Window:
        """Its window, with the keys.

        Raises:
            ProofError: it ended instead, or took too long.
        """
        found = wait_for("The window", self._windows, _START_SECONDS)
        self._screen.focus(found[0])
        return self._screen.window(found[0])

    def resident_bytes(self) -> int:
        """The memory it has now, the mapped files' part included."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
        return int(line.split()[1]) * 1024

    def quit(self) -> None:
        """By its shortcut, which saves everything.

        Raises:
            ProofError: it does not end, or not well.
        """
        self._screen.press("ctrl+q")
        try:
            code = self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ProofError(f"The app does not end within {_END_SECONDS} s.") from error
        if code:
            raise ProofError(f"The app ended with {code}: {self.messages.read_text()}")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _windows(self) -> list[str]:
        if self._process.poll() is not None:
            raise ProofError(f"The app did not start: {self.messages.read_text()}")
        return self._screen.windows(TITLE)


@contextmanager
def running(screen: Screen, home: Home, *arguments: str | Path) -> Iterator[BuiltApp]:
    """The app for as long as the block runs; killed at its end if it still runs."""
    app = BuiltApp(screen, home, *arguments)
    try:
        yield app
    finally:
        app.kill()
