"""A text as segments that are translated one by one; what lies between them stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.chunking import CountTokens, fit_pieces
from gpt_desktop.core.translation.line_structure import text_runs
from gpt_desktop.core.translation.sentence_splitter import sentences_of

LanguageOf = Callable[[str], str]
_CLAUSE_END = re.compile(r"(?<=[;；:：—])\s*|(?<=[,，、،])(?:\s+|(?<=[，、]))")
_BREAK = re.compile(r"\s*[\r\n]+\s*")
_WIDE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uff60]")


@dataclass(frozen=True, slots=True)
class SourceSegment:
    """A sentence, a heading, a cell, or a part of a sentence that is too long.

    Attributes:
        span: of the whole text.
        text: its words in one line, without white space around them.
        language: code of the language around it, as ``split_segments`` was told, or "".
    """

    span: Span
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """How long a segment may be.

    Attributes:
        tokens: at most, as the model counts them.
    """

    tokens: int
    count: CountTokens


def split_segments(
    text: str, language: str | LanguageOf = "", room: Room | None = None
) -> tuple[SourceSegment, ...]:
    """The segments in order. Their spans do not touch white space, and never overlap.

    Args:
        language: the text's code, or what gives it for a paragraph; "" where it is not known.
        room: longer segments are split between clauses, else anywhere; None splits none.
    """
    return tuple(_segments(text, language, room))


def rebuilt(text: str, segments: Sequence[SourceSegment], targets: Sequence[str]) -> str:
    """The text with other words in the segments' places.

    Raises:
        ValueError: there are not as many of them as segments.
    """
    parts, end = [], 0
    for segment, target in zip(segments, targets, strict=True):
        parts += [text[end : segment.span.start], target]
        end = segment.span.end
    return "".join([*parts, text[end:]])


def _segments(text: str, language: str | LanguageOf, room: Room | None) -> Iterator[SourceSegment]:
    for run in text_runs(text):
        words = run.of(text)
        code = language if isinstance(language, str) else language(words)
        place = run.start
        for sentence in sentences_of(words, code):
            for part in _parts(sentence, room):
                yield from _segment(part, place, code)
                place += len(part)


def _segment(part: str, place: int, code: str) -> Iterator[SourceSegment]:
    words = part.strip()
    if words:
        start = place + len(part) - len(part.lstrip())
        line = _BREAK.sub(_joint(words), words)
        yield SourceSegment(Span(start, start + len(words)), line, code)


def _joint(words: str) -> str:
    """What stands in a line break's place: nothing where words are not parted by blanks."""
    return "" if len(_WIDE.findall(words)) * 2 > len(words) else " "


def _parts(sentence: str, room: Room | None) -> Iterator[str]:
    # A token is a byte at least.
    if room is None or len(sentence.encode()) <= room.tokens:
        yield sentence
        return
    gathered, held = "", 0
    for clause in _clauses(sentence):
        for piece, tokens in fit_pieces(clause, room.tokens, room.count):
            if gathered and held + tokens > room.tokens:
                yield gathered
                gathered, held = "", 0
            gathered, held = gathered + piece, held + tokens
    yield gathered


def _clauses(sentence: str) -> Iterator[str]:
    start = 0
    for end in _CLAUSE_END.finditer(sentence):
        if end.end() > start:
            yield sentence[start : end.end()]
            start = end.end()
    if start < len(sentence):
        yield sentence[start:]
