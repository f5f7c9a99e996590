"""Files that are translated into files of the same format."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.translation.marked_text import MarkedText


@dataclass(frozen=True, slots=True)
class RewrittenFormat:
    """A format that is written again.

    Attributes:
        name: a source string, translated when shown.
        suffixes: in lower case.
    """

    id: str
    name: str
    suffixes: tuple[str, ...]


REWRITTEN_FORMATS = (
    RewrittenFormat("text", mark("Text"), (".txt",)),
    RewrittenFormat("markdown", mark("Markdown"), (".md", ".markdown")),
    RewrittenFormat("word", mark("Word"), (".docx",)),
    RewrittenFormat("slides", mark("PowerPoint"), (".pptx",)),
    RewrittenFormat("opendocument", mark("OpenDocument"), (".odt",)),
    RewrittenFormat("html", mark("Web page"), (".html", ".htm", ".xhtml")),
    RewrittenFormat("epub", mark("E-book"), (".epub",)),
    RewrittenFormat("subtitles", mark("Subtitles"), (".srt", ".vtt")),
    RewrittenFormat("gettext", mark("Translations of a program (PO)"), (".po", ".pot")),
    RewrittenFormat("xliff", mark("Translations of a program (XLIFF)"), (".xlf", ".xliff")),
    RewrittenFormat("table", mark("Table as text"), (".csv", ".tsv")),
)

REWRITTEN_SUFFIXES = tuple(suffix for each in REWRITTEN_FORMATS for suffix in each.suffixes)


def rewritten_format(path: Path) -> RewrittenFormat | None:
    """The format a file's name promises, or None where it is not written again."""
    suffix = path.suffix.lower()
    return next((each for each in REWRITTEN_FORMATS if suffix in each.suffixes), None)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """What was read of a file that is to be written in another language.

    Attributes:
        sha256: of the file, so that it is written from what was read.
        units: its texts in order: paragraphs, cells, cues, entries.
        column: of a table, whose cells are the units, or "".
        columns: the names of all of them.
    """

    path: Path
    sha256: str
    units: tuple[MarkedText, ...]
    column: str = ""
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenUnit:
    """What a unit becomes.

    Attributes:
        number: of the unit, from 0.
        doubtful: a check found something, which formats with such a flag say.
    """

    number: int
    text: MarkedText
    doubtful: bool = False


class DocumentRewriter(Protocol):
    """Reads and writes untrusted files without risking the process."""

    def read(
        self, path: Path, token: CancelToken, column: str = ""
    ) -> Generator[Progressed, None, SourceFile]:
        """The units of a file.

        Args:
            column: of a table, by its name or its number from 1; "" for the one with most words.

        Raises:
            UserFacingError: it cannot be read, is of another format, or has no such column.
            CancelledError: the token was cancelled.
        """
        ...

    def write(
        self,
        source: SourceFile,
        units: Sequence[WrittenUnit],
        language: str,
        target: Path,
        token: CancelToken,
    ) -> Generator[Progressed, None, None]:
        """Write the file with other words; what is not among ``units`` stays as it is.

        Args:
            language: code of the language that is written.
            target: a file that appears whole, or not at all; never the source itself.

        Raises:
            UserFacingError: the source changed or is gone, the disk is full, the target is the
                source or cannot be written.
            CancelledError: the token was cancelled.
        """
        ...


def free_place(source: Path, language_name: str, folder: Path | None = None) -> Path:
    """Beside a file (or in a folder), its name with the language; never a file that is there.

    Args:
        language_name: in the person's language.
    """
    where = folder or source.parent
    name = tr("{name} ({language})", name=source.stem, language=language_name)
    number, place = 1, where / f"{name}{source.suffix}"
    while place.exists():
        number += 1
        place = where / f"{name} {number}{source.suffix}"
    return place
