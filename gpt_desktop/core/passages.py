"""Documents cut into passages: what is searched, given to a model, and shown as its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gpt_desktop.core.annotations import DocumentSpan, Span
from gpt_desktop.core.documents import Block, BlockKind, Document
from gpt_desktop.core.sentences import split_sentences

_FULL = 600  # letters; what comes after begins a new passage
_LONGEST = 900
_WIDE_FROM = "\u2e80"
_WIDE = 2  # letters that a character of Chinese or Japanese counts as


@dataclass(frozen=True, slots=True)
class Passage:
    """A few paragraphs of a document that belong together.

    Attributes:
        number: among those of its document.
        span: of the document's text; a heading directly above is part of it.
        headings: those it stands under, the outermost first.
        page: the page it begins on; None where its document has none.
    """

    document_id: str
    number: int
    span: Span
    headings: tuple[str, ...]
    page: int | None

    @property
    def place(self) -> DocumentSpan:
        return DocumentSpan(self.document_id, self.span)


@dataclass(frozen=True, slots=True)
class Found:
    """A passage that speaks of what was asked.

    Attributes:
        share: of the question's telling words, by weight, that it has, 0 to 1.
    """

    passage: Passage
    share: float


class PassageSearch(Protocol):
    """Finds passages by their words. May be called from any thread."""

    def find(self, documents: Sequence[Document], question: str, most: int) -> tuple[Found, ...]:
        """The passages that speak of a question most, the best first.

        The first search in documents takes some time, some seconds for a thousand pages.
        """
        ...


def passages_of(document: Document) -> tuple[Passage, ...]:
    """All of a document in passages, in its order; a table of contents is left out.

    Paragraphs stay whole unless one alone is too long, which is parted between sentences.
    """
    return tuple(_passages(document))


def _passages(document: Document) -> Iterator[Passage]:
    open_ = _Open(document.id)
    for block in document.blocks:
        if block.kind is BlockKind.ENTRY or not block.text.strip():
            continue
        if block.kind is BlockKind.HEADING:
            if open_.has_body:
                yield open_.close()
            open_.head(block)
            continue
        for start, text in _pieces(block):
            if open_.has_body and open_.letters + letters(text) > _FULL:
                yield open_.close()
            open_.add(start, text, block.page)
    if open_.start is not None:
        yield open_.close()


class _Open:
    """A passage that is being filled."""

    def __init__(self, document_id: str) -> None:
        self._document_id = document_id
        self._number = 0
        self._headings: list[tuple[int, str]] = []
        self._reset()

    def _reset(self) -> None:
        self.start: int | None = None
        self.letters = 0
        self.has_body = False
        self._end = 0
        self._page: int | None = None

    def head(self, block: Block) -> None:
        """A heading: of what follows, and the end of those it is not below of."""
        self._headings = [each for each in self._headings if each[0] < block.level]
        self._headings.append((block.level, " ".join(block.text.split())))
        self._take(block.start, block.text, block.page)

    def add(self, start: int, text: str, page: int | None) -> None:
        self._take(start, text, page)
        self.letters += letters(text)
        self.has_body = True

    def _take(self, start: int, text: str, page: int | None) -> None:
        if self.start is None:
            self.start, self._page = start, page
        self._end = start + len(text)

    def close(self) -> Passage:
        """The passage; the next one begins."""
        headings = tuple(text for _, text in self._headings)
        span = Span(self.start or 0, self._end)
        made = Passage(self._document_id, self._number, span, headings, self._page)
        self._number += 1
        self._reset()
        return made


def letters(text: str) -> int:
    """How long a text is to read: a Chinese character says as much as two letters."""
    if text.isascii():
        return len(text)
    return len(text) + (_WIDE - 1) * sum(each >= _WIDE_FROM for each in text)


def _pieces(block: Block) -> Iterator[tuple[int, str]]:
    """The block, or parts of one that is too long, each with where it begins."""
    if letters(block.text) <= _LONGEST:
        yield block.start, block.text
        return
    start, held = block.start, ""
    for sentence in split_sentences(block.text):
        for part in _cut(sentence):
            if held and letters(held) + letters(part) > _FULL:
                yield start, held
                start, held = start + len(held), ""
            held += part
    if held:
        yield start, held


def _cut(sentence: str) -> Iterator[str]:
    """A sentence without an end, such as a long table in one line, in pieces."""
    while letters(sentence) > _LONGEST:
        end = _LONGEST // _WIDE
        blank = sentence.rfind(" ", end // 2, end)
        end = blank + 1 if blank > 0 else end
        yield sentence[:end]
        sentence = sentence[end:]
    if sentence:
        yield sentence
