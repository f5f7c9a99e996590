"""A text as its lines, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator


def lines_with_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end with its line break, and the words of each line without blanks around them."""
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        yield start, end, line.strip()
        start = end


def paragraphs_with_places(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and words of each paragraph: lines that no blank line parts."""
    start = end = -1
    for first, last, words in lines_with_places(text):
        if words:
            start = first if start < 0 else start
            end = last
        elif start >= 0:
            yield start, end, text[start:end].strip()
            start = -1
    if start >= 0:
        yield start, end, text[start:end].strip()
