"""The terminal around a command: encoding, language, interruption, input."""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TextIO

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr, use_language


def hold_standard_streams() -> None:
    """Put nothing in the place of standard streams that are closed.

    The next file that is opened would get their number, and what a library or a child process
    says would be written into it.
    """
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)


def use_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; a character is never a crash."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def use_terminal_language(translations: Path, environment: Mapping[str, str]) -> None:
    """Speak Chinese where the locale is Chinese, English elsewhere."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            use_language(translations, "zh_CN" if environment[name].startswith("zh") else "en")
            return


@contextmanager
def interruptible(token: CancelToken) -> Iterator[None]:
    """Ctrl+C cancels the token; a second one stops the program."""

    def _on_interrupt(number: int, frame: FrameType | None) -> None:
        if token.cancelled:
            signal.default_int_handler(number, frame)
        token.cancel()

    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, _on_interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def read_standard_input() -> str:
    """All of standard input as text.

    Raises:
        UserFacingError: it is closed, cannot be read, or is not UTF-8 text.
    """
    # Python has no stream where the process was started without one, whatever its types say.
    stream: TextIO | None = sys.stdin
    try:
        data = stream.buffer.read() if stream is not None else None
    except OSError:
        data = None
    if data is None:
        raise UserFacingError(
            tr("There is no standard input to read."),
            tr("It is closed."),
            tr("Give the text as an argument, or pass it on with a pipe."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise UserFacingError(
            tr("Standard input is not text."),
            tr("It is not valid UTF-8."),
            tr("Give documents as files, not through -."),
        )
    return text


def checked_argument(text: str) -> str:
    """A text from the command line.

    Raises:
        UserFacingError: its bytes were no text in the terminal's encoding.
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise UserFacingError(
            tr("An argument is not text."), tr("It is not valid UTF-8."), ""
        ) from None
    return text


def require_output() -> None:
    """Raises UserFacingError where there is no standard output to write to."""
    stream: TextIO | None = sys.stdout
    if stream is None:
        raise UserFacingError(
            tr("There is nowhere to write the answer to."),
            tr("Standard output is closed."),
            tr("Start the command with an output, such as a terminal or a file."),
        )


def give_up_output() -> None:
    """Nothing more can be written: what Python still holds goes nowhere as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def interrupts_end_at_once() -> Iterator[None]:
    """Ctrl+C ends the process without a word, while nothing is at stake.

    Qt's modules abort, or lose the interruption, where Python raises it as they load.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
