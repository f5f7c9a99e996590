"""Sentences by sentencex, which has each language's abbreviations and marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# sentencex 1.0.32 takes a white space for one byte and fails inside those that have more.
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f]")


def split_by_sentencex(text: str, code: str) -> Sequence[str]:
    """Implements ``core.translation.sentence_splitter.SentenceSplitter``.

    A language it does not know is split as one like it.
    """
    # Not above: the start need not wait for its rules.
    import sentencex

    plain = _WIDE_SPACE.sub(" ", text)
    return tuple(_same_places(text, sentencex.segment(code.partition("-")[0] or "en", plain)))


def _same_places(text: str, parts: Sequence[str]) -> Iterator[str]:
    start = 0
    for part in parts:
        yield text[start : start + len(part)]
        start += len(part)
