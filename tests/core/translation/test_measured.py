"""The figures of docs/quality.md on planted faults hold, on both halves."""

import pytest

from benchmarks.translation_checks import measure
from tests.core.translation.faults import RIGHT, judged_translations


@pytest.mark.parametrize("held_back", [False, True])
def test_planted_faults_are_marked_and_right_translations_are_not(held_back: bool) -> None:
    chosen = [each for each in judged_translations() if each.held_back is held_back]
    figures = measure(chosen)
    assert len(chosen) == 216
    assert figures.share("faults") >= 0.9
    assert figures.share(RIGHT) <= 0.08
