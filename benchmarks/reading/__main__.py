"""Makes documents by real producers, reads them, and writes ``reading.md``.

    .venv/bin/python -m benchmarks.reading [--only .docx] [--languages en de]

Needs pandoc, LibreOffice (writer, calc, impress), Chromium, and Debian's FAQ as packages. What
is not installed is named and left out. Half an hour for all.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.machine import machine
from benchmarks.reading.compare import NOTHING, Kept, compared
from benchmarks.reading.producers import PRODUCERS, Producer, ProducerError, rows
from benchmarks.reading.texts import CHAPTERS, FAQ, LANGUAGES, PACKAGES, Text, chapter
from benchmarks.report import table
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.steps import Steps
from gpt_desktop.documents.loader import ChildProcessReader

_RESULTS = Path(__file__).resolve().parent.parent / "reading.md"
_KEPT, _ORDER = 0.995, 0.98
_HOW = (
    "Chapters of Debian’s FAQ in {languages} languages, whose pieces (headings, paragraphs, items, "
    "code) are known, were given to real producers; {files} files. Kept: letters without blanks "
    "that were read, of those that were written. In order: the pieces that stand in their order. "
    "Added: what was read and nobody wrote (page numbers, titles), beside what was written."
)


@dataclass(slots=True)
class Row:
    """What came of one producer's files."""

    producer: Producer
    files: int = 0
    total: Kept = NOTHING
    failed: list[str] = field(default_factory=list)

    @property
    def reached(self) -> bool:
        kept = self.total.kept / max(1, self.total.characters)
        order = self.total.in_order / max(1, self.total.pieces)
        return kept >= _KEPT and order >= _ORDER and not self.failed

    def cells(self) -> list[str]:
        total = self.total
        return [
            self.producer.suffix,
            self.producer.program,
            str(self.files),
            f"{total.kept / max(1, total.characters):.2%}",
            f"{total.in_order / max(1, total.pieces):.2%}",
            f"{total.added / max(1, total.characters):.2%}",
            str(len(self.failed)),
            "yes" if self.reached else "**no**",
        ]


def main() -> int:
    """0: done. 2: the texts are not installed."""
    arguments = _arguments()
    if not FAQ.is_dir():
        print(f"Debian's FAQ is not installed: the packages {PACKAGES}.", file=sys.stderr)
        return 2
    texts = [chapter(language, name) for language in arguments.languages for name in CHAPTERS]
    made = [_row(producer, texts) for producer in _chosen(arguments.only)]
    if arguments.only is None and len(arguments.languages) == len(LANGUAGES):
        _RESULTS.write_text(_report(made, len(arguments.languages)), encoding="utf-8")
        print(_RESULTS.name)
    return 0


def _chosen(suffixes: Sequence[str] | None) -> Iterator[Producer]:
    return (each for each in PRODUCERS if suffixes is None or each.suffix in suffixes)


def _row(producer: Producer, texts: Sequence[Text]) -> Row:
    row = Row(producer)
    for text in texts:
        with tempfile.TemporaryDirectory() as folder:
            try:
                path = producer.make(text, Path(folder))
            except ProducerError as error:
                print(f"{producer.suffix} of {text.name} was not made: {error}", file=sys.stderr)
                continue
            _measure(row, text, path)
    print(" | ".join(row.cells()), *row.failed[:3], flush=True)
    return row


def _measure(row: Row, text: Text, path: Path) -> None:
    row.files += 1
    try:
        steps = Steps(ChildProcessReader().read(path, CancelToken()))
        for _ in steps:
            pass
    except UserFacingError as error:
        row.failed.append(f"{text.name}: {error.what} {error.why}")
        return
    pieces = [piece.text for piece in text.pieces]
    if row.producer.as_table:
        pieces = [cell for cells in rows(text) for cell in cells]
    row.total += compared(pieces, steps.result.text)


def _report(made: Sequence[Row], languages: int) -> str:
    files = sum(row.files for row in made)
    head = ["file", "producer", "files", "kept", "in order", "added", "not read", "reached"]
    about = [[name, value] for name, value in machine().items()]
    programs = Counter(row.producer.program for row in made)
    return "\n\n".join(
        [
            "# Documents read, beside what their producers were given",
            "Written by `make bench-reading`; not edited by hand.",
            _HOW.format(languages=languages, files=files),
            f"Wanted: {_KEPT:.1%} kept and {_ORDER:.0%} in order, of each kind of file.",
            table(["what", "which"], [*about, ["Producers", ", ".join(programs)]]),
            table(head, [row.cells() for row in made]),
            "",
        ]
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--only", action="append", metavar="SUFFIX", help="files of this kind")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
