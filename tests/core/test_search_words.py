"""What is found in a text: words of any script, and what is typed for them."""

from __future__ import annotations

import unicodedata

import pytest

from gpt_desktop.core.search_words import folded, may_be_in, search_terms, search_text


def found(query: str, text: str) -> bool:
    words = search_text(text)
    return all(term.found_in(words) for term in search_terms(query))


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("Café", unicodedata.normalize("NFD", "Das Café in Zürich")),
        ("cafe zurich", "Das Café in Zürich"),
        (unicodedata.normalize("NFD", "Zürich"), "ZÜRICH"),
        ("quick brown", "The quick\nbrown fox"),
        ("fox quick", "The quick\nbrown fox"),
        ("quote's", "the “smart” quote’s here"),
        ("one two", "one\u00a0two apart"),
        ("ABC123", "ＡＢＣ１２３ wide"),
        ("istanbul", "İstanbul"),
        ("ISTANBUL", "ıstanbul"),
        ("strasse", "Straße"),
        ("lodz", "Łódź"),
        ("елка", "Ёлка"),
        ("محمد", "مُحَمَّد"),
        ("שלום", "שָׁלוֹם"),
        ("kindergarten", "Kinder\u00adgarten"),
        ("garten", "im Schulgarten"),
        ("cream", "icecreams"),
        ("书", "图书馆在哪里？"),
        ("书馆", "图书馆在哪里？"),
        ("图书馆在哪里", "图书馆在哪里？"),
        ("ガギ", "ｶﾞｷﾞ"),
        ("한국", "한국어를 배워요"),
        ("ไทย", "ภาษาไทย"),
        ("हिन्दी", "हिन्दी में"),
        ("iphone手机", "新iPhone手机"),
        ("100%", "Is it 100% sure?"),
        ("3.14", "pi is 3.14159"),
        ("1,000", "It costs 1,000 francs"),
        ("2024", "20240131"),
        ("c++", "C++ and C#"),
        ("C#", "C++ and C#"),
        ("a@b.example", "Write to a@b.example, please"),
        ("snake_case", "a snake_case name"),
        ("??", "what???"),
        ("…", "well..."),
        ('"', "he said “no”"),
        ("👩", "a family: 👨\u200d👩\u200d👧"),
        ("❤️", "I ❤ it"),
        ('"brown fox"', "a brown\nfox"),
        ('"brown fo', "a brown fox"),
        ("“brown fox” quick", "quick: a brown fox"),
        ("x" * 70, "x" * 70),
        ("", "anything"),
    ],
)
def test_found(query: str, text: str) -> None:
    assert found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("100%", "1000"),
        ("quick cat", "The quick fox"),
        ('"quick fox"', "The quick brown fox"),
        ('"brown fox"', "a brown foxglove"),
        ("on", "a stone"),
        ("书图", "图书馆"),
        ("c++", "c and d"),
        ("か", "が"),
        ("हिन्दी", "हन्दा"),
        ("!", "what?"),
        ("_", "snake case"),
    ],
)
def test_not_found(query: str, text: str) -> None:
    assert not found(query, text)


@pytest.mark.parametrize("query", ["", "  ", "\n\u00a0", "\0"])
def test_nothing_is_asked_for(query: str) -> None:
    assert search_terms(query) == ()


def test_folding_keeps_what_has_no_case() -> None:
    assert folded("Ａ１ Ⅷ ﬁ 学 ﷼") == "a1 viii fi 学 ریال"


def test_a_word_without_end_is_cut() -> None:
    assert [len(word) for word in search_text("x" * 150).words.split()] == [64, 64, 22]


def test_a_long_text_has_all_its_words() -> None:
    words = [f"word{number}" for number in range(9000)]
    assert search_text(" ".join(words)).words.split() == words
    assert search_text("\n".join(words)).words.split() == words
    ideographs = "图书馆" * 9000
    assert search_text(ideographs).words.replace(" ", "") == ideographs


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("CAFÉ", "das Café"),
        ("100%", "100 %"),
        ("书馆", "图书馆"),
        ("हिन्दी", "हिन्दी"),
        ("?", "Ｗhat？"),
    ],
)
def test_the_quick_look_misses_nothing(query: str, text: str) -> None:
    assert found(query, text)
    assert may_be_in(search_terms(query), folded(text))


def test_the_quick_look_sees_that_a_word_is_not_there() -> None:
    assert not may_be_in(search_terms("quick zebra"), folded("The quick fox"))
