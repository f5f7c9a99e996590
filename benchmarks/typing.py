"""How long the window takes for a key in Write, with and without words offered meanwhile.

    .venv/bin/python -m benchmarks.typing [SECONDS]

Fifteen keys a second go into the real window's text beside the real default model, each with the
redrawing that follows it. After each sentence is a pause in which the model writes what could
follow, and the next keys end it; so both times with and times without the model at work are in it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from statistics import median
from time import perf_counter, sleep

from benchmarks.machine import other_load

_TEXT = (
    "The old harbour was quiet in the morning, and only two boats lay at the quay. "
    "A man repaired a net and looked at the sky from time to time. "
    "Later the ferry came, and with it the noise of the day.\n"
)
_KEY_SECONDS = 1 / 15
_PAUSES = (0.45, 1.2)  # the model has begun; its words stand there


@dataclass(frozen=True, slots=True)
class Typing:
    """Milliseconds of each key, sorted, and how often words were offered."""

    keys: list[float]
    offered: int

    def line(self, letters: int, ghost: bool) -> str:
        p99 = self.keys[int(len(self.keys) * 0.99)]
        return (
            f"{letters:>7} letters, words offered {ghost!s:>5}: {len(self.keys)} keys, median "
            f"{median(self.keys):.1f} ms, p99 {p99:.1f} ms, longest {self.keys[-1]:.1f} ms, "
            f"{self.offered} offers"
        )


def main(arguments: list[str]) -> int:
    seconds = float(arguments[0]) if arguments else 30.0
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(f"other programs computing: {other_load():.1f}")
    with tempfile.TemporaryDirectory() as data:
        os.environ["GPT_DESKTOP_DATA"] = data
        window = _Window()
        for letters in (0, 200_000):
            for ghost in (False, True):
                window.begin(letters, ghost=ghost)
                print(window.type(seconds).line(letters, ghost), flush=True)
        window.close()
    return 0


class _Window:
    """The app's window with Write in front."""

    def __init__(self) -> None:
        # Qt is loaded only once the platform is chosen.
        from gpt_desktop import paths
        from gpt_desktop.app.build_window import build_main_window
        from gpt_desktop.app.compose import compose
        from gpt_desktop.app.window import make_application
        from gpt_desktop.background.lanes import Lanes
        from gpt_desktop.background.turns import take_short_turns

        take_short_turns()
        self._application = make_application(paths.resources_dir())
        self._lanes = Lanes()
        self._window = build_main_window(
            self._application, compose(), self._lanes, paths.resources_dir()
        )
        self._window.resize(1200, 800)
        self._window.show()
        self._window.loading.start()
        self._window.shell.show_view("write")
        self._wait(1.0)
        while self._lanes.busy:
            self._wait(0.1)

    def begin(self, letters: int, *, ghost: bool) -> None:
        """Put a text there, and turn the offers on or off."""
        from gpt_desktop.ui.write.ghost_part import GhostPart
        from gpt_desktop.ui.write.view import WriteView

        view = self._window.shell.current
        if not isinstance(view, WriteView):
            raise TypeError("Write is not in front")
        self._part = view.parts.part(GhostPart)
        self._editor = view.editor
        self._editor.setPlainText(_TEXT * (letters // len(_TEXT)))
        self._editor.moveCursor(self._editor.textCursor().MoveOperation.End)
        self._editor.setFocus()
        if self._part.on != ghost:
            self._part.toggle()
        self._wait(3.0)

    def type(self, seconds: float) -> Typing:
        """Type for so long."""
        keys: list[float] = []
        offered = 0
        pauses = cycle(_PAUSES)
        until = perf_counter() + seconds
        for letter in cycle(_TEXT):
            if perf_counter() > until:
                break
            keys.append(self._key(letter))
            if letter == ".":
                self._wait(next(pauses))
                offered += bool(self._part.ghost.text)
            else:
                self._wait(_KEY_SECONDS - keys[-1] / 1000)
        return Typing(sorted(keys), offered)

    def close(self) -> None:
        self._window.close()
        self._wait(0.3)
        self._lanes.close()

    def _key(self, letter: str) -> float:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        begun = perf_counter()
        if letter == "\n":
            QTest.keyClick(self._editor, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(self._editor, letter)
        self._application.processEvents()  # with the redrawing
        return (perf_counter() - begun) * 1000

    def _wait(self, seconds: float) -> None:
        for _ in self._turns(seconds):
            self._application.processEvents()

    @staticmethod
    def _turns(seconds: float) -> Iterator[None]:

        until = perf_counter() + seconds
        while perf_counter() < until:
            yield
            sleep(0.002)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
