"""Results put together of pieces, and claims taken out of them."""

from __future__ import annotations

from gpt_desktop.core.annotations import Claim, DocumentSpan, Span
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer, rewritten

PLACE = DocumentSpan("d", Span(0, 5))


def composed(text: str, *said: str) -> Composed:
    claims, at = [], 0
    for words in said:
        at = text.index(words, at)
        claims.append(Claim(Span(at, at + len(words)), None))
        at += len(words)
    return Composed(text, tuple(claims))


def said(made: Composed) -> list[str]:
    return [claim.span.of(made.text) for claim in made.claims]


def test_places_count_in_the_whole_text() -> None:
    composer = Composer()
    composer.add("## Dates\n\n- ")
    composer.quote("It rained.", (PLACE,))
    composer.add("\n")
    composer.place(composed("- It dried.", "It dried."))
    made = composer.composed()
    assert made.text == "## Dates\n\n- It rained.\n- It dried."
    assert said(made) == ["It rained.", "It dried."]
    assert made.claims[0].sources == (PLACE,)
    assert made.claims[0].support == 1.0


def test_a_sentence_is_replaced_and_the_others_keep_their_places() -> None:
    made = rewritten(
        composed("One. Two. Six.", "One.", "Two.", "Six."), ["One.", "Twenty.", "Six."]
    )
    assert made.text == "One. Twenty. Six."
    assert said(made) == ["One.", "Twenty.", "Six."]


def test_a_sentence_taken_out_leaves_no_gap() -> None:
    for gone, left in ((0, "Two. Six."), (1, "One. Six."), (2, "One. Two.")):
        texts: list[str | None] = ["One.", "Two.", "Six."]
        texts[gone] = None
        made = rewritten(composed("One. Two. Six.", "One.", "Two.", "Six."), texts)
        assert made.text == left
        assert said(made) == [f"{word}." for word in left.removesuffix(".").split(". ")]


def test_an_item_taken_out_takes_its_mark_along() -> None:
    made = rewritten(
        composed("- One.\n- Two.\n- Six.", "One.", "Two.", "Six."), ["One.", None, "Six."]
    )
    assert made.text == "- One.\n- Six."
    assert said(made) == ["One.", "Six."]


def test_a_heading_with_nothing_below_it_goes_too() -> None:
    text = "## A\n\n- One.\n\n## B\n\n- Two.\n\n## C\n\n- Six."
    made = rewritten(composed(text, "One.", "Two.", "Six."), ["One.", None, "Six."])
    assert made.text == "## A\n\n- One.\n\n## C\n\n- Six."
    assert said(made) == ["One.", "Six."]
    made = rewritten(composed(text, "One.", "Two.", "Six."), ["One.", "Two.", None])
    assert made.text == "## A\n\n- One.\n\n## B\n\n- Two."
