"""Measures many kept conversations and writes ``stored.md``.

    .venv/bin/python -m benchmarks.stored [--messages 100000]

It takes some minutes: the database is made anew in a temporary folder.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.machine import machine, other_load
from benchmarks.report import number, table
from benchmarks.stored.figures import (
    Figure,
    stored_figures,
    upgrade_figures,
    window_figures,
)
from benchmarks.stored.made import make_database
from gpt_desktop.background.turns import take_short_turns

_RESULTS = Path(__file__).resolve().parent.parent / "stored.md"
_NAME = "gpt-desktop.sqlite3"
_ROUNDS = 5
_HOW = (
    "{messages} messages of 80 words, or 200 ideographs in every fifth conversation, of a made-up "
    "language with {words} words as unevenly frequent as real ones; {size} MB with the index. "
    "Medians of {rounds}, in brackets the smallest and the largest. The windows have no screen "
    "and load no model; a process each."
)


def main() -> int:
    """0: written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stored", description=__doc__)
    parser.add_argument("--messages", type=int, default=100_000)
    messages = parser.parse_args().messages
    take_short_turns()  # as the app does
    about = {**machine(), "Other programs computing": f"{other_load():.1f}"}
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full"), Path(folder, "empty")
        for data in (full, empty):
            data.mkdir()
        path = full / _NAME
        make_database(path, messages)
        figures = upgrade_figures(path)
        figures += stored_figures(path, _ROUNDS)
        figures += window_figures(empty, "nothing kept", _ROUNDS)
        figures += window_figures(full, f"{messages:,} messages kept", _ROUNDS)
        size = f"{path.stat().st_size / 1e6:,.0f}"
    how = _HOW.format(messages=f"{messages:,}", words="60,000", size=size, rounds=_ROUNDS)
    _RESULTS.write_text(report(figures, about, how), encoding="utf-8")
    print(_RESULTS.name)
    return 0


def report(figures: Sequence[Figure], about: Mapping[str, str], how: str) -> str:
    """The document."""
    parts = (
        "# Many conversations",
        "Written by `python -m benchmarks.stored`; not edited by hand.",
        how,
        table(("what", "which"), list(about.items())),
        table(("figure", "measured", "at most", "reached"), [_cells(each) for each in figures]),
    )
    return "\n\n".join(parts) + "\n"


def _cells(figure: Figure) -> tuple[str, str, str, str]:
    found, unit = figure.found, figure.unit
    measured = f"{number(found.median)} {unit}"
    if found.low < found.high:
        measured += f" ({number(found.low)}–{number(found.high)})"
    if figure.most is None:
        return figure.words, measured, "–", "–"
    reached = "yes" if found.median <= figure.most else "**no**"
    return figure.words, measured, f"{figure.most} {unit}", reached


if __name__ == "__main__":
    raise SystemExit(main())
