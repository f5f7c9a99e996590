"""Where the sentences of a text are, for work that must not move a character."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.sentences import split_sentences

# A line ends a sentence but where the next one begins small: a text with hard line ends.
_LINES = re.compile(r"\n(?![ \t]*[^\W\d_A-Z])|\n(?=[ \t]*[A-Z])|\n[ \t]*\n")
# What stands before a line's first word: list marks, headings, quotes of mail.
_LEAD = re.compile(r"[\s>*#•–—-]*(?:\d{1,3}[.)]\s+)?")
_FENCE = re.compile(r"(?ms)^[ \t]*(```|~~~).*?(?:^[ \t]*\1[ \t]*$|\Z)")


def sentence_spans(text: str) -> list[Span]:
    """The sentences with words in them, without the blanks around them.

    Code between fences is none, nor what marks an item or a heading.
    """
    spans: list[Span] = []
    for start, end in _outside_code(text):
        for line_start, line_end in _lines(text, start, end):
            spans += _sentences(text, line_start, line_end)
    return spans


def _outside_code(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for code in _FENCE.finditer(text):
        yield start, code.start()
        start = code.end()
    yield start, len(text)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for mark in _LINES.finditer(text, start, end):
        yield start, mark.start()
        start = mark.end()
    yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    lead = _LEAD.match(text, start, end)
    at = lead.end() if lead else start
    for sentence in split_sentences(text[at:end]):
        first = at + len(sentence) - len(sentence.lstrip())
        words = sentence.strip()
        at += len(sentence)
        if any(letter.isalpha() for letter in words):
            yield Span(first, first + len(words))
