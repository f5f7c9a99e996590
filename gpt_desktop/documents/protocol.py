"""What the reading process says: progress, blocks, then the end or a failure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gpt_desktop.child.lines import Language
from gpt_desktop.child.worker import Output
from gpt_desktop.core.documents import Block, BlockKind
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.parsed import Parsed

PROGRESS = "progress"
_BLOCKS = "blocks"
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


def send_blocks(blocks: Sequence[Block], output: Output) -> None:
    """The blocks in lines of moderate size."""
    batch: list[Block] = []
    characters = 0
    for block in blocks:
        batch.append(block)
        characters += len(block.text)
        if characters >= _BATCH_CHARACTERS:
            output.send(_BLOCKS, _rows(batch))
            batch, characters = [], 0
    output.send(_BLOCKS, _rows(batch))


def result_values(parsed: Parsed) -> tuple[Any, ...]:
    """What is known beside the blocks, for ``End``."""
    return parsed.title, parsed.page_count, parsed.warnings


def _rows(blocks: Sequence[Block]) -> list[list[Any]]:
    return [[b.kind, b.text, b.level, b.page, b.recognised] for b in blocks]


def _read_progress(done: int, total: int, unit: str) -> Progressed:
    return Progressed(Phase.OPENING, int(done), int(total), Unit(unit))


def _read_blocks(rows: list[tuple[str, str, int, int | None, bool]]) -> Blocks:
    return Blocks(
        tuple(
            Block(BlockKind(kind), str(text), level, page, recognised=recognised)
            for kind, text, level, page, recognised in rows
        )
    )


def _read_end(title: str, pages: int | None, warnings: list[tuple[str, list[int]]]) -> End:
    read = tuple((WarningKind(kind), tuple(map(int, numbers))) for kind, numbers in warnings)
    return End(str(title), pages, read)


def _read_failure(code: str) -> ReadFailureError:
    return ReadFailureError(FailureKind(code))


READING: Language[Progressed | Blocks, End] = Language(
    {PROGRESS: _read_progress, _BLOCKS: _read_blocks}, _read_end, _read_failure
)
