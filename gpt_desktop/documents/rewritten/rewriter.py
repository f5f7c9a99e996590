"""Rewrites documents in a process of its own, which may crash without harm."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Generator, Sequence
from pathlib import Path

from gpt_desktop.child.command import worker_command
from gpt_desktop.child.failure import ChildFailedError
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.disk_errors import write_error
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.private_files import shared_mode
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.steps import Steps
from gpt_desktop.core.translation.marked_text import MarkedText
from gpt_desktop.core.translation.rewriting import SourceFile, WrittenUnit
from gpt_desktop.documents.explanations import explain
from gpt_desktop.documents.failure import FailureKind, ReadFailureError
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.loader import check_file
from gpt_desktop.documents.rewritten import REWRITE_DOCUMENT
from gpt_desktop.documents.rewritten.protocol import REWRITING, Told, written_targets


class ChildProcessRewriter:
    """The DocumentRewriter of the app.

    Args:
        limits: for each file.
        command: starts the process; leads to ``documents.rewritten.child.main``.
    """

    def __init__(
        self, limits: ReadLimits | None = None, command: Sequence[str] | None = None
    ) -> None:
        self._limits = limits or ReadLimits()
        self._child = Child(
            "rewrites files",
            command or worker_command(REWRITE_DOCUMENT),
            REWRITING,
            self._limits.child,
            # Six bytes of JSON are the most a character of one unit takes.
            line_bytes=self._limits.text_characters * 6 + 1_000_000,
        )

    def read(
        self, path: Path, token: CancelToken, column: str = ""
    ) -> Generator[Progressed, None, SourceFile]:
        """The units of a file; see ``DocumentRewriter``."""
        place = path.absolute()
        units, (sha256, chosen, columns) = yield from self._run(place, [column], token)
        return SourceFile(place, sha256, units, chosen, columns)

    def write(
        self,
        source: SourceFile,
        units: Sequence[WrittenUnit],
        language: str,
        target: Path,
        token: CancelToken,
    ) -> Generator[Progressed, None, None]:
        """Write the file with other words; see ``DocumentRewriter``."""
        target = target.absolute()
        if target.exists() and target.samefile(source.path):
            raise UserFacingError(
                tr("“{name}” would write over the document itself.", name=target.name),
                "",
                tr("Choose another name or folder."),
            )
        try:
            with tempfile.TemporaryDirectory(prefix=".gpt-desktop-", dir=target.parent) as folder:
                words, made = Path(folder, "words"), Path(folder, f"made{target.suffix}")
                words.write_bytes(written_targets(units))
                arguments = [source.column, source.sha256, str(words), language, str(made)]
                yield from self._run(source.path, arguments, token)
                made.chmod(shared_mode())
                with made.open("rb+") as file:
                    os.fsync(file.fileno())
                made.replace(target)
        except OSError as error:
            raise write_error(error, target.parent) from error

    def _run(
        self, path: Path, arguments: Sequence[str], token: CancelToken
    ) -> Generator[Progressed, None, tuple[tuple[MarkedText, ...], Told]]:
        token.raise_if_cancelled()
        units: list[MarkedText] = []
        try:
            check_file(path, self._limits)
            told = [self._limits.to_json(), str(path), *arguments]
            steps = Steps(self._child.run(told, token))
            try:
                for step in steps:
                    units += step
                    yield Progressed(Phase.OPENING, len(units), 0, Unit.PARTS, path.name)
            finally:
                steps.close()
        except ReadFailureError as error:
            raise explain(error.kind, path, self._limits) from error
        except ChildFailedError as error:
            raise explain(FailureKind(error.kind), path, self._limits) from error
        return tuple(units), steps.result
