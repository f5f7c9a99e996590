"""Measures the built app and writes ``installed.md``.

    .venv/bin/python -m benchmarks.installed [--report]

``make package`` builds the app and measures it in the same way; ``--report`` writes down what it
found. Real starts on a screen without a monitor: Linux with Xvfb and xdotool.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.machine import machine, other_load
from benchmarks.measure import spread
from benchmarks.report import number, table

_ROOT = Path(__file__).resolve().parent.parent
_PROGRAM = _ROOT / "dist" / "gpt-desktop" / "gpt-desktop"
_FIGURES = _ROOT / "build" / "proof" / "figures.json"
_DOWNLOADS = Path(__file__).with_name("downloads.toml")
_RESULTS = Path(__file__).with_name("installed.md")
_HOW = (
    "The app as `make package` builds it, started five times in an empty home on a screen without "
    "a monitor: the median counts, in brackets are the smallest and the largest. A window counts "
    "as soon as its first pixels are on the screen. The question is typed by real keys as soon as "
    "there is a window; the first token's time holds that typing. “Nothing cached”: the system's "
    "file cache is emptied before each start."
)
_OTHERS = (
    "For 64-bit Linux, without a model, which each of them fetches after its installation; ours "
    "has one inside. Not downloaded by us."
)


@dataclass(frozen=True, slots=True)
class Download:
    """What another app's download weighs, without a model.

    Attributes:
        source: where its size is said.
    """

    name: str
    megabytes: float
    source: str


def main() -> int:
    """0: written. 1: the app could not be measured. 2: it has not been built or measured."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.installed", description=__doc__)
    parser.add_argument("--report", action="store_true", help="measure nothing")
    wanted = _FIGURES if (report_only := parser.parse_args().report) else _PROGRAM
    if not wanted.is_file():
        print(f"{wanted.relative_to(_ROOT)} is not there: run `make package`.", file=sys.stderr)
        return 2
    load = other_load()
    if not report_only:
        prove = [sys.executable, str(_ROOT / "packaging" / "prove.py"), "--only-figures"]
        if code := subprocess.run(prove, check=False).returncode:
            return code
    figures = json.loads(_FIGURES.read_text(encoding="utf-8"))
    about = machine() if report_only else {**machine(), "Other programs computing": f"{load:.1f}"}
    _RESULTS.write_text(report(figures, about, downloads()), encoding="utf-8")
    print(_RESULTS.relative_to(_ROOT))
    return 0


def downloads(path: Path = _DOWNLOADS) -> list[Download]:
    """Those of other apps, the smallest first."""
    with path.open("rb") as file:
        found = [Download(**values) for values in tomllib.load(file)["download"]]
    return sorted(found, key=lambda download: download.megabytes)


def report(
    figures: Sequence[Mapping[str, Any]],
    about: Mapping[str, str],
    others: Sequence[Download],
) -> str:
    """The document.

    Args:
        figures: ``proof.figures.Figure`` as JSON.
        about: names and values of the machine.
    """
    peers = [(other.name, f"{number(other.megabytes)} MB", other.source) for other in others]
    return (
        "\n\n".join(
            (
                "# The installed app",
                "Written by `python -m benchmarks.installed`; not edited by hand.",
                _HOW,
                table(("what", "which"), list(about.items())),
                table(
                    ("figure", "measured", "at most", "reached"), [_cells(one) for one in figures]
                ),
                "## What others' downloads weigh",
                _OTHERS,
                table(("app", "download", "source"), peers),
            )
        )
        + "\n"
    )


def _cells(figure: Mapping[str, Any]) -> tuple[str, str, str, str]:
    target, found = figure["target"], spread(figure["values"])
    unit = target["unit"]
    measured = f"{number(found.median)} {unit}"
    if found.low < found.high:
        measured += f" ({number(found.low)}–{number(found.high)})"
    reached = "yes" if found.median <= target["most"] else "**no**"
    return target["words"], measured, f"{target['most']} {unit}", reached


if __name__ == "__main__":
    sys.exit(main())
