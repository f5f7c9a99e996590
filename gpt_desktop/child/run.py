"""One piece of work in a child process, as the steps and the result of a generator."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Generic

from gpt_desktop.child.failure import ChildFailedError, ChildFailure
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.lines import FAILURE, RESULT, Language, Message, Result, read_line
from gpt_desktop.child.process import ChildProcess, running
from gpt_desktop.core.cancel import CancelToken

_OURS = frozenset(ChildFailure)


class Child(Generic[Message, Result]):
    """How a kind of work is done in a child process.

    Args:
        purpose: for the log, after "The process that": "reads files".
        command: starts a worker; the limits and its arguments are appended.
        language: what the worker's lines mean.
        line_bytes: the longest line that it writes when all is well.
    """

    def __init__(
        self,
        purpose: str,
        command: Sequence[str],
        language: Language[Message, Result],
        limits: ChildLimits,
        line_bytes: int,
    ) -> None:
        self._purpose = purpose
        self._command = command
        self._language = language
        self._limits = limits
        self._line_bytes = line_bytes

    def run(
        self, arguments: Sequence[str], token: CancelToken, told: bytes = b""
    ) -> Generator[Message, None, Result]:
        """Start it, yield its messages, return its result; it is gone when this ends.

        Args:
            told: what it reads from its standard input, a few kilobytes at most.

        Raises:
            ChildFailedError: it crashed, fell silent, or needs more memory than it may have.
            CancelledError: the token was cancelled, which kills it.
            Exception: what the language makes of the worker's own failure.
        """
        token.raise_if_cancelled()
        command = [*self._command, self._limits.to_json(), *arguments]
        with (
            running(self._purpose, command, self._line_bytes, told) as process,
            token.calling(process.kill),
        ):
            for line in process.lines(self._limits.idle_seconds):
                token.raise_if_cancelled()
                match self._understood(line, process):
                    case _Said(message):
                        yield message
                    case _Done(result):
                        return result
                    case error:
                        raise error
            token.raise_if_cancelled()
            process.log_crash()
        raise ChildFailedError(ChildFailure.CRASHED)

    def _understood(
        self, line: bytes, process: ChildProcess
    ) -> _Said[Message] | _Done[Result] | Exception:
        try:
            name, values = read_line(line)
            if name == RESULT:
                return _Done(self._language.result(*values))
            if name == FAILURE:
                [code] = values
                ours = code in _OURS
                return (
                    ChildFailedError(ChildFailure(code)) if ours else self._language.failure(code)
                )
            return _Said(self._language.messages[name](*values))
        except (ValueError, TypeError, KeyError) as error:
            process.kill()
            process.log_crash()
            raise ChildFailedError(ChildFailure.CRASHED) from error


class _Said(Generic[Message]):
    """A message on the way."""

    __match_args__ = ("message",)

    def __init__(self, message: Message) -> None:
        self.message = message


class _Done(Generic[Result]):
    """The result."""

    __match_args__ = ("result",)

    def __init__(self, result: Result) -> None:
        self.result = result
