"""The worker that reads one untrusted file; its subcommand is ``READ_DOCUMENT``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from gpt_desktop.child.worker import Output, run_worker
from gpt_desktop.core.progress import Unit
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.protocol import PROGRESS, result_values, send_blocks

Parse = Callable[[Path, ReadLimits, Report], Parsed]


def main(arguments: Sequence[str]) -> int:
    """Read a file and write JSON lines to standard output.

    Args:
        arguments: ``ChildLimits``, the file, and ``ReadLimits``; the limits as JSON.
    """
    return run_worker(_read, arguments)


def _read(arguments: Sequence[str], output: Output) -> Sequence[Any]:
    path, limits = Path(arguments[0]), ReadLimits.from_json(arguments[1])
    try:
        # PDFium tells a file it may not open from a damaged one no better than we could.
        with path.open("rb") as file:
            file.read(1)
        parse = _parser_for(path.suffix.lower())
        unit = Unit.PAGES if path.suffix.lower() == ".pdf" else Unit.PARTS
        parsed = parse(path, limits, lambda done, total: output.send(PROGRESS, done, total, unit))
    except OSError as error:
        raise ReadFailureError(_kind_of(error)) from error
    send_blocks(parsed.blocks, output)
    return result_values(parsed)


def _parser_for(suffix: str) -> Parse:
    """Only the parser that is needed is imported, which keeps the start short."""
    if suffix == ".pdf":
        from gpt_desktop.documents.pdf import parse_pdf

        return parse_pdf
    if suffix == ".docx":
        from gpt_desktop.documents.office import parse_word

        return parse_word
    from gpt_desktop.documents.plain import parse_markdown, parse_text

    if suffix == ".md":
        return parse_markdown
    if suffix == ".txt":
        return parse_text
    raise ReadFailureError(FailureKind.UNSUPPORTED)


def _kind_of(error: OSError) -> FailureKind:
    if isinstance(error, FileNotFoundError):
        return FailureKind.MISSING
    return FailureKind.FOLDER if isinstance(error, IsADirectoryError) else FailureKind.UNREADABLE
