"""The passages that an answer leans on, as they are listed under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Annotation, Claim, DocumentSpan, Given
from gpt_desktop.core.documents import Document
from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.passages import Passage, passages_of

MOST_CITED = 9
_WORDS = 120  # characters of its beginning


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """A passage to be shown.

    Attributes:
        title: of its document.
        words: its beginning.
    """

    place: DocumentSpan
    title: str
    page: int | None
    words: str

    def where(self) -> str:
        """Its document and page, for a person."""
        if self.page is None:
            return self.title
        return tr("{file}, page {page}", file=self.title, page=self.page)


def given_documents(annotations: Iterable[Annotation]) -> tuple[str, ...]:
    """The ids of the documents that were read for an answer."""
    given = (each for each in annotations if isinstance(each, Given))
    return tuple(dict.fromkeys(each.source.document_id for each in given))


def cited_passages(
    annotations: Sequence[Annotation], documents: Sequence[Document]
) -> tuple[CitedPassage, ...]:
    """The passages that were found; of documents read whole, then those that bear a sentence.

    The most telling first; a document that is not among ``documents`` has none.
    """
    known = {document.id: document for document in documents}
    places = dict.fromkeys(_places(annotations, known))
    return tuple(_cited(place, known[place.document_id]) for place in list(places)[:MOST_CITED])


def _places(
    annotations: Sequence[Annotation], known: dict[str, Document]
) -> Iterator[DocumentSpan]:
    whole: set[str] = set()
    for each in annotations:
        if isinstance(each, Given) and each.source.document_id in known:
            if each.whole:
                whole.add(each.source.document_id)
            else:
                yield each.source
    passages = {key: passages_of(known[key]) for key in whole}
    for each in annotations:
        if isinstance(each, Claim):
            for source in each.sources[:1]:
                yield from _around(source, passages.get(source.document_id, ()))


def _around(source: DocumentSpan, passages: Sequence[Passage]) -> Iterator[DocumentSpan]:
    """The passage that a sentence stands in."""
    for passage in passages:
        if passage.span.start <= source.span.start < passage.span.end:
            yield passage.place
            return


def _cited(place: DocumentSpan, document: Document) -> CitedPassage:
    block = document.block_at(place.span.start)
    title = document.title or tr("Pasted text")
    words = beginning(place.span.of(document.text), _WORDS)
    return CitedPassage(place, title, block.page if block is not None else None, words)
