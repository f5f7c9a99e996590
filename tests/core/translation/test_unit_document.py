"""Units as a text, and the text's translation as units again."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.core.annotations import Check, Segment, Span
from gpt_desktop.core.translation.bilingual import bilingual_page, bilingual_rows
from gpt_desktop.core.translation.marked_text import Mark, MarkedText, tagged
from gpt_desktop.core.translation.rewriting import SourceFile
from gpt_desktop.core.translation.unit_document import FORMAT, unit_document, unit_outcomes

SOURCE = SourceFile(
    Path("a.docx"),
    "0",
    (
        MarkedText(" The red house. It is old. ", (Mark(1, 5, 8),)),
        MarkedText("Not yet"),
        MarkedText("Good day", (Mark(1, 0, 8),)),
    ),
)


def segments(text: str, result: str, *pairs: tuple[str, str]) -> list[Segment]:
    found = []
    for number, (source, target) in enumerate(pairs):
        start, place = text.index(source), result.index(target)
        checks = (Check("numbers", "a number is lost"),) if number == 1 else ()
        span = Span(place, place + len(target))
        found.append(Segment(Span(start, start + len(source)), span, checks))
    return found


def test_without_tags() -> None:
    document = unit_document(SOURCE, tags=False)
    assert document.text == "The red house. It is old.\n\nNot yet\n\nGood day"
    result = "Das rote Haus. Es ist alt.\n\nGuten Tag"
    known = segments(
        document.text,
        result,
        ("The red house.", "Das rote Haus."),
        ("It is old.", "Es ist alt."),
        ("Good day", "Guten Tag"),
    )
    first, last = unit_outcomes(SOURCE, document, result, known)
    assert tagged(first.written.text) == " Das <1>rote</1> Haus. Es ist alt. "
    assert [check.name for check in first.checks] == ["numbers", FORMAT]
    assert first.written.doubtful
    assert (last.written.number, tagged(last.written.text)) == (2, "<1>Guten Tag</1>")
    assert (last.source, last.target, last.checks) == ("Good day", "Guten Tag", ())


def test_with_tags() -> None:
    document = unit_document(SOURCE, tags=True)
    assert document.blocks[0].text == "The <1>red</1> house. It is old."
    result = "Das Haus ist <1>rot</1>. Es ist alt."
    pairs = (("The <1>red</1> house.", "Das Haus ist <1>rot</1>."), ("It is old.", "Es ist alt."))
    [first] = unit_outcomes(SOURCE, document, result, segments(document.text, result, *pairs))
    assert tagged(first.written.text) == " Das Haus ist <1>rot</1>. Es ist alt. "
    assert FORMAT not in [check.name for check in first.checks]
    rows = bilingual_rows(document.text, result, segments(document.text, result, *pairs))
    assert [(row.source, row.target, row.marks) for row in rows] == [
        ("The red house.", "Das Haus ist rot.", ()),
        ("It is old.", "Es ist alt.", ("a number is lost",)),
    ]


def test_a_page_of_both_languages_is_safe() -> None:
    rows = bilingual_rows("<b>", "<i>", [Segment(Span(0, 3), Span(0, 3), (Check("x", "a & b"),))])
    page = bilingual_page(rows, "A & B")
    assert "<td>&lt;b&gt;</td><td>&lt;i&gt;</td><td>a &amp; b</td>" in page
    assert "<title>A &amp; B</title>" in page
