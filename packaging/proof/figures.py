"""How large the built app is, how fast it starts, and what memory it takes."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
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
Figures = dict[str, object]


@dataclass(frozen=True, slots=True)
class Target:
    """The most that a figure may be, and how it is told."""

    name: str
    words: str
    unit: str
    divisor: float
    most: float


TARGETS = (
    Target("installed_bytes", "installed, the model inside", "MB", 1e6, 330),
    Target("download_bytes", "to download", "MB", 1e6, 170),
    Target("window_seconds_cold", "first window, nothing cached", "s", 1, 1.0),
    Target("window_seconds_warm", "first window", "s", 1, 1.0),
    Target("first_token_seconds_cold", "first token after the start, nothing cached", "s", 1, 3.0),
    Target("first_token_seconds_warm", "first token after the start", "s", 1, 3.0),
    Target("resident_bytes", "resident memory after a first answer", "MB", 1e6, 450),
)


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


def measure() -> Figures:
    """All figures; those of starts are medians of five.

    ``…_cold`` are left out where this process may not empty the system's file cache.
    """
    figures: Figures = {"installed_bytes": _tree_bytes(product.BUNDLE), "runs": RUNS}
    archive = archive_file()
    if archive.is_file():
        figures["download_bytes"] = archive.stat().st_size
    with screen() as shown:
        _start(shown)  # so that each warm start finds everything in memory
        warm = [_start(shown) for _ in range(RUNS)]
        cold = [_cold_start(shown) for _ in range(RUNS)] if os.access(_DROP_CACHES, os.W_OK) else []
    for name, starts in (("warm", warm), ("cold", cold)):
        if starts:
            for field in ("window_seconds", "first_token_seconds"):
                values = [getattr(start, field) for start in starts]
                figures[f"{field}_{name}"] = round(statistics.median(values), 3)
            figures[f"starts_{name}"] = [asdict(start) for start in starts]
    figures["resident_bytes"] = int(statistics.median(start.resident_bytes for start in warm))
    return figures


def told(figures: Figures) -> str:
    """A line for each figure, with what it should be at most."""
    lines = []
    for target in TARGETS:
        value = figures.get(target.name)
        if isinstance(value, int | float):
            shown = value / target.divisor
            verdict = "reached" if shown <= target.most else "NOT REACHED"
            lines.append(
                f"{target.words}: {shown:.2f} {target.unit} (at most {target.most}: {verdict})"
            )
    return "\n".join(lines)


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
