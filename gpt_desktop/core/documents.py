"""A document as text with structure, whatever file it came from."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken

SUPPORTED_SUFFIXES = (".txt", ".md", ".pdf", ".docx")


class BlockKind(StrEnum):
    """What a block is; headings give a document its sections.

    An entry is a line of a table of contents: shown and translated, but no text to summarize.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ENTRY = "entry"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or an entry.

    Attributes:
        level: 1 to 6 for headings, 0 otherwise.
        page: 1-based page it starts on, or None where a format has no pages.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file in reading order."""

    path: Path
    title: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    warnings: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All blocks, separated by blank lines."""
        return "\n\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """Parts of a file read so far; pages for a PDF."""

    done: int
    total: int


class DocumentReader(Protocol):
    """Reads untrusted files without risking the process."""

    def read(self, path: Path, token: CancelToken) -> Generator[ReadProgress, None, Document]:
        """Read one file.

        Raises:
            UserFacingError: the file is missing, unreadable, empty, encrypted, scanned,
                too large, damaged or of an unsupported kind; the words say which.
            CancelledError: the token was cancelled.
        """
        ...
