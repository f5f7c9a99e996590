"""What a preview shows of a long text holds the cursor and ends between paragraphs."""

from __future__ import annotations

import pytest

from gpt_desktop.core.preview_part import WHOLE, preview_part

LONG = "".join(f"Paragraph {number}, which says something.\n\n" for number in range(5000))


def test_a_short_text_is_shown_as_a_whole() -> None:
    assert preview_part("Short.", 3).of("Short.") == "Short."
    assert len(preview_part("x" * WHOLE, 0).of("x" * WHOLE)) == WHOLE


@pytest.mark.parametrize("place", [0, 5, 70_000, len(LONG) - 3, len(LONG)])
def test_a_long_one_around_the_cursor(place: int) -> None:
    span = preview_part(LONG, place)
    assert span.start <= place
    assert place <= span.end or place >= len(LONG) - 2
    assert span.of(LONG).startswith("Paragraph")
    assert span.of(LONG).rstrip("\n").endswith("something.")
    assert 5_000 < span.end - span.start < WHOLE


def test_code_is_shown_from_its_beginning() -> None:
    code = "```\n" + "a = 1\n\n" * 600 + "```\n"
    text = f"{LONG}{code}{LONG}"
    span = preview_part(text, len(LONG) + 8_500)
    assert span.of(text).startswith("```\na = 1")
    assert preview_part(text, len(text)).of(text).startswith("Paragraph")


def test_without_paragraphs_it_is_cut_anywhere() -> None:
    text = "word " * 20_000
    span = preview_part(text, 50_000)
    assert (span.start, span.end) == (42_000, 58_000)
