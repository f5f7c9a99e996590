"""How large the built app is, how fast it starts, and what memory it takes."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import product
from freezing.archive import archive_file
from proof.built_app import running
from proof.home import Answer, Home
from proof.screen import Screen, screen, wait_for
from proof.session import QUESTION

RUNS = 5
_DROP_CACHES = Path("/proc/sys/vm/drop_caches")
_ANSWER_SECONDS = 120
_MEGA = 1e6


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a figure may be.

    Attributes:
        is_size: the same on every machine, so that more than the most is a fault.
    """

    words: str
    unit: str
    most: float
    is_size: bool = False


INSTALLED = Target("installed, the model inside", "MB", 375, is_size=True)
DOWNLOAD = Target("to download", "MB", 200, is_size=True)
WINDOW_COLD = Target("first window, nothing cached", "s", 1.0)
WINDOW_WARM = Target("first window", "s", 1.0)
TOKEN_COLD = Target("first token after the start, nothing cached", "s", 3.0)
TOKEN_WARM = Target("first token after the start", "s", 3.0)
RESIDENT = Target("resident memory after a first answer", "MB", 450)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, in the target's unit: the median of all runs counts."""

    target: Target
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def reached(self) -> bool:
        return self.median <= self.target.most


@dataclass(frozen=True, slots=True)
class Start:
    """One start with a question asked as soon as there is a window.

    Attributes:
        window_seconds: from the start until the window's first pixels are on the screen.
        first_token_seconds: from the start; the typing of the question is inside.
        resident_bytes: after the answer.
    """

    window_seconds: float
    first_token_seconds: float
    resident_bytes: int


def measure() -> list[Figure]:
    """All figures; starts are measured five times.

    Those with nothing cached are left out where this process may not empty the system's file
    cache, and the download where no archive was packed.
    """
    figures = [Figure(INSTALLED, (_tree_bytes(product.BUNDLE) / _MEGA,))]
    archive = archive_file()
    if archive.is_file():
        figures.append(Figure(DOWNLOAD, (archive.stat().st_size / _MEGA,)))
    with screen() as shown:
        _start(shown)  # so that each warm start finds everything in memory
        warm = [_start(shown) for _ in range(RUNS)]
        cold = [_cold_start(shown) for _ in range(RUNS)] if os.access(_DROP_CACHES, os.W_OK) else []
    for starts, window, token in (
        (cold, WINDOW_COLD, TOKEN_COLD),
        (warm, WINDOW_WARM, TOKEN_WARM),
    ):
        if starts:
            figures.append(Figure(window, tuple(start.window_seconds for start in starts)))
            figures.append(Figure(token, tuple(start.first_token_seconds for start in starts)))
    figures.append(Figure(RESIDENT, tuple(start.resident_bytes / _MEGA for start in warm)))
    return figures


def told(figures: Sequence[Figure]) -> str:
    """A line for each figure, with what it should be at most."""
    return "\n".join(
        f"{figure.target.words}: {figure.median:.2f} {figure.target.unit} (at most "
        f"{figure.target.most}: {'reached' if figure.reached else 'NOT REACHED'})"
        for figure in figures
    )


def too_large(figures: Sequence[Figure]) -> list[Figure]:
    """Sizes over their target."""
    return [figure for figure in figures if figure.target.is_size and not figure.reached]


def _cold_start(shown: Screen) -> Start:
    os.sync()
    _DROP_CACHES.write_text("3\n", encoding="ascii")
    return _start(shown)


def _start(shown: Screen) -> Start:
    with tempfile.TemporaryDirectory() as root:
        home = Home(Path(root) / "person")
        with running(shown, home) as app:
            window_seconds = app.wait_for_paint()
            app.window()
            shown.type(QUESTION)
            shown.press("Return")
            answer = wait_for("The answer", lambda: _first(home), _ANSWER_SECONDS, 0.01)
            seen = time.monotonic() - app.started
            resident = app.resident_bytes()
            app.quit()
    return Start(round(window_seconds, 3), round(seen - _decode_seconds(answer), 3), resident)


def _first(home: Home) -> Answer | None:
    return next((answer for answer in home.answers() if answer.state == "complete"), None)


def _decode_seconds(answer: Answer) -> float:
    """How long the answer was written after its first token."""
    usage = answer.receipt["usage"]
    return float(usage["decode_seconds"]) if isinstance(usage, dict) else 0.0


def _tree_bytes(folder: Path) -> int:
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    return sum(path.stat().st_size for path in files)
