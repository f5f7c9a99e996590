"""Text as a database and a UTF-8 file can hold it."""

from __future__ import annotations


def storable(text: str) -> str:
    """The text with surrogate pairs joined and half ones replaced by U+FFFD.

    Half a pair comes from text cut in the middle of an emoji; UTF-8 has no bytes for it.
    """
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
