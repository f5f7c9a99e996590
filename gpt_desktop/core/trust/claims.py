"""The sentences of a result, each with the passages that bear it and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gpt_desktop.core.annotations import Claim, Span
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText

_MARK = LazyPattern(r"[ \t>]*(?:(?:[-*+•–]|\(?\d{1,3}[.)]|\[[ xX]\])[ \t]+)*")
_HEADING = LazyPattern(r"[ \t]*#{1,6}[ \t]|[ \t]*\*\*[^*]+\*\*:?[ \t]*$")
_RULE = LazyPattern(r"[ \t|:+=*_-]*$")
_ROW = LazyPattern(r"[ \t]*\|.*\|[ \t]*$")


def claims_of(text: str, source: SourceText) -> tuple[Claim, ...]:
    """What a result says, sentence by sentence, held against its documents."""
    claims: list[Claim] = []
    for span in statements_of(text):
        verdict = check_sentence(_bare(span.of(text)), source)
        claims.append(Claim(span, verdict.support, verdict.sources, verdict.checks))
    return tuple(claims)


def statements_of(text: str) -> tuple[Span, ...]:
    """Where a result's sentences are: not its headings, nor the marks of its lists.

    A row of a table is one; its first row is a heading.
    """
    return tuple(_statements(text))


def _statements(text: str) -> Iterator[Span]:
    in_table = False
    start = 0
    for line in text.splitlines(keepends=True):
        bare = line.rstrip()
        row = _ROW.match(bare) is not None
        if bare.strip() and not _HEADING.match(bare) and not _RULE.match(bare):
            if row:
                if in_table:
                    yield _trimmed(text, start, start + len(bare))
            else:
                yield from _sentences(text, start, bare)
        in_table = row
        start += len(line)


def _sentences(text: str, start: int, line: str) -> Iterator[Span]:
    mark = _MARK.match(line)
    skipped = mark.end() if mark else 0
    at = start + skipped
    for sentence in split_sentences(line[skipped:]):
        span = _trimmed(text, at, at + len(sentence))
        if any(character.isalnum() for character in span.of(text)):
            yield span
        at += len(sentence)


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _bare(sentence: str) -> str:
    """Without the marks of Markdown, which would stand in words' way."""
    return re.sub(r"\*\*|__|`", "", sentence).replace("|", " ").strip()
