"""Sentence ends in several scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.sentences import split_sentences


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
        ("", []),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


@given(st.text(alphabet="ab .!?。”\n1"))
def test_joined_sentences_are_the_text(text: str) -> None:
    assert "".join(split_sentences(text)) == text
