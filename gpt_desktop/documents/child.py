"""The worker that reads one untrusted file; its subcommand is ``READ_DOCUMENT``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.document_formats import format_by_id
from gpt_desktop.documents.failure import ReadFailureError
from gpt_desktop.documents.kinds import format_of, kind_of_error
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsers import parser_of
from gpt_desktop.documents.protocol import PROGRESS, result_values, send_blocks

_PASSWORD_BYTES = 4096  # more than anyone types


def main(arguments: Sequence[str]) -> int:
    """Read a file and write JSON lines to standard output.

    Args:
        arguments: ``ChildLimits``, the file, and ``ReadLimits``; the limits as JSON. A password
            comes by standard input, since others can see what a program is started with.
    """
    return run_worker(_read, arguments)


def _read(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    path, limits = Path(arguments[0]), ReadLimits.from_json(arguments[1])
    password = sys.stdin.buffer.read(_PASSWORD_BYTES).decode("utf-8", "replace")
    try:
        format_id = format_of(path)
        unit = format_by_id(format_id).unit
        parse = parser_of(format_id, password)
        parsed = parse(path, limits, lambda done, total: output.send(PROGRESS, done, total, unit))
    except OSError as error:
        raise ReadFailureError(kind_of_error(error)) from error
    send_blocks(parsed.blocks, output)
    return result_values(parsed)
