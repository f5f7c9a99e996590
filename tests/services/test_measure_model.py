"""Measuring gives figures that can be worked out, and keeps them."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.measurement import MEASURED, Measurement, read_measurement
from gpt_desktop.core.progress import Phase
from gpt_desktop.services.measure_model import ModelMeasuring
from tests.core.running import drain
from tests.fakes import PlainGenerator, ScriptedGenerator
from tests.services.parts import FolderLibrary

TEXT = "word " * 2000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "models" / "alpha"
    folder.mkdir(parents=True)
    return folder


def measuring(folder: Path, generator: PlainGenerator, sample: str = TEXT) -> ModelMeasuring:
    (folder.parent.parent / "sample.md").write_text(sample)
    library = FolderLibrary(folder.parent)
    return ModelMeasuring(library, lambda _: generator, folder.parent.parent / "sample.md")


def test_the_perplexity_of_even_odds_is_two(folder: Path) -> None:
    generator = ScriptedGenerator(["one two three"])
    events, measured = drain(measuring(folder, generator)("alpha", "", 1100, CancelToken()))
    assert isinstance(measured, Measurement)
    assert measured.perplexity == 2
    assert measured.tokens == 1100
    assert measured.prefill > 0
    assert measured.decode == 3 / 0.01
    assert read_measurement(folder) == measured
    assert generator.closed
    reading = [event.done for event in events if event.phase is Phase.READING]
    assert reading[-3:] == [512, 1024, 1100]


def test_a_model_that_scores_nothing_has_its_speed_measured(folder: Path) -> None:
    generator = PlainGenerator(["one two three"])
    _, measured = drain(measuring(folder, generator)("alpha", "", 1100, CancelToken()))
    assert (measured.perplexity, measured.tokens) == (None, 0)
    assert measured.decode == 3 / 0.01
    assert read_measurement(folder) == measured


def test_the_prompt_it_is_timed_with_has_about_512_tokens(folder: Path) -> None:
    generator = ScriptedGenerator(["one"])
    drain(measuring(folder, generator)("alpha", TEXT * 2, 10, CancelToken()))
    assert 500 <= generator.count_prompt_tokens(generator.prompts[0]) <= 512
    assert generator.params[0].temperature == 0


def test_cancelling_measures_nothing_and_closes_the_model(folder: Path) -> None:
    generator = ScriptedGenerator(["one"])
    token = CancelToken()
    run = measuring(folder, generator)("alpha", "", 1100, token)
    while next(run).phase is not Phase.WRITING:
        assert not generator.closed
    token.cancel()
    with pytest.raises(CancelledError):
        drain(run)
    assert generator.closed
    assert read_measurement(folder) is None


def test_a_text_without_two_tokens_and_an_unknown_model_are_refused(folder: Path) -> None:
    generator = ScriptedGenerator(["one"])
    with pytest.raises(UserFacingError, match="too short"):
        drain(measuring(folder, generator)("alpha", "a", 100, CancelToken()))
    with pytest.raises(UserFacingError, match="not installed"):
        drain(measuring(folder, generator)("beta", "", 100, CancelToken()))


@pytest.mark.parametrize("text", ["", "tokens = 3", "perplexity = [", 'perplexity = "x"'])
def test_damaged_figures_are_none(folder: Path, text: str) -> None:
    (folder / MEASURED).write_text(text)
    assert read_measurement(folder) is None
