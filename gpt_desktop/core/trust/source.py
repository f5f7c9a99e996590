"""The documents that a summary is of, cut into sentences that know where they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from gpt_desktop.core.annotations import DocumentSpan, Span
from gpt_desktop.core.chunking import text_blocks
from gpt_desktop.core.documents import Block, BlockKind, Document, make_document
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.trust.passages import PassageIndex
from gpt_desktop.core.trust.statement import Statement

LONGEST_SENTENCE = 1_000  # characters


@dataclass(frozen=True, slots=True)
class SourceSentence:
    """A sentence of a document.

    Attributes:
        number: among all sentences of all documents.
        span: of the document's text.
        heading: the one it stands under, or "".
    """

    number: int
    document_id: str
    span: Span
    text: str
    page: int | None
    kind: BlockKind
    heading: str
    paragraph: int

    @property
    def place(self) -> DocumentSpan:
        return DocumentSpan(self.document_id, self.span)


class SourceText:
    """Documents to hold sentences against.

    Making one costs nothing: sentences, words and what else is needed are found at the first
    use and kept, in about a second for a thousand pages. One thread at a time.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = tuple(documents)
        self._statements: dict[int, Statement] = {}
        self._headings: dict[str, frozenset[str]] = {}

    @classmethod
    def of_text(cls, text: str) -> SourceText:
        """A text that was pasted, as a document."""
        return cls([make_document(Path(), "", text_blocks(text))])

    @cached_property
    def sentences(self) -> tuple[SourceSentence, ...]:
        """Of all documents in their order, headings and rows of tables among them."""
        return tuple(_numbered(self.documents))

    @cached_property
    def index(self) -> PassageIndex:
        """Finds sentences by their words."""
        return PassageIndex([sentence.text for sentence in self.sentences])

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Every word as it is written, folded."""
        return frozenset(folded(word) for word in self.index.spellings)

    @cached_property
    def text(self) -> str:
        """All of it in one, to look for a word letter by letter."""
        return "\n".join(sentence.text for sentence in self.sentences)

    def statement(self, number: int) -> Statement:
        """A sentence as the checks look at it."""
        statement = self._statements.get(number)
        if statement is None:
            statement = self._statements[number] = Statement(self.sentences[number].text)
        return statement

    def heading_stems(self, heading: str) -> frozenset[str]:
        """The stems of a heading."""
        stems = self._headings.get(heading)
        if stems is None:
            stems = self._headings[heading] = Statement(heading).stems
        return stems

    def words_at(self, place: DocumentSpan) -> str:
        """The words of a passage; "" where its document is none of these."""
        for document in self.documents:
            if document.id == place.document_id:
                return place.span.of(self._texts[document.id])
        return ""

    def page_at(self, place: DocumentSpan) -> int | None:
        """The page a passage begins on; None where its document has no pages."""
        for document in self.documents:
            if document.id == place.document_id:
                block = document.block_at(place.span.start)
                return block.page if block else None
        return None

    def numbers_at(self, place: DocumentSpan) -> range:
        """The numbers of the sentences that a passage touches."""
        if place.document_id not in self._firsts:
            return range(0)
        first, starts = self._firsts[place.document_id]
        begin = max(0, bisect_right(starts, place.span.start) - 1)
        end = bisect_right(starts, max(place.span.start, place.span.end - 1))
        return range(first + begin, first + end)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {document.id: document.text for document in self.documents}

    @cached_property
    def _firsts(self) -> dict[str, tuple[int, list[int]]]:
        """By document: the number of its first sentence, and where each begins."""
        firsts: dict[str, tuple[int, list[int]]] = {}
        for sentence in self.sentences:
            entry = firsts.setdefault(sentence.document_id, (sentence.number, []))
            entry[1].append(sentence.span.start)
        return firsts


def _numbered(documents: Sequence[Document]) -> Iterator[SourceSentence]:
    number = paragraph = 0
    for document in documents:
        heading = ""
        for block in document.blocks:
            paragraph += 1
            if block.kind is BlockKind.HEADING:
                heading = block.text
            if block.kind is BlockKind.ENTRY:
                continue
            for start, text in _pieces(block):
                span = Span(start, start + len(text))
                yield SourceSentence(
                    number, document.id, span, text, block.page, block.kind, heading, paragraph
                )
                number += 1


def _pieces(block: Block) -> Iterator[tuple[int, str]]:
    """The sentences of a block without the white space around them, and where each begins.

    Lines of a block that end no sentence stay together: files are wrapped anywhere. Code and
    what is short on each line, as addresses and receipts are, are parted by lines.
    """
    start = block.start
    for line in _lines(block):
        for sentence in split_sentences(line):
            for part in _cut(sentence):
                text = part.strip()
                if text:
                    yield start + part.index(text[0]), text
                start += len(part)


def _cut(sentence: str) -> Iterator[str]:
    """A sentence without an end in pieces, so that looking at one never takes long."""
    while len(sentence) > LONGEST_SENTENCE:
        blank = sentence.rfind(" ", 1, LONGEST_SENTENCE)
        end = blank if blank > 0 else LONGEST_SENTENCE
        yield sentence[:end]
        sentence = sentence[end:]
    yield sentence


def _lines(block: Block) -> list[str]:
    if "\n" not in block.text:
        return [block.text]
    lines = block.text.splitlines(keepends=True)
    if block.kind is BlockKind.CODE or _listed(lines):
        return lines
    return [block.text]


_SHORT_LINE = 60


def _listed(lines: Sequence[str]) -> bool:
    """Whether each line stands for itself: most are short, or begin with a mark of a list."""
    marked = sum(line.lstrip()[:2] in ("- ", "* ", "• ") for line in lines)
    short = sum(len(line) < _SHORT_LINE for line in lines[:-1])
    fresh = not any(line.lstrip()[:1].islower() for line in lines[1:])
    return marked * 2 > len(lines) or (fresh and short == len(lines) - 1)
