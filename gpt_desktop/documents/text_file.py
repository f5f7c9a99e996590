"""The text of a file that is nothing but text."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.documents.encodings import decode
from gpt_desktop.documents.failure import FailureKind, ReadFailureError, WarningKind
from gpt_desktop.documents.limits import ReadLimits
from gpt_desktop.documents.parsed import TextBudget

Warnings = list[tuple[WarningKind, list[int]]]


def read_text(path: Path, limits: ReadLimits) -> tuple[str, Warnings]:
    """A file's text with line ends as in Unix, and what of it could not be read.

    Raises:
        ReadFailureError: it is not text, or too long.
    """
    text, broken = decode(read_bytes(path, limits))
    TextBudget(limits.text_characters).take(text)
    return unified(text), warnings_of(broken)


def read_bytes(path: Path, limits: ReadLimits) -> bytes:
    """The content of a file; raises ReadFailureError where it is longer than any text."""
    # No encoding takes more than four bytes a character.
    if path.stat().st_size > limits.text_characters * 4:
        raise ReadFailureError(FailureKind.TOO_MUCH_TEXT)
    return path.read_bytes()


def unified(text: str) -> str:
    """With line ends as in Unix; a page's end ends a paragraph."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\f", "\n\n").replace("\x0b", "\n").replace("\0", "")


def warnings_of(broken: bool) -> Warnings:
    """What to say where some characters could not be read."""
    return [(WarningKind.UNKNOWN_CHARACTERS, [])] if broken else []
