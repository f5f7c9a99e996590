"""Sentences by the library."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.languages import LANGUAGES, OTHER_LANGUAGES
from gpt_desktop.core.translation.segments import rebuilt, split_segments
from gpt_desktop.core.translation.sentence_splitter import sentences_of, use_splitter
from gpt_desktop.segmentation.splitter import split_by_sentencex


@pytest.fixture(autouse=True)
def _library() -> Iterator[None]:
    use_splitter(split_by_sentencex)
    yield
    use_splitter(None)


def test_abbreviations_and_ordinals_of_german() -> None:
    found = sentences_of("Dr. Weiß kam am 3. Mai um 9.30 Uhr. Er blieb z. B. bis abends.", "de")
    assert len(found) == 2


def test_marks_of_other_scripts() -> None:
    assert len(sentences_of("今天天气很好。我们去公园吧！", "zh-Hant")) == 2
    assert len(sentences_of("यह है। वह है।", "hi")) == 2


@pytest.mark.parametrize("code", ["", *(each.code for each in LANGUAGES + OTHER_LANGUAGES)])
def test_no_language_is_refused(code: str) -> None:
    assert "".join(sentences_of("One. Two.", code)) == "One. Two."


@pytest.mark.parametrize("space", ["\x85", "\xa0", "\u2028", "\u202f", "\u3000"])
def test_white_space_of_several_bytes(space: str) -> None:
    text = f"A{space}B. C{space}D.{space}Then he went. She stayed."
    assert "".join(split_by_sentencex(text, "fr")) == text
    assert text.endswith(split_by_sentencex(text, "fr")[-1])


@given(st.text(max_size=80), st.sampled_from(["en", "de", "zh", "ja", "th", "ar"]))
def test_joined_they_are_the_text(text: str, code: str) -> None:
    assert "".join(sentences_of(text, code)) == text
    segments = split_segments(text, code)
    assert rebuilt(text, segments, [segment.span.of(text) for segment in segments]) == text


def test_what_does_not_join_is_not_taken() -> None:
    use_splitter(lambda text, code: [text.upper() + code])
    assert sentences_of("One. Two.", "en") == ["One. ", "Two."]
