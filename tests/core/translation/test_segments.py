"""Segments of a text, and what lies between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.translation.segments import Room, rebuilt, split_segments

LETTERS = st.text(alphabet="aB .!?,;:|\t\n\r#-1)>“”。，中 \u3000`é😀", max_size=120)


def words(text: str, code: str = "en", tokens: int = 0) -> list[str]:
    room = Room(tokens, lambda part: -(-len(part) // 4)) if tokens else None
    return [segment.text for segment in split_segments(text, code, room)]


@given(LETTERS, st.integers(min_value=1, max_value=30))
def test_nothing_between_segments_changes(text: str, tokens: int) -> None:
    segments = split_segments(text, "en", Room(tokens, len))
    assert rebuilt(text, segments, [segment.span.of(text) for segment in segments]) == text
    assert all(len(segment.span.of(text)) <= tokens for segment in segments)
    ends = [0, *(segment.span.end for segment in segments)]
    assert all(end <= each.span.start for end, each in zip(ends, segments, strict=False))
    assert all(each.text and each.text == each.text.strip() for each in segments)


@given(LETTERS)
def test_no_word_is_in_no_segment(text: str) -> None:
    between = rebuilt(text, segments := split_segments(text), [""] * len(segments))
    if "```" not in text:
        assert not set(between) & set("é中😀")


def test_sentences_of_a_paragraph() -> None:
    assert words("One is here.  Two is there.\n\nThree.\n") == [
        "One is here.",
        "Two is there.",
        "Three.",
    ]


def test_list_marks_headings_and_cells_are_form() -> None:
    text = "# A title\n\n- first\n  2) second\n> quoted\n\n| Name | Sum |\n|---|---|\n- [ ] to do"
    found = words(text)
    assert found == ["A title", "first", "second", "quoted", "Name", "Sum", "---", "---", "to do"]


def test_lines_that_were_broken_to_a_width_go_together() -> None:
    text = (
        "The committee met on the third of May and heard the\n"
        "report of the treasurer. It was long, and everybody in\n"
        "Berlin was glad when it was over.\n"
    )
    assert words(text) == [
        "The committee met on the third of May and heard the report of the treasurer.",
        "It was long, and everybody in Berlin was glad when it was over.",
    ]


def test_lines_of_an_address_and_of_a_poem_stay_apart() -> None:
    assert words("Greta Holm\nLange Straße 3\n10115 Berlin") == [
        "Greta Holm",
        "Lange Straße 3",
        "10115 Berlin",
    ]


def test_broken_chinese_lines_join_without_a_blank() -> None:
    text = (
        "我们今天下午三点在图书馆的二楼会议室里开会讨论明年\n"
        "春天的旅行计划以及需要的费用和人员，还有其他的事情\n"
        "以及更多的问题。\n"
    )
    assert words(text, "zh") == [text.replace("\n", "")]


def test_code_between_fences_is_left_alone() -> None:
    assert words("Run it:\n```\nmake test\n```\nThen wait.") == ["Run it:", "Then wait."]


def test_a_sentence_that_is_too_long_is_split_between_clauses() -> None:
    text = "first clause here, second clause here; third clause here, and the last."
    assert words(text, tokens=10) == [
        "first clause here, second clause here;",
        "third clause here, and the last.",
    ]


def test_a_clause_that_is_too_long_is_split_anywhere() -> None:
    assert [len(each) for each in words("x" * 100, tokens=10)] == [34, 34, 32]


def test_a_number_is_not_split_at_its_comma() -> None:
    found = words("It cost 1,250.00 euros, and no more was paid for it.", tokens=8)
    assert found == ["It cost 1,250.00 euros,", "and no more was paid for it."]


def test_as_many_targets_as_segments() -> None:
    with pytest.raises(ValueError, match="zip"):
        rebuilt("One. Two.", split_segments("One. Two."), ["Un."])
