"""The JSON lines the reading process writes: progress, blocks, then an end or a failure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from gpt_desktop.core.documents import Block, BlockKind, ReadProgress
from gpt_desktop.documents.failure import FailureKind, WarningKind
from gpt_desktop.documents.parsed import Parsed

_BATCH_CHARACTERS = 64 * 1024


@dataclass(frozen=True, slots=True)
class Blocks:
    """Some blocks; more may follow."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class End:
    """All blocks were sent. The fields are those of ``Parsed``."""

    title: str
    page_count: int | None
    warnings: tuple[tuple[WarningKind, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """The file could not be read."""

    kind: FailureKind


ChildMessage = ReadProgress | Blocks | End | Failure


def progress_line(done: int, total: int) -> bytes:
    return _line("progress", done, total)


def failure_line(kind: FailureKind) -> bytes:
    return _line("failure", kind)


def parsed_lines(parsed: Parsed) -> Iterator[bytes]:
    """The blocks in batches of moderate size, then the end."""
    batch: list[Block] = []
    characters = 0
    for block in parsed.blocks:
        batch.append(block)
        characters += len(block.text)
        if characters >= _BATCH_CHARACTERS:
            yield _blocks_line(batch)
            batch, characters = [], 0
    yield _blocks_line(batch)
    yield _line("end", parsed.title, parsed.page_count, parsed.warnings)


def _blocks_line(blocks: Sequence[Block]) -> bytes:
    return _line("blocks", [[b.kind, b.text, b.level, b.page] for b in blocks])


def _line(name: str, *values: Any) -> bytes:
    return json.dumps([name, *values], ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def read_line(line: bytes) -> ChildMessage:
    """The reverse.

    Raises:
        ValueError: the line is not one of the protocol; the process went wrong.
    """
    try:
        name, *values = json.loads(line)
        message: ChildMessage = _READERS[name](*values)
        return message
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError("not a line of the protocol") from error


def _read_blocks(rows: list[tuple[str, str, int, int | None]]) -> Blocks:
    return Blocks(
        tuple(Block(BlockKind(kind), str(text), level, page) for kind, text, level, page in rows)
    )


def _read_end(title: str, pages: int | None, warnings: list[tuple[str, list[int]]]) -> End:
    read = tuple((WarningKind(kind), tuple(map(int, numbers))) for kind, numbers in warnings)
    return End(str(title), pages, read)


def _read_failure(kind: str) -> Failure:
    return Failure(FailureKind(kind))


_READERS: dict[str, Any] = {
    "progress": ReadProgress,
    "blocks": _read_blocks,
    "end": _read_end,
    "failure": _read_failure,
}
