"""Tests of where sentences are."""

from __future__ import annotations

import pytest

from gpt_desktop.core.proofread.sentence_spans import sentence_spans


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One is here. Two is there.", ["One is here.", "Two is there."]),
        ("  Blanks around.  \n\n Next one. ", ["Blanks around.", "Next one."]),
        ("# A heading\n\nText below.", ["A heading", "Text below."]),
        ("- first thing\n- second thing", ["first thing", "second thing"]),
        ("1. Open it.\n2. Close it.", ["Open it.", "Close it."]),
        (
            "A line that goes on\nin the next one. End.",
            ["A line that goes on\nin the next one.", "End."],
        ),
        ("Before.\n```\nx = goes\n```\nAfter.", ["Before.", "After."]),
        ("Dr. Ito came at 5 p.m. and left.", ["Dr. Ito came at 5 p.m. and left."]),
        ("12 + 3\n\n---", []),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert _sentences(text) == sentences
