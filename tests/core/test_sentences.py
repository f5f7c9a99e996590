"""Sentence ends in several scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.sentences import SentenceScanner, split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One. ", "Two! ", "Three?"]),
        ("It cost 3.50 euros. Cheap.", ["It cost 3.50 euros. ", "Cheap."]),
        ("Dr. A. Smith came. He left.", ["Dr. A. Smith came. ", "He left."]),
        ("Fruit, e.g. apples. Good.", ["Fruit, e.g. apples. ", "Good."]),
        ('He said "go." Then he left.', ['He said "go." ', "Then he left."]),
        ("1. First point. 2. Second point.", ["1. First point. ", "2. Second point."]),
        ("今天下雨。我们在家！好吗？好", ["今天下雨。", "我们在家！", "好吗？", "好"]),
        ("“走吧。”他说。", ["“走吧。”", "他说。"]),
        ("Wait... what?! Yes.", ["Wait... ", "what?! ", "Yes."]),
        ("See invoice no. 2217 for it. Is it so?", ["See invoice no. 2217 for it. ", "Is it so?"]),
        ("She said no. Then he left.", ["She said no. ", "Then he left."]),
        ("Is it? No. 5 came.", ["Is it? ", "No. ", "5 came."]),
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text(alphabet="abno .!?。”\n1"))
def test_joined_sentences_are_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text


@given(st.text("abno.1 A!?…。！中\n\t \"')”\x1c\u3000\x85", max_size=30))
def test_a_text_is_split_as_it_is_read_letter_by_letter(text: str) -> None:
    scanner = SentenceScanner()
    expected = [""] if text else []
    starting = False
    for letter in text:
        starting = scanner.begins_before(letter) or starting
        if starting and not letter.isspace():
            expected.append("")
            starting = False
        expected[-1] += letter
    assert split_sentences(text) == [part for part in expected if part]
