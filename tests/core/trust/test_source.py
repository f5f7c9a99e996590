"""Documents as sentences that know where they stand."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.annotations import DocumentSpan, Span
from gpt_desktop.core.documents import Block, BlockKind, make_document
from gpt_desktop.core.trust.source import SourceText

BLOCKS = (
    Block(BlockKind.HEADING, "Tea", level=1, page=1),
    Block(BlockKind.ENTRY, "Tea .... 1", page=1),
    Block(BlockKind.PARAGRAPH, "Green tea is old. Black tea\nis younger.", page=1),
    Block(BlockKind.ROW, "green | 80 °C", page=2),
    Block(BlockKind.ROW, "black | 95 °C", page=2),
    Block(BlockKind.CODE, "boil()\npour()", page=3),
)


def test_every_sentence_stands_where_it_says() -> None:
    document = make_document(Path("tea.md"), "Tea", BLOCKS, 3)
    source = SourceText([document])
    assert [sentence.text for sentence in source.sentences] == [
        "Tea",
        "Green tea is old.",
        "Black tea\nis younger.",
        "green | 80 °C",
        "black | 95 °C",
        "boil()",
        "pour()",
    ]
    for sentence in source.sentences:
        assert sentence.span.of(document.text) == sentence.text
        assert source.words_at(sentence.place) == sentence.text
        assert source.page_at(sentence.place) == sentence.page
    assert source.sentences[2].heading == "Tea"


def test_a_passage_touches_its_sentences() -> None:
    document = make_document(Path("tea.md"), "Tea", BLOCKS, 3)
    source = SourceText([document])
    first, second = source.sentences[1], source.sentences[2]
    both = DocumentSpan(document.id, Span(first.span.start, second.span.end))
    assert list(source.numbers_at(both)) == [1, 2]
    assert list(source.numbers_at(DocumentSpan("another", Span(0, 3)))) == []


def test_lines_that_are_short_stand_for_themselves() -> None:
    source = SourceText.of_text("Wheel: 89.00\nBrakes: 24.50\nTotal: 113.50 euros")
    assert len(source.sentences) == 3


def test_several_documents_keep_apart() -> None:
    one = make_document(Path("a"), "a", [Block(BlockKind.PARAGRAPH, "Anna came.")])
    two = make_document(Path("b"), "b", [Block(BlockKind.PARAGRAPH, "Ben left.")])
    source = SourceText([one, two])
    assert [sentence.document_id for sentence in source.sentences] == [one.id, two.id]
    assert source.words_at(source.sentences[1].place) == "Ben left."


def test_nothing_at_all() -> None:
    assert SourceText([]).sentences == ()


def test_a_sentence_without_an_end_is_cut_and_keeps_its_places() -> None:
    source = SourceText.of_text("word " * 1_000)
    assert len(source.sentences) > 4
    for sentence in source.sentences:
        assert source.words_at(sentence.place) == sentence.text
