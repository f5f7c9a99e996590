"""Sections fit their budget and lose nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpt_desktop.core.chunking import Section, fit_pieces, split_sections, text_blocks
from gpt_desktop.core.documents import Block, BlockKind


def count(text: str) -> int:
    return -(-len(text) // 4)


def words(sections: list[Section]) -> list[str]:
    return [word for section in sections for word in section.text.split()]


def paragraphs(number: int, sentences: int = 5) -> str:
    return "\n\n".join("This is one more sentence. " * sentences for _ in range(number))


def test_a_short_text_is_one_section() -> None:
    [section] = split_sections(text_blocks("One.\n\nTwo."), 100, count)
    assert section == Section("", "One.\n\nTwo.", count("One.\n\nTwo."), "One.\n\nTwo.")


def test_markdown_headings_become_headings_and_section_names() -> None:
    text = f"# Past\n\n{paragraphs(2)}\n\n# Present\n\n{paragraphs(2)}"
    sections = split_sections(text_blocks(text), 100, count)
    assert [section.heading for section in sections] == ["Past", "Present"]


def test_the_body_is_the_text_without_headings() -> None:
    [section] = split_sections(text_blocks("# Past\n\nIt was.\n\n## More\n\nIt is."), 100, count)
    assert section.body == "It was.\n\nIt is."
    [lone] = split_sections(text_blocks("# Past"), 100, count)
    assert lone.body == "Past"


def test_a_section_that_goes_on_keeps_its_heading() -> None:
    sections = split_sections(text_blocks(f"# Past\n\n{paragraphs(6)}"), 80, count)
    assert len(sections) > 2
    assert {section.heading for section in sections} == {"Past"}


def test_a_heading_stays_with_the_text_below_it() -> None:
    text = f"{paragraphs(1)}\n\n# Next\n\n{paragraphs(1)}"
    sections = split_sections(text_blocks(text), 45, count)
    assert sections[-1].text.startswith("Next\n\nThis")
    assert "Next" not in sections[0].text


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sections = split_sections(text_blocks(paragraphs(1, 50)), 60, count)
    assert all(section.text.endswith("sentence.") for section in sections)


def test_chinese_is_cut_between_sentences() -> None:
    sections = split_sections(text_blocks("今天的天气非常好。" * 40), 20, count)
    assert all(section.text.endswith("。") for section in sections)


def test_a_sentence_without_an_end_is_cut_anyway() -> None:
    sections = split_sections(text_blocks("x" * 1000), 50, count)
    assert "".join(section.text for section in sections) == "x" * 1000
    assert all(section.tokens <= 50 for section in sections)


def test_counting_stays_linear() -> None:
    counted = 0

    def counting(text: str) -> int:
        nonlocal counted
        counted += len(text)
        return count(text)

    text = paragraphs(200, 20)
    split_sections(text_blocks(text), 100, counting)
    assert counted < 6 * len(text)


def test_a_budget_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="budget"):
        split_sections((Block(BlockKind.PARAGRAPH, "x"),), 0, count)


@given(
    st.lists(st.text(alphabet="ab. 。#\n", max_size=200), max_size=8),
    st.integers(min_value=1, max_value=60),
)
def test_sections_fit_and_lose_no_word(parts: list[str], budget: int) -> None:
    blocks = text_blocks("\n\n".join(parts))
    sections = split_sections(blocks, budget, count)
    assert all(section.tokens <= budget for section in sections)
    lost_nothing = "".join("".join(block.text.split()) for block in blocks)
    assert "".join(words(sections)) == lost_nothing


@given(st.text(alphabet="ab .。\n", max_size=300), st.integers(min_value=1, max_value=40))
def test_pieces_joined_are_the_text(text: str, budget: int) -> None:
    pieces = list(fit_pieces(text, budget, count))
    assert "".join(piece for piece, _ in pieces) == text
    assert all(count(piece) <= budget for piece, _ in pieces)
