"""Every phase and unit in words."""

from __future__ import annotations

import pytest

from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.ui.widgets.phase_words import amount_words, phase_words


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_words(phase: Phase) -> None:
    assert phase_words(Progressed(phase, 1, 2, Unit.STEPS, "Label"))


@pytest.mark.parametrize(
    ("progressed", "words"),
    [
        (Progressed(Phase.BUILDING, 3, 30, Unit.STEPS), "10 %"),
        (Progressed(Phase.BUILDING, 3, 30_000, Unit.STEPS), "0 %"),
        (Progressed(Phase.UNPACKING, 50, 100, Unit.BYTES), "50 bytes of 100 bytes"),
        (Progressed(Phase.DOWNLOADING, 5_000_000, 100_000_000, Unit.BYTES), "5.0 MB of 100 MB"),
        (Progressed(Phase.DOWNLOADING, 5_000_000, 0, Unit.BYTES), "5.0 MB"),
        (Progressed(Phase.DOWNLOADING, 0, 0, Unit.BYTES), ""),
        (Progressed(Phase.OPENING, 3, 12, Unit.PAGES, "a.pdf"), "3 of 12 pages"),
        (Progressed(Phase.OPENING, 3, 12, Unit.PARTS, "a.txt"), "3 of 12"),
        (Progressed(Phase.READING, 50, 200, Unit.TOKENS), "25 %"),
        (Progressed(Phase.LOADING, 50, 100, Unit.PERCENT), "50 %"),
        (Progressed(Phase.LOADING, 0, 0, Unit.PERCENT), ""),
        (Progressed(Phase.SECTIONS, 1, 4, Unit.SECTIONS), ""),
        (Progressed(Phase.MERGING, 1, 4, Unit.SECTIONS), "25 %"),
    ],
)
def test_the_amount_is_said_in_its_unit(progressed: Progressed, words: str) -> None:
    assert amount_words(progressed) == words


def test_a_label_says_which_of_several_downloads() -> None:
    assert phase_words(Progressed(Phase.DOWNLOADING, 0, 0, Unit.BYTES)) == "Downloading"
    second = Progressed(Phase.DOWNLOADING, 0, 0, Unit.BYTES, "2/2")
    assert phase_words(second) == "Downloading (2/2)"
