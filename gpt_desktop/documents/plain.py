"""Reads text and Markdown files."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.encodings import decode
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.markdown import markdown_blocks
from gpt_desktop.documents.parsed import Parsed, Report, TextBudget
from gpt_desktop.documents.structure import plain_blocks


def parse_text(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Paragraphs and chapter headings of a .txt file.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    text, broken = _read(path, limits, report)
    return _parsed(list(plain_blocks(text)), broken, report)


def parse_markdown(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Headings and paragraphs of an .md file.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    text, broken = _read(path, limits, report)
    return _parsed(list(markdown_blocks(text)), broken, report)


def _read(path: Path, limits: ReadLimits, report: Report) -> tuple[str, bool]:
    report(0, 1)
    # No encoding takes more than four bytes a character.
    if path.stat().st_size > limits.text_characters * 4:
        raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
    text, broken = decode(path.read_bytes())
    TextBudget(limits.text_characters).take(text)
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return unified.replace("\f", "\n\n").replace("\x0b", "\n").replace("\0", ""), broken


def _parsed(blocks: list[Block], broken: bool, report: Report) -> Parsed:
    if not blocks:
        raise ReadFailureError(FailureKind.EMPTY)
    report(1, 1)
    warnings: list[tuple[WarningKind, list[int]]] = []
    if broken:
        warnings.append((WarningKind.UNKNOWN_CHARACTERS, []))
    first = blocks[0]
    title = first.text if first.kind is BlockKind.HEADING and first.level == 1 else ""
    return Parsed(blocks, title, warnings=warnings)
