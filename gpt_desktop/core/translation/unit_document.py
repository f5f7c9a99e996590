"""A file's units as one text that is translated like any other, and what became of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Annotation, Check, Segment, Span
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.translation.mark_placing import SpanPair
from gpt_desktop.core.translation.rewriting import SourceFile, WrittenUnit
from gpt_desktop.core.translation.unit_text import UnitText, put_back, unit_text

FORMAT = "format"
"""The check that says where the places of formats are an estimate."""


@dataclass(frozen=True, slots=True)
class UnitOutcome:
    """What became of a unit.

    Attributes:
        source: its text.
        target: the translation.
        checks: what a person should look at.
    """

    written: WrittenUnit
    source: str
    target: str
    checks: tuple[Check, ...] = ()


def unit_document(source: SourceFile, *, tags: bool) -> Document:
    """The units' texts as the paragraphs of a document, one each, in order.

    Args:
        tags: see ``unit_text``.
    """
    texts = (unit_text(unit, tags=tags).text for unit in source.units)
    blocks = [Block(BlockKind.PARAGRAPH, text) for text in texts]
    return make_document(source.path, source.path.name, blocks)


def unit_outcomes(
    source: SourceFile, document: Document, result: str, annotations: Sequence[Annotation]
) -> Iterator[UnitOutcome]:
    """Each unit that was translated, in order; those that were not are left out.

    Args:
        document: made of the same file by ``unit_document``, with tags or without.
        annotations: of the result, whose segments tell which part became which.
    """
    segments = sorted(
        (each for each in annotations if isinstance(each, Segment)),
        key=lambda one: one.source.start,
    )
    starts = [segment.source.start for segment in segments]
    for number, (unit, block) in enumerate(zip(source.units, document.blocks, strict=True)):
        end = block.start + len(block.text)
        own = segments[bisect_left(starts, block.start) : bisect_left(starts, end)]
        if not own:
            continue
        asked = unit_text(unit, tags=True)
        if asked.text != block.text:
            asked = UnitText(unit, block.text)
        words, pairs = _joined(block, own, result)
        placed = put_back(asked, words, pairs)
        checks = dict.fromkeys(check for segment in own for check in segment.checks)
        if not placed.sure:
            unsure = tr("Look where bold words, links and the like stand.")
            checks[Check(FORMAT, unsure)] = None
        doubtful = any(check.name != FORMAT for check in checks)
        written = WrittenUnit(number, placed.text, doubtful)
        yield UnitOutcome(written, unit.text.strip(), placed.text.text.strip(), tuple(checks))


def _joined(block: Block, segments: Sequence[Segment], result: str) -> tuple[str, list[SpanPair]]:
    """A unit's translation, and which part of it each segment became."""
    parts: list[str] = []
    pairs: list[SpanPair] = []
    length = read = 0
    for segment in segments:
        start = segment.source.start - block.start
        end = segment.source.end - block.start
        between = block.text[read:start]
        words = segment.target.of(result)
        parts += [between, words]
        length += len(between)
        pairs.append((Span(start, end), Span(length, length + len(words))))
        length, read = length + len(words), end
    return "".join([*parts, block.text[read:]]), pairs
