"""Prints forty pages, wears them, has them recognised, and writes ``recognition.md``.

    .venv/bin/python -m benchmarks.recognition [--pages 4]

It takes some minutes. The pages are the same for the same texts of this repository.
"""

from __future__ import annotations

import argparse
import os
import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtGui import QGuiApplication

from benchmarks.machine import machine, other_load
from benchmarks.recognition import wear
from benchmarks.recognition.errors import comparable, distance
from benchmarks.recognition.printing import FONTS, printed
from benchmarks.recognition.texts import paragraphs
from benchmarks.report import table
from gpt_desktop.documents.recognised_layout import blocks_of_page
from gpt_desktop.recognition.recognizer import Picture, Recognizer, usable_threads

_RESULTS = Path(__file__).resolve().parent.parent / "recognition.md"
_LANGUAGES = {"en": "English", "zh": "Chinese"}
_KINDS = (wear.unworn, wear.tilted, wear.blurred, wear.noisy, wear.worst)
_BESIDE = (wear.upside_down, wear.on_its_side)
_NAMES: dict[wear.Wear, str] = {
    wear.unworn: "as printed",
    wear.tilted: "tilted by 1 to 3°",
    wear.blurred: "blurred",
    wear.noisy: "noisy, gray, JPEG",
    wear.worst: "all of these",
    wear.upside_down: "upside down",
    wear.on_its_side: "on its side",
}
_HOW = (
    "{pages} pages of A4 at 200 dots an inch, in 11 points, of this repository's own English and "
    "Chinese words in Noto's sans and serif faces, printed by Qt and worn by "
    "`benchmarks/recognition/wear.py` with fixed seeds. An error is a letter to change, to add or "
    "to take away, in the text of the blocks as Summarize gets it; line ends, and blanks beside "
    "Chinese, do not count. {threads} thread(s)."
)


@dataclass(frozen=True, slots=True)
class Read:
    """A page that was read; ``seconds`` by the clock, ``processor`` of processor time."""

    kind: wear.Wear
    language: str
    errors: int
    letters: int
    seconds: float
    processor: float


def main() -> int:
    """0: written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.recognition", description=__doc__)
    parser.add_argument("--pages", type=int, default=4, help="of each kind and language")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication([])
    about = {**machine(), "Other programs computing": f"{other_load():.1f}"}
    reader = Recognizer(lambda: None)
    read = [page for kind in _KINDS for page in _pages(reader, kind, asked.pages)]
    beside = [page for kind in _BESIDE for page in _pages(reader, kind, 1)]
    del application
    about["Memory at most"] = f"{_peak_bytes() / 1e6:,.0f} MB, of which Qt and the pages a part"
    _RESULTS.write_text(report(read, beside, about), encoding="utf-8")
    print(_RESULTS.name)
    return 0


def report(read: Sequence[Read], beside: Sequence[Read], about: Mapping[str, str]) -> str:
    """The document."""
    how = _HOW.format(pages=len(read), threads=usable_threads())
    rows = [[_NAMES[kind], *_cells(read, kind)] for kind in _KINDS]
    rows.append(["**all**", *_cells(read, None)])
    others = [[_NAMES[kind], *_cells(beside, kind)] for kind in _BESIDE]
    head = ("kind", *_LANGUAGES.values(), "both", "seconds a page", "of processor time")
    parts = (
        "# Recognition of scans\n",
        how + "\n",
        table(("", ""), [list(item) for item in about.items()]),
        "\n## Letters that are wrong\n",
        table(head, rows),
        "\nBeside these, a page of each language:\n",
        table(head, others),
    )
    return "\n".join(parts)


def _pages(reader: Recognizer, kind: wear.Wear, count: int) -> Iterator[Read]:
    for language in _LANGUAGES:
        for number in range(count):
            texts = paragraphs(language, 60, seed=number)
            page = printed(texts, FONTS[language][number % 2])
            worn = kind(page.picture, np.random.default_rng(number))
            truth = comparable("\n".join(page.paragraphs))
            yield _read(reader, worn, truth, kind, language)


def _read(reader: Recognizer, picture: Picture, truth: str, kind: wear.Wear, language: str) -> Read:
    clock, processor = time.perf_counter(), time.process_time()
    seen = reader.read_picture(picture)
    seconds, spent = time.perf_counter() - clock, time.process_time() - processor
    text = comparable("\n".join(block.text for block in blocks_of_page(seen, 1)))
    print(_NAMES[kind], language, flush=True)
    return Read(kind, language, distance(truth, text), len(truth), seconds, spent)


def _cells(read: Sequence[Read], kind: wear.Wear | None) -> list[str]:
    pages = [page for page in read if kind in (page.kind, None)]
    by_language = [[page for page in pages if page.language == key] for key in _LANGUAGES]
    errors = [_share(group) for group in (*by_language, pages)]
    seconds = sum(page.seconds for page in pages) / len(pages)
    spent = sum(page.processor for page in pages) / len(pages)
    return [*errors, f"{seconds:.1f}", f"{spent:.1f}"]


def _share(pages: Sequence[Read]) -> str:
    wrong = sum(page.errors for page in pages) / sum(page.letters for page in pages)
    return f"{wrong:.2%}"


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


if __name__ == "__main__":
    raise SystemExit(main())
