"""Where marks go in a translation that was written without them."""

from __future__ import annotations

import pytest

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.translation.mark_placing import place_marks
from gpt_desktop.core.translation.marked_text import Mark, MarkedText, parse_tags, tagged


def marked(source: str, inside: int = 0) -> MarkedText:
    """A text written with tags ``<1>…</1>`` and ``<2/>``; 3 stands in ``inside``."""
    marks = [
        Mark(number, 0, 0, inside if number == 3 else 0, alone=f"<{number}/>" in source)
        for number in range(1, 10)
        if f"<{number}" in source
    ]
    read = parse_tags(source, MarkedText("", tuple(marks)))
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("source", "target", "placed"),
    [
        # the same words
        (
            "Ask <1>Ada Lovelace</1> today.",
            "Frage heute Ada Lovelace.",
            "Frage heute <1>Ada Lovelace</1>.",
        ),
        ("On <1>12 May</1> at 9.", "Um 9, am 12 May.", "Um 9, am <1>12 May</1>."),
        # the whole text, with or without the full stop
        ("<1>Good day</1>.", "Guten Tag.", "<1>Guten Tag</1>."),
        ("<1>Good day.</1>", "Guten Tag.", "<1>Guten Tag.</1>"),
        # at the ends
        ("Good day.<1/>", "Guten Tag.", "Guten Tag.<1/>"),
        ("<1/>Good day.", "Guten Tag.", "<1/>Guten Tag."),
    ],
)
def test_places_that_are_sure(source: str, target: str, placed: str) -> None:
    found = place_marks(marked(source), target)
    assert (tagged(found.text), found.sure) == (placed, True)


@pytest.mark.parametrize(
    ("source", "target", "placed"),
    [
        ("The <1>red</1> house", "Das rote Haus", "Das <1>rote</1> Haus"),
        ("The red house<1/> is big", "Das rote Haus ist groß", "Das rote Haus<1/> ist groß"),
        ("A <1>very old</1> man", "一位非常老的人", "一<1>位非常老</1>的人"),
    ],
)
def test_places_that_are_estimates(source: str, target: str, placed: str) -> None:
    found = place_marks(marked(source), target)
    assert (tagged(found.text), found.sure) == (placed, False)


def test_segments_are_not_left() -> None:
    source = marked("<1>Short.</1> This one is a good deal longer.")
    target = "Das hier ist recht lang. Kurz."
    pairs = [(Span(0, 6), Span(0, 24)), (Span(7, 41), Span(25, 30))]
    found = place_marks(source, target, pairs)
    assert (tagged(found.text), found.sure) == ("<1>Das hier ist recht lang.</1> Kurz.", True)


def test_a_word_within_another_is_not_the_same() -> None:
    found = place_marks(marked("I saw the <1>art</1> there"), "Die Partie war da")
    assert "P<1>art" not in tagged(found.text)


def test_code_that_was_lost_comes_back_and_hides_no_word() -> None:
    source = MarkedText("Run print() now", (Mark(1, 4, 11, fixed=True),))
    found = place_marks(source, "Jetzt drucken")
    assert not found.sure
    assert found.text.marks[0].start == found.text.marks[0].end
    assert tagged(found.text).replace("<1/>", "") == "Jetzt drucken"


def test_code_that_is_there_stands_where_it_is() -> None:
    source = MarkedText("Run print() now", (Mark(1, 4, 11, fixed=True),))
    found = place_marks(source, "Jetzt print() ausführen")
    assert (tagged(found.text), found.sure) == ("Jetzt <1/> ausführen", True)


@pytest.mark.parametrize("target", ["", "x", "Wort", "eins zwei", "。", "a b c d e f g h"])
def test_marks_are_never_lost(target: str) -> None:
    words = "<1>one</1> two <2>three <3>four</3></2><4/> five <5>six</5> seven<6/>"
    source = marked(words, inside=2)
    found = place_marks(source, target)
    assert parse_tags(tagged(found.text), source) == found.text
    assert found.text.text == target
