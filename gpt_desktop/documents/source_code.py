"""Text whose lines are its structure: programs, data, logs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from pygments.lexers import find_lexer_class_for_filename

from gpt_desktop.core.documents import Block, BlockKind

# Pygments knows these, but people read them as prose.
_PROSE = frozenset((".txt", ".text", ".rst", ".tex", ".asc", ".org", ".nfo", ".me", ".1st"))
_LINES = frozenset((".log", ".ndjson", ".jsonl", ".out", ".err", ".diff", ".patch"))
_MOST_LINES = 60  # a block has, where no blank line parts them


def is_code(name: str) -> bool:
    """Whether a file's name tells that its lines have to stay."""
    suffix = PurePath(name.lower()).suffix
    if suffix in _PROSE or suffix in _LINES:
        return suffix in _LINES
    return any(find_lexer_class_for_filename(each) is not None for each in (name, name.lower()))


def code_blocks(text: str) -> Iterator[Block]:
    """The lines in groups, as blank lines part them."""
    group: list[str] = []
    for line in text.split("\n"):
        if line.strip():
            group.append(line.rstrip())
        if group and (not line.strip() or len(group) >= _MOST_LINES):
            yield Block(BlockKind.CODE, "\n".join(group))
            group = []
    if group:
        yield Block(BlockKind.CODE, "\n".join(group))
