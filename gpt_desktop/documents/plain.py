"""Reads what is nothing but text: prose, Markdown, logs, data and programs."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.markdown import markdown_blocks
from gpt_desktop.documents.markdown_metadata import split_metadata
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.source_code import code_blocks, is_code
from gpt_desktop.documents.structure import plain_blocks
from gpt_desktop.documents.text_file import Warnings, read_text


def parse_text(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """Paragraphs and chapter headings of prose; the lines of logs, data and programs.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    report(0, 1)
    text, warnings = read_text(path, limits)
    blocks = code_blocks(text) if is_code(path.name) else plain_blocks(text)
    return _parsed(list(blocks), "", warnings, report)


def parse_markdown(path: Path, limits: ReadLimits, report: Report) -> Parsed:
    """The blocks of an .md file; metadata at its beginning gives its title at most.

    Raises:
        ReadFailureError: it is empty, not text, or too long.
    """
    report(0, 1)
    text, warnings = read_text(path, limits)
    title, body = split_metadata(text)
    return _parsed(list(markdown_blocks(body)), title, warnings, report)


def _parsed(blocks: list[Block], title: str, warnings: Warnings, report: Report) -> Parsed:
    if not blocks:
        raise ReadFailureError(FailureKind.EMPTY)
    report(1, 1)
    first = blocks[0]
    if not title and first.kind is BlockKind.HEADING and first.level == 1:
        title = first.text
    return Parsed(blocks, title, warnings=warnings)
