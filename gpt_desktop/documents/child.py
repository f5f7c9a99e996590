"""The process that reads one untrusted file: ``python -m gpt_desktop.documents.child``."""

from __future__ import annotations

import faulthandler
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from gpt_desktop.core.bug_text import bug_text
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import Parsed, Report
from gpt_desktop.documents.protocol import failure_line, parsed_lines, progress_line

if sys.platform != "win32":
    import resource

Parse = Callable[[Path, ReadLimits, Report], Parsed]


def main(arguments: Sequence[str]) -> int:
    """Read a file and write JSON lines to standard output.

    Args:
        arguments: the file, and ``ReadLimits`` as JSON.
    """
    _tell_bugs_without_words()
    path, limits = Path(arguments[0]), ReadLimits.from_json(arguments[1])
    _limit_memory(limits.memory_bytes)
    with _only_for_us() as output:
        try:
            _read(path, limits, output)
        except ReadFailureError as error:
            output.write(failure_line(error.kind))
        except MemoryError:
            output.write(failure_line(FailureKind.TOO_MUCH_MEMORY))
        except OSError as error:
            output.write(failure_line(_kind_of(error)))
    return 0


def _read(path: Path, limits: ReadLimits, output: BinaryIO) -> None:
    def report(done: int, total: int) -> None:
        output.write(progress_line(done, total))
        output.flush()

    # PDFium tells a file it may not open from a damaged one no better than we could.
    with path.open("rb") as file:
        file.read(1)
    parsed = _parser_for(path.suffix.lower())(path, limits, report)
    for line in parsed_lines(parsed):
        output.write(line)


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


def _tell_bugs_without_words() -> None:
    """What goes to standard error ends in a crash report: no text of the document in it."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del kind, trace  # the exception has both
        sys.stderr.write(bug_text(error) + "\n")

    sys.excepthook = tell
    faulthandler.enable()


def _limit_memory(size: int) -> None:
    """Limit the address space and write no core files, where the system has such limits."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # macOS knows the limit's name but not the limit.
        if sys.platform == "linux":
            resource.setrlimit(resource.RLIMIT_AS, (wanted, most))


def _only_for_us() -> BinaryIO:
    """Standard output, moved to where no library can print into it."""
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return output


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
