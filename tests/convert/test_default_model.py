"""The built default model against the reference on the weights it was built from."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.model_folder import read_model_folder
from tests.convert.graph_run import Floats, GraphRun
from tests.convert.perplexity import WINDOW, Prediction, licence_ids, predict, read_frozen

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def built(default_model_folder: Path) -> Prediction:
    run = GraphRun(default_model_folder, capacity=WINDOW)

    def logits(ids: list[int]) -> Floats:
        run.restart()
        return run.step(ids)

    digest = read_model_folder(default_model_folder).facts.sha256
    return predict(logits, licence_ids(default_model_folder), digest)


@pytest.fixture(scope="module")
def reference() -> Prediction:
    return read_frozen()


def test_both_read_the_same_text_with_the_same_weights(
    built: Prediction, reference: Prediction
) -> None:
    assert built.weights_sha256 == reference.weights_sha256
    assert built.ids_sha256 == reference.ids_sha256


def test_perplexity_is_that_of_the_weights(built: Prediction, reference: Prediction) -> None:
    assert built.perplexity == pytest.approx(reference.perplexity, rel=0.015)


def test_the_manifest_s_perplexity_is_the_measured_one(
    built: Prediction, default_model_folder: Path
) -> None:
    # Processors without the same int8 instructions round activations a little differently.
    facts = read_model_folder(default_model_folder).facts
    assert facts.perplexity == pytest.approx(built.perplexity, rel=0.01)


def test_greedy_choices_are_those_of_the_weights(built: Prediction, reference: Prediction) -> None:
    assert len(built.choices) >= 500
    agreement = np.mean(np.equal(built.choices, reference.choices))
    assert agreement >= 0.95
