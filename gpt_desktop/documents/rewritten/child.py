"""The worker that reads and rewrites one untrusted file; its subcommand is ``REWRITE_DOCUMENT``."""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.languages import language
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.kinds import kind_of_error
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.rewritten.formats import opener_of
from gpt_desktop.documents.rewritten.part import RewrittenFile
from gpt_desktop.documents.rewritten.protocol import read_targets, send_units

_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(arguments: Sequence[str]) -> int:
    """Read a file's units, or write it with other words.

    Args:
        arguments: ``ChildLimits``, ``ReadLimits``, the file and the column; to write also the
            SHA-256 it must have, a file of the new words, the language's code, and where to.
    """
    return run_worker(_work, arguments)


def _work(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    limits, path, column = ReadLimits.from_json(arguments[0]), Path(arguments[1]), arguments[2]
    try:
        with path.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        file = opener_of(path)(path, limits, column)
    except OSError as error:
        raise ReadFailureError(kind_of_error(error)) from error
    except RecursionError as error:
        raise ReadFailureError(FailureKind.DAMAGED) from error
    if len(arguments) > 3:
        _write(file, sha256, arguments[3:])
        return sha256, file.column, list(file.columns)
    units = file.units
    if sum(len(unit.text) for unit in units) > limits.text_characters:
        raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
    send_units(units, output)
    return sha256, file.column, list(file.columns)


def _write(file: RewrittenFile, sha256: str, arguments: Sequence[str]) -> None:
    wanted, targets, code, place = arguments
    if sha256 != wanted:
        raise ReadFailureError(FailureKind.CHANGED)
    words = read_targets(Path(targets).read_bytes())
    try:
        file.write(words, language(code), Path(place))
    except OSError as error:
        full = error.errno in _FULL
        raise ReadFailureError(FailureKind.NO_ROOM if full else FailureKind.UNWRITABLE) from error
