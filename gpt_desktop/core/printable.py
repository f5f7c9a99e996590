"""Letters that every file format takes."""

from __future__ import annotations

import re

# What XML 1.0 has no place for; a half of a surrogate pair can be in no file at all.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def printable(text: str) -> str:
    """The text with U+FFFD in place of control characters and halves of characters."""
    return _UNFIT.sub("\ufffd", text)
