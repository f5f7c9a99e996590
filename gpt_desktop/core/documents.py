"""A document as text with structure, whatever file it came from."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.storable_text import storable

_BETWEEN = "\n\n"
_BETWEEN_LINES = "\n"


class BlockKind(StrEnum):
    """What a block is; headings give a document its sections.

    An entry is a line of a table of contents: shown and translated, but no text to summarize.
    An item of a list begins with its own mark, such as "1. " or "• "; a row of a table has its
    cells joined by " | "; a note stands apart from the text, such as a footnote or a comment;
    code keeps its lines.
    """

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ENTRY = "entry"
    ITEM = "item"
    ROW = "row"
    NOTE = "note"
    CODE = "code"


_LINES = (BlockKind.ITEM, BlockKind.ROW)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a document; ``BlockKind`` tells which there are.

    Attributes:
        level: 1 to 6 for headings, 0 otherwise; of items, how many lists they are inside of.
        page: 1-based page it starts on, or None where a format has no pages.
        start: where it begins in its document's text; 0 before it is part of one.
        recognised: whether a program read it from a picture, which can go wrong.
    """

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None
    start: int = 0
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """What was read, in reading order; made by ``make_document``.

    Attributes:
        id: the SHA-256 of what was read, so that places in it stay true: a file that changes,
            or is read by a better reader, is another document.
        path: of the file; ``Path()`` for text that was pasted.
        warnings: translated lines on what could not be read.
    """

    id: str
    path: Path
    title: str
    blocks: tuple[Block, ...]
    page_count: int | None = None
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise ValueError("a document needs an id")
        for block, placed in zip(self.blocks, place_blocks(self.blocks), strict=True):
            if block.start != placed.start:
                raise ValueError(f"a block begins at {placed.start}, not at {block.start}")

    @property
    def text(self) -> str:
        """All blocks, with blank lines between them; lines of one list or table are together."""
        parts: list[str] = []
        for number, block in enumerate(self.blocks):
            parts += (block.text, _between(self.blocks, number))
        return "".join(parts[:-1])

    def block_at(self, place: int) -> Block | None:
        """The block a place of the text belongs to; None where there is no text at all."""
        index = bisect_right(self.blocks, place, key=lambda block: block.start)
        return self.blocks[index - 1] if index else None


def make_document(
    path: Path,
    title: str,
    blocks: Iterable[Block],
    page_count: int | None = None,
    warnings: tuple[str, ...] = (),
) -> Document:
    """A document with its id and its blocks' places; what cannot be stored is replaced."""
    title = storable(title)
    placed = place_blocks(replace(block, text=storable(block.text)) for block in blocks)
    return Document(_id_of(title, placed, page_count), path, title, placed, page_count, warnings)


def place_blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with where each begins in the text of all of them."""
    those = tuple(blocks)
    placed: list[Block] = []
    start = 0
    for number, block in enumerate(those):
        placed.append(block if block.start == start else replace(block, start=start))
        start += len(block.text) + len(_between(those, number))
    return tuple(placed)


def _between(blocks: Sequence[Block], number: int) -> str:
    """What stands between a block and the next one."""
    kind = blocks[number].kind
    together = kind in _LINES and number + 1 < len(blocks) and blocks[number + 1].kind is kind
    return _BETWEEN_LINES if together else _BETWEEN


def _id_of(title: str, blocks: Iterable[Block], page_count: int | None) -> str:
    digest = sha256(json.dumps([title, page_count]).encode())
    for block in blocks:
        known = [block.kind, block.text, block.level, block.page]
        # Only then, so that what was read before keeps its id.
        digest.update(json.dumps([*known, True] if block.recognised else known).encode())
    return digest.hexdigest()


class PasswordNeededError(UserFacingError):
    """A file opens with a password only.

    Attributes:
        wrong: whether one was given.
    """

    def __init__(self, what: str, why: str, next_step: str, *, wrong: bool) -> None:
        super().__init__(what, why, next_step)
        self.wrong = wrong


class DocumentReader(Protocol):
    """Reads untrusted files without risking the process."""

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        """Read one file; progress counts pages where its format has them, else parts.

        Args:
            password: opens a protected file; it is kept nowhere.

        Raises:
            PasswordNeededError: the file opens with a password only, and not with this one.
            UserFacingError: the file is missing, unreadable, empty, encrypted, scanned,
                too large, damaged or of an unsupported kind; the words say which.
            CancelledError: the token was cancelled.
        """
        ...


@dataclass(frozen=True, slots=True)
class FileState:
    """What tells whether a file has changed since it was read."""

    path: Path
    size: int
    mtime_ns: int


class DocumentStore(Protocol):
    """Keeps what was read. Every method may be called from any thread.

    A document stays as long as a work was made from it or someone holds it; what neither is
    true of goes at the next start. Each method raises UserFacingError where the disk is full
    or the file cannot be written.
    """

    def keep(self, document: Document, file: FileState | None = None) -> None:
        """Store it, which is nothing to do where it is there already.

        Args:
            file: the file it was read from, as it was then; see ``known_file``.
        """
        ...

    def load(self, document_id: str) -> Document | None:
        """The document as it was kept, or None where it is not there."""
        ...

    def known_file(self, file: FileState) -> Document | None:
        """What was read from a file that has not changed since, by this version's reader."""
        ...

    def hold(self, document_id: str, holder: str) -> None:
        """Let a view's id keep a document from going; once is enough."""
        ...

    def release(self, document_id: str, holder: str) -> None:
        """The holder no longer shows it."""
        ...
