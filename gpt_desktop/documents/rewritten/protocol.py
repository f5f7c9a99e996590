"""What the rewriting process says, and what it is told of the new words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from typing import Any

from gpt_desktop.child.lines import Language
from gpt_desktop.child.worker import Output
from gpt_desktop.core.translation.marked_text import Mark, MarkedText
from gpt_desktop.core.translation.rewriting import WrittenUnit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError

_UNITS = "units"
_BATCH_CHARACTERS = 64 * 1024

Told = tuple[str, str, tuple[str, ...]]
"""The file's SHA-256, the column's name, the names of all columns."""


def send_units(units: Sequence[MarkedText], output: Output) -> None:
    """The units in lines of moderate size."""
    batch: list[Any] = []
    characters = 0
    for unit in units:
        batch.append(_row(unit))
        characters += len(unit.text) + 30 * len(unit.marks)
        if characters >= _BATCH_CHARACTERS:
            output.send(_UNITS, batch)
            batch, characters = [], 0
    output.send(_UNITS, batch)


def written_targets(units: Iterable[WrittenUnit]) -> bytes:
    """What the process reads from a file of ours."""
    rows = [[unit.number, *_row(unit.text), unit.doubtful] for unit in units]
    return json.dumps(rows).encode()


def read_targets(content: bytes) -> dict[int, WrittenUnit]:
    """The reverse of ``written_targets``."""
    return {
        number: WrittenUnit(number, _unit([text, marks]), doubtful)
        for number, text, marks, doubtful in json.loads(content)
    }


def _row(unit: MarkedText) -> list[Any]:
    return [unit.text, [astuple(each) for each in unit.marks]]


def _unit(row: Sequence[Any]) -> MarkedText:
    text, marks = row
    return MarkedText(
        str(text),
        tuple(
            Mark(int(number), int(start), int(end), int(inside), bool(alone), bool(fixed))
            for number, start, end, inside, alone, fixed in marks
        ),
    )


def _read_units(rows: Sequence[Sequence[Any]]) -> tuple[MarkedText, ...]:
    return tuple(_unit(row) for row in rows)


def _read_end(sha256: str, column: str, columns: Sequence[str]) -> Told:
    return str(sha256), str(column), tuple(map(str, columns))


def _read_failure(code: str) -> ReadFailureError:
    return ReadFailureError(FailureKind(code))


REWRITING: Language[tuple[MarkedText, ...], Told] = Language(
    {_UNITS: _read_units}, _read_end, _read_failure
)
