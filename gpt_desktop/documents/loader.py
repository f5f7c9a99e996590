"""Reads documents in a process of their own, which may crash without harm."""

from __future__ import annotations

import stat
import sys
from collections.abc import Generator, Sequence
from pathlib import Path

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import (
    SUPPORTED_SUFFIXES,
    Block,
    Document,
    ReadProgress,
    make_document,
)
from gpt_desktop.documents.child_process import ChildProcess, running
from gpt_desktop.documents.explanations import explain, warn
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import TextBudget
from gpt_desktop.documents.protocol import Blocks, End, Failure, read_line


class ChildProcessReader:
    """The DocumentReader of the app.

    Args:
        limits: for each file.
        command: starts the process; the file and the limits are appended. In a frozen app,
            where ``sys.executable`` is the app, it must lead to ``documents.child.main``.
    """

    def __init__(
        self, limits: ReadLimits | None = None, command: Sequence[str] | None = None
    ) -> None:
        self._limits = limits or ReadLimits()
        self._command = command or (sys.executable, "-m", "gpt_desktop.documents.child")

    def read(self, path: Path, token: CancelToken) -> Generator[ReadProgress, None, Document]:
        token.raise_if_cancelled()
        place = path.absolute()
        try:
            _check(place, self._limits)
            blocks, end = yield from self._parse(place, token)
        except ReadFailureError as error:
            raise explain(error.kind, place, self._limits) from error
        return make_document(
            path=path,
            title=end.title or path.stem,
            blocks=blocks,
            page_count=end.page_count,
            warnings=tuple(warn(kind, numbers) for kind, numbers in end.warnings),
        )

    def _parse(
        self, path: Path, token: CancelToken
    ) -> Generator[ReadProgress, None, tuple[tuple[Block, ...], End]]:
        command = [*self._command, str(path), self._limits.to_json()]
        blocks: list[Block] = []
        budget = TextBudget(self._limits.text_characters)
        # Six bytes of JSON are the most a character of one block takes.
        longest = self._limits.text_characters * 6 + 4096
        with running(command, longest) as process, token.calling(process.kill):
            for line in process.lines(self._limits.idle_seconds):
                token.raise_if_cancelled()
                match _message(line, process):
                    case ReadProgress() as progress:
                        yield progress
                    case Blocks(blocks=more):
                        for block in more:
                            budget.take(block.text)
                        blocks += more
                    case Failure(kind=kind):
                        raise ReadFailureError(kind)
                    case End() as end:
                        return tuple(blocks), end
            token.raise_if_cancelled()
            process.log_crash()
        raise ReadFailureError(FailureKind.CRASHED)


def _message(line: bytes, process: ChildProcess) -> ReadProgress | Blocks | End | Failure:
    try:
        return read_line(line)
    except ValueError as error:
        process.kill()
        process.log_crash()
        raise ReadFailureError(FailureKind.CRASHED) from error


def _check(path: Path, limits: ReadLimits) -> None:
    """What can be known without opening the file.

    Raises:
        ReadFailureError: the file is missing, too large, or of an unsupported kind.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadFailureError(FailureKind.MISSING) from error
    except (OSError, ValueError) as error:
        raise ReadFailureError(FailureKind.UNREADABLE) from error
    suffix = path.suffix.lower()
    for wrong, kind in (
        (stat.S_ISDIR(found.st_mode), FailureKind.FOLDER),
        (suffix == ".doc", FailureKind.OLD_WORD),
        # A pipe or a device would keep us waiting.
        (not stat.S_ISREG(found.st_mode), FailureKind.UNSUPPORTED),
        (suffix not in SUPPORTED_SUFFIXES, FailureKind.UNSUPPORTED),
        (found.st_size == 0, FailureKind.EMPTY),
        (found.st_size > limits.file_bytes, FailureKind.TOO_LARGE),
    ):
        if wrong:
            raise ReadFailureError(kind)
