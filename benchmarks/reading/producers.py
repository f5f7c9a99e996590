"""Programs that write documents, each given the same text."""

from __future__ import annotations

import csv
import email.message
import email.policy
import html
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from benchmarks.reading.texts import Text

Make = Callable[[Text, Path], Path]
"""Writes a text into a folder; returns the file."""

_SECONDS = 180
_ROW = 4  # pieces a row of a sheet


class ProducerError(Exception):
    """A producer is not installed, or wrote nothing."""


@dataclass(frozen=True, slots=True)
class Producer:
    """A program and what it writes.

    Attributes:
        program: as the table names it.
        suffix: of its files, with the dot.
        as_table: whether the text goes in as rows of cells.
    """

    program: str
    suffix: str
    make: Make
    as_table: bool = False


def page(text: Text) -> str:
    """The text as a plain web page."""
    parts: list[str] = []
    for is_item, run in groupby(text.pieces, lambda piece: piece.tag == "li"):
        inner = "".join(f"<{p.tag}>{html.escape(p.text)}</{p.tag}>\n" for p in run)
        parts.append(f"<ul>\n{inner}</ul>\n" if is_item else inner)
    head = f'<meta charset="utf-8"><title>{text.name}</title>'
    return f'<html lang="{text.language}"><head>{head}</head><body>\n{"".join(parts)}</body></html>'


def _written_page(text: Text, folder: Path) -> Path:
    path = folder / f"{text.name}.html"
    path.write_text(page(text), encoding="utf-8")
    return path


def _pandoc(suffix: str, target: str) -> Make:
    def make(text: Text, folder: Path) -> Path:
        source, path = _written_page(text, folder), folder / f"{text.name}{suffix}"
        _run("pandoc", "-f", "html", "-t", target, "-s", "-o", str(path), str(source))
        return path

    return make


def _libreoffice(target: str, start: Make, before: str = "") -> Make:
    """LibreOffice converts what another producer wrote."""

    def make(text: Text, folder: Path) -> Path:
        source = start(text, folder)
        out = folder / "out"
        home = (folder / "home").as_uri()
        infilter = [f"--infilter={before}"] if before else []
        _run(
            "soffice",
            f"-env:UserInstallation={home}",
            "--headless",
            *infilter,
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        )
        return _only_file(out)

    return make


def _chromium(text: Text, folder: Path) -> Path:
    source, path = _written_page(text, folder), folder / f"{text.name}.pdf"
    _run(
        "chromium",
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--print-to-pdf={path}",
        source.as_uri(),
    )
    return path


def _qt(text: Text, folder: Path) -> Path:
    source, path = _written_page(text, folder), folder / f"{text.name}.pdf"
    # In a process of its own: Qt's fonts and this program's children do not go together well.
    _run(sys.executable, "-m", "benchmarks.reading.qt_printing", str(source), str(path))
    return path


def _mail(text: Text, folder: Path) -> Path:
    message = email.message.EmailMessage(policy=email.policy.SMTP)
    message["Subject"], message["From"], message["To"] = text.name, "a@x.example", "b@x.example"
    message.set_content("\n\n".join(piece.text for piece in text.pieces))
    message.add_alternative(page(text), subtype="html")
    path = folder / f"{text.name}.eml"
    path.write_bytes(message.as_bytes())
    return path


def rows(text: Text) -> list[list[str]]:
    """The text as rows of cells."""
    cells = [piece.text.replace("\n", " ") for piece in text.pieces]
    return [cells[at : at + _ROW] for at in range(0, len(cells), _ROW)]


def _csv(text: Text, folder: Path) -> Path:
    path = folder / f"{text.name}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows(text))
    return path


def _plain(encoding: str) -> Make:
    def make(text: Text, folder: Path) -> Path:
        path = folder / f"{text.name}.txt"
        words = "\n\n".join(piece.text for piece in text.pieces)
        path.write_bytes(words.encode(encoding, "replace"))
        return path

    return make


_WORD = _pandoc(".docx", "docx")
_SLIDES = _pandoc(".pptx", "pptx")
_SHEET_IN = "CSV:44,34,76,1"

PRODUCERS = (
    Producer("pandoc", ".docx", _WORD),
    Producer("LibreOffice", ".docx", _libreoffice("docx", _pandoc(".odt", "odt"))),
    Producer("LibreOffice", ".doc", _libreoffice("doc", _WORD)),
    Producer("pandoc", ".odt", _pandoc(".odt", "odt")),
    Producer("LibreOffice", ".odt", _libreoffice("odt", _WORD)),
    Producer("pandoc", ".pptx", _SLIDES),
    Producer("LibreOffice", ".ppt", _libreoffice("ppt", _SLIDES)),
    Producer("LibreOffice", ".odp", _libreoffice("odp", _SLIDES)),
    Producer("LibreOffice", ".xlsx", _libreoffice("xlsx", _csv, _SHEET_IN), as_table=True),
    Producer("LibreOffice", ".xls", _libreoffice("xls", _csv, _SHEET_IN), as_table=True),
    Producer("LibreOffice", ".ods", _libreoffice("ods", _csv, _SHEET_IN), as_table=True),
    Producer("Python", ".csv", _csv, as_table=True),
    Producer("pandoc", ".epub", _pandoc(".epub", "epub")),
    Producer("our own", ".html", _written_page),
    Producer("pandoc", ".md", _pandoc(".md", "markdown")),
    Producer("pandoc", ".rtf", _pandoc(".rtf", "rtf")),
    Producer("LibreOffice", ".rtf", _libreoffice("rtf", _WORD)),
    Producer("Python", ".eml", _mail),
    Producer("Python", ".txt", _plain("utf-8")),
    Producer("LibreOffice", ".pdf", _libreoffice("pdf", _WORD)),
    Producer("Chromium", ".pdf", _chromium),
    Producer("Qt", ".pdf", _qt),
)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        raise ProducerError(f"{program} is not installed")
    done = subprocess.run([found, *arguments], capture_output=True, check=False, timeout=_SECONDS)
    if done.returncode:
        raise ProducerError(f"{program}: {done.stderr.decode('utf-8', 'replace')[-300:]}")


def _only_file(folder: Path) -> Path:
    files: Sequence[Path] = sorted(folder.glob("*"))
    if len(files) != 1:
        raise ProducerError(f"there are {len(files)} files where one was expected")
    return files[0]
