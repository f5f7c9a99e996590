"""Finding in a text, with case, accents and width folded."""

from __future__ import annotations

import pytest

from gpt_desktop.core.search_hits import hit_in
from gpt_desktop.core.text_search import TextQuery, around, drawn_text


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("The Library opens. library", "LIBRARY", ["Library", "library"]),
        ("Café au lait, cafe", "cafe", ["Café", "cafe"]),
        ("Cafe\u0301 noir", "café", ["Cafe\u0301"]),
        ("Straße und STRASSE", "strasse", ["Straße", "STRASSE"]),
        ("图书馆九点开门，图书馆很大", "图书馆", ["图书馆", "图书馆"]),
        ("ＡＢＣ abc", "abc", ["ＡＢＣ", "abc"]),
        ("one\n  two one two", "one two", ["one\n  two", "one two"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("“quoted”", '"quoted"', ["“quoted”"]),
        ("anything", " ", []),
        ("anything", "nothing", []),
    ],
)
def test_places(text: str, query: str, found: list[str]) -> None:
    assert [place.of(text) for place in TextQuery(query).places(text)] == found


def test_any_of_the_words() -> None:
    text = "Nine at the library; the librarian"
    found = TextQuery("library nine", words=True).places(text)
    assert [place.of(text) for place in found] == ["Nine", "library"]


@pytest.mark.parametrize(
    ("markdown", "drawn"),
    [
        ("**Bold** and *slanted*", "Bold and slanted"),
        ("`snake_case` _so_", "snake_case so"),
        ("see [the page](http://example.org/x)", "see the page"),
        ("## Heading\n2 * 3", "Heading\n2 * 3"),
    ],
)
def test_marks_of_markdown_are_not_in_the_way(markdown: str, drawn: str) -> None:
    assert drawn_text(markdown) == drawn


def test_a_line_around_the_first_place() -> None:
    text = "Many words stand before it,\nand the library comes then, and the library again."
    line, marked = around(text, TextQuery("library").places(text), 12, 40)
    assert line == "…the library comes then, and the library…"
    assert [span.of(line) for span in marked] == ["library", "library"]


def test_a_hit_shows_its_words() -> None:
    hit = hit_in("m", "The **library** opens at nine.", "nine library")
    assert [span.of(hit.excerpt) for span in hit.marked] == ["library", "nine"]
    assert hit_in("m", "Only a text", "else").marked == ()
