"""A screen without a monitor, and hands for it: Xvfb and xdotool."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import product

_T = TypeVar("_T")
WIDTH, HEIGHT = 1440, 900
_STEP_SECONDS = 0.05
_KEY_MILLISECONDS = 12


class ProofError(Exception):
    """What did not come about, in one line."""


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the screen; places are in pixels from the screen's upper left corner."""

    id: str
    left: int
    top: int
    width: int
    height: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.left + self.width // 2, self.top + self.height // 2


class Screen:
    """One X display; made by ``screen``."""

    def __init__(self, display: str, memory: Path) -> None:
        self.display = display
        self._memory = memory

    def is_painted(self, place: tuple[int, int]) -> bool:
        """Whether the screen is not black there, as it is where there is no window.

        Read from the memory of the screen itself, a file in X's window dump format: a header
        whose first word is its size and whose twentieth counts the colours that follow it, of
        12 bytes each, then 4 bytes a pixel.
        """
        with self._memory.open("rb") as file:
            head = struct.unpack(">20I", file.read(80))
            file.seek(head[0] + 12 * head[19] + 4 * (place[1] * WIDTH + place[0]))
            return any(file.read(3))

    def windows(self, title: str) -> list[str]:
        """The ids of the windows shown whose title has these words."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        environment = {**os.environ, "DISPLAY": self.display}
        # It fails where it finds none.
        done = subprocess.run(command, check=False, env=environment, capture_output=True, text=True)
        return done.stdout.split()

    def window(self, window_id: str) -> Window:
        out = self._hands("getwindowgeometry", "--shell", window_id)
        values = dict(line.split("=", 1) for line in out.splitlines() if "=" in line)
        return Window(
            window_id,
            int(values["X"]),
            int(values["Y"]),
            int(values["WIDTH"]),
            int(values["HEIGHT"]),
        )

    def focus(self, window_id: str) -> None:
        """Let it have the keys; without a window manager nothing else gives them."""
        self._hands("windowfocus", "--sync", window_id)

    def type(self, text: str) -> None:
        self._hands("type", "--delay", str(_KEY_MILLISECONDS), text)

    def press(self, *keys: str) -> None:
        """Keys by their X names, such as ``Return`` or ``ctrl+2``."""
        self._hands("key", "--delay", str(_KEY_MILLISECONDS), *keys)

    def drag(self, start: tuple[int, int], end: tuple[int, int], steps: int = 20) -> None:
        """Press at one place, move in small steps, let go at another."""
        self._move(start)
        self._hands("mousedown", "1")
        for step in range(1, steps + 1):
            share = step / steps
            place = [round(a + (b - a) * share) for a, b in zip(start, end, strict=True)]
            self._move((place[0], place[1]))
            time.sleep(_STEP_SECONDS)
        # The window that is dropped on has to have said yes before the button is let go.
        time.sleep(0.5)
        self._hands("mouseup", "1")

    def picture(self, target: Path, window_id: str = "0") -> None:
        """The whole screen as PNG, or a window of it with what lies over it."""
        script = Path(__file__).with_name("take_picture.py")
        product.run(
            sys.executable, script, target, window_id, DISPLAY=self.display, QT_QPA_PLATFORM="xcb"
        )

    def _move(self, place: tuple[int, int]) -> None:
        self._hands("mousemove", str(place[0]), str(place[1]))

    def _hands(self, *words: str) -> str:
        return product.run("xdotool", *words, DISPLAY=self.display)


@contextmanager
def screen() -> Iterator[Screen]:
    """A display of its own for as long as the block runs.

    Raises:
        ProofError: Xvfb does not start.
    """
    readable, writable = os.pipe()
    with TemporaryDirectory() as memory:
        command = ["Xvfb", "-displayfd", str(writable), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
        command += ["-nolisten", "tcp", "-noreset", "-fbdir", memory]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, pass_fds=[writable], stdout=quiet, stderr=quiet)
        os.close(writable)
        try:
            with os.fdopen(readable) as answer:
                number = answer.readline().strip()
            if not number:
                raise ProofError("Xvfb does not start.")
            yield Screen(f":{number}", Path(memory) / "Xvfb_screen0")
        finally:
            process.terminate()
            process.wait()


def wait_for(what: str, look: Callable[[], _T | None], seconds: float, pause: float = 0.05) -> _T:
    """Ask again and again until the answer is true in itself, and return it.

    Args:
        pause: seconds between two questions.

    Raises:
        ProofError: it is not so after that many seconds.
    """
    end = time.monotonic() + seconds
    while not (found := look()):
        if time.monotonic() > end:
            raise ProofError(f"{what}: not within {seconds:.0f} s.")
        time.sleep(pause)
    return found
