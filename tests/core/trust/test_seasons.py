"""Seasons of a sentence beside those of the document."""

from __future__ import annotations

import pytest

from gpt_desktop.core.trust.check import check_sentence
from gpt_desktop.core.trust.source import SourceText

ENGLISH = "In the first autumn they picked nine tonnes of apples."
CHINESE = "农业局认为减产的主要原因是春季霜冻。"


@pytest.mark.parametrize(
    ("text", "sentence", "marked"),
    [
        (ENGLISH, "They picked nine tonnes of apples in the first spring.", True),
        (ENGLISH, "In the first fall they picked nine tonnes of apples.", False),
        (CHINESE, "农业局认为减产的主要原因是秋季霜冻。", True),
        (CHINESE, "农业局认为减产的主要原因是春天的霜冻。", False),
        ("Prices fall at the lake in July.", "Prices drop at the lake in summer.", False),
        ("They met in August by the lake.", "They met in summer by the lake.", False),
    ],
)
def test_another_season_is_marked(text: str, sentence: str, marked: bool) -> None:
    checks = check_sentence(sentence, SourceText.of_text(text)).checks
    assert ("dates" in [check.name for check in checks]) is marked
