"""Reads documents in a process of their own, which may crash without harm."""

from __future__ import annotations

import stat
from collections.abc import Generator, Sequence
from dataclasses import replace
from pathlib import Path

from gpt_desktop.child.command import worker_command
from gpt_desktop.child.failure import ChildFailedError
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.documents import Block, Document, make_document
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.documents import READ_DOCUMENT
from gpt_desktop.documents.explanations import explain, warn
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import TextBudget
from gpt_desktop.documents.protocol import READING, End


class ChildProcessReader:
    """The DocumentReader of the app.

    Args:
        limits: for each file.
        command: starts the process that reads; leads to ``documents.child.main``.
    """

    def __init__(
        self, limits: ReadLimits | None = None, command: Sequence[str] | None = None
    ) -> None:
        self._limits = limits or ReadLimits()
        self._child = Child(
            "reads files",
            command or worker_command(READ_DOCUMENT),
            READING,
            self._limits.child,
            # Six bytes of JSON are the most a character of one block takes.
            line_bytes=self._limits.text_characters * 6 + 4096,
        )

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        token.raise_if_cancelled()
        place = path.absolute()
        try:
            check_file(place, self._limits)
            blocks, end = yield from self._parse(place, token, password)
        except ReadFailureError as error:
            raise explain(error.kind, place, self._limits) from error
        except ChildFailedError as error:
            raise explain(FailureKind(error.kind), place, self._limits) from error
        return make_document(
            path=path,
            title=end.title or path.stem,
            blocks=blocks,
            page_count=end.page_count,
            warnings=tuple(warn(kind, numbers) for kind, numbers in end.warnings),
        )

    def _parse(
        self, path: Path, token: CancelToken, password: str
    ) -> Generator[Progressed, None, tuple[tuple[Block, ...], End]]:
        blocks: list[Block] = []
        budget = TextBudget(self._limits.text_characters)
        steps = Steps(
            self._child.run([str(path), self._limits.to_json()], token, password.encode())
        )
        try:
            for step in steps:
                if isinstance(step, Progressed):
                    yield replace(step, label=path.name)
                    continue
                for block in step.blocks:
                    budget.take(block.text)
                blocks += step.blocks
        finally:
            steps.close()
        return tuple(blocks), steps.result


def check_file(path: Path, limits: ReadLimits) -> None:
    """What can be known without opening the file.

    Raises:
        ReadFailureError: the file is missing, too large, empty, or no file.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ReadFailureError(FailureKind.MISSING) from error
    except (OSError, ValueError) as error:
        raise ReadFailureError(FailureKind.UNREADABLE) from error
    for wrong, kind in (
        (stat.S_ISDIR(found.st_mode), FailureKind.FOLDER),
        # A pipe or a device would keep us waiting.
        (not stat.S_ISREG(found.st_mode), FailureKind.UNSUPPORTED),
        (found.st_size == 0, FailureKind.EMPTY),
        (found.st_size > limits.file_bytes, FailureKind.TOO_LARGE),
    ):
        if wrong:
            raise ReadFailureError(kind)
