"""Under an answer stand the passages that were given, or those that bear it."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.annotations import Claim, DocumentSpan, Given, Span
from gpt_desktop.core.cited_passages import cited_passages, given_documents
from gpt_desktop.core.documents import Block, BlockKind, make_document

PAPER = make_document(
    Path("house.pdf"),
    "house.pdf",
    [
        Block(BlockKind.HEADING, "Roof", 1, page=1),
        Block(BlockKind.PARAGRAPH, "It leaks.", page=1),
        Block(BlockKind.HEADING, "Cellar", 1, page=2),
        Block(BlockKind.PARAGRAPH, "It is dry.", page=2),
    ],
    page_count=2,
)


def place(words: str) -> DocumentSpan:
    start = PAPER.text.index(words)
    return DocumentSpan(PAPER.id, Span(start, start + len(words)))


def test_what_was_found_is_listed_as_it_was_given() -> None:
    notes = (Given(place("Cellar\n\nIt is dry.")), Claim(Span(0, 3), 1.0, (place("It leaks."),)))
    [cited] = cited_passages(notes, [PAPER])
    assert cited.where() == "house.pdf, page 2"
    assert cited.words == "Cellar It is dry."
    assert given_documents(notes) == (PAPER.id,)


def test_of_a_whole_document_what_bears_a_sentence_is_listed() -> None:
    whole = Given(DocumentSpan(PAPER.id, Span(0, len(PAPER.text))), whole=True)
    claims = [Claim(Span(0, 3), 1.0, (place("It is dry."),)), Claim(Span(3, 5), None)]
    [cited] = cited_passages((whole, *claims, claims[0]), [PAPER])
    assert cited.place == place("Cellar\n\nIt is dry.")
    assert cited_passages((whole,), [PAPER]) == ()


def test_what_is_gone_is_not_listed() -> None:
    assert cited_passages((Given(place("Roof")),), []) == ()
