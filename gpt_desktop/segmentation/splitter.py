"""Sentences by sentencex, which has each language's abbreviations and marks."""

from __future__ import annotations

from collections.abc import Sequence


def split_by_sentencex(text: str, code: str) -> Sequence[str]:
    """Implements ``core.translation.sentence_splitter.SentenceSplitter``.

    A language it does not know is split as one like it.
    """
    # Not above: the start need not wait for its rules.
    import sentencex

    return sentencex.segment(code.partition("-")[0] or "en", text)
