"""What the terminal says of a model on its way."""

from __future__ import annotations

import pytest

from gpt_desktop.cli.output import arrival_words
from gpt_desktop.core.progress import ARRIVAL_WORDS, Phase, Progressed, Unit


@pytest.mark.parametrize(
    ("progressed", "words"),
    [
        (Progressed(Phase.DOWNLOADING, 0, 0, Unit.BYTES), "Downloading"),
        (
            Progressed(Phase.DOWNLOADING, 5_000_000, 20_000_000, Unit.BYTES, "2/2"),
            "Downloading (2/2): 25 % (5/20 MB)",
        ),
        (Progressed(Phase.COPYING, 500, 1000, Unit.BYTES), "Copying: 50 %"),
        (Progressed(Phase.BUILDING, 3, 30, Unit.STEPS), "Building the model: 10 %"),
    ],
)
def test_steps_are_a_share_and_bytes_a_size(progressed: Progressed, words: str) -> None:
    assert arrival_words(progressed) == words


def test_every_step_of_an_arrival_has_words() -> None:
    for phase in ARRIVAL_WORDS:
        assert arrival_words(Progressed(phase, 0, 0, Unit.STEPS))
