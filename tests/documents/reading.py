"""Reads small files in this process, for tests of one parser."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.kinds import format_of
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed
from gpt_desktop.documents.parsers import parser_of


def parsed(path: Path, content: str | bytes, limits: ReadLimits | None = None) -> Parsed:
    """What the reader of the file's kind makes of it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    parse = parser_of(format_of(path), "")
    return parse(path, limits or ReadLimits(), lambda _done, _total: None)


def shown(found: Parsed) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind.value, block.text) for block in found.blocks]
