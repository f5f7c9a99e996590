"""The built default model against the reference on the weights it was built from."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop.core.model_folder import read_model_folder
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.convert.perplexity import WINDOW, Frozen, Prediction, predict, read_frozen
from tests.convert.texts import CHAT, KINDS, LICENCE, text_ids, text_names

# Half a minute on a quiet machine, ten times that on one that builds other things meanwhile.
pytestmark = [pytest.mark.model, pytest.mark.timeout(600)]

TEXTS = (LICENCE, *KINDS, CHAT)
SINGLE_STEPS = 200

Measure = Callable[[str], Prediction]


@pytest.fixture(scope="module")
def run(default_model_folder: Path) -> GraphRun:
    return GraphRun(default_model_folder, capacity=WINDOW)


@pytest.fixture(scope="module")
def built(run: GraphRun, default_model_folder: Path) -> Measure:
    """Measures a text the first time it is asked for."""

    @cache
    def measure(name: str) -> Prediction:
        return predict(run.window, text_ids(name, default_model_folder))

    return measure


@pytest.fixture(scope="module")
def reference() -> Frozen:
    return read_frozen()


def test_the_weights_are_the_frozen_ones(default_model_folder: Path, reference: Frozen) -> None:
    digest = read_model_folder(default_model_folder).facts.sha256
    assert digest == reference.weights_sha256
    assert tuple(reference.texts) == text_names(default_model_folder) == TEXTS


@pytest.mark.parametrize("name", TEXTS)
def test_the_text_is_the_frozen_one(built: Measure, reference: Frozen, name: str) -> None:
    assert built(name).ids_sha256 == reference.texts[name].ids_sha256


@pytest.mark.parametrize("name", TEXTS)
def test_perplexity_is_within_1_percent_of_the_weights(
    built: Measure, reference: Frozen, name: str
) -> None:
    found, expected = built(name).perplexity, reference.texts[name].perplexity
    growth = found / expected - 1
    assert abs(growth) < 0.01, f"{name}: {found:.4f} for {expected:.4f}, {growth:+.2%}"


def test_the_manifest_s_perplexity_is_the_measured_one(
    built: Measure, default_model_folder: Path
) -> None:
    # Processors without the same int8 instructions round activations a little differently.
    facts = read_model_folder(default_model_folder).facts
    assert facts.perplexity == pytest.approx(built(LICENCE).perplexity, rel=0.01)


@pytest.mark.parametrize("name", TEXTS)
def test_greedy_choices_are_those_of_the_weights(
    built: Measure, reference: Frozen, name: str
) -> None:
    agreement = np.mean(np.equal(built(name).choices, reference.texts[name].choices))
    assert agreement >= 0.94, f"{name}: {agreement:.1%}"


def test_one_token_at_a_time_predicts_as_well_as_many(
    run: GraphRun, default_model_folder: Path
) -> None:
    # The kernels agree to 3e-7, which turns a few roundings of activations the other way: 0.1 to
    # 0.35 % over whole texts, more over short ones. On floats the two are equal: test_graph.py.
    ids = text_ids(KINDS[0], default_model_folder)[:SINGLE_STEPS]
    single = predict(run.window_by_single_steps, ids)
    whole = predict(run.window, ids)
    growth = single.perplexity / whole.perplexity - 1
    assert abs(growth) < 0.01, f"{single.perplexity:.4f} for {whole.perplexity:.4f}, {growth:+.3%}"


def test_on_float_activations_nothing_is_lost(
    tmp_path: Path, default_model_folder: Path, reference: Frozen
) -> None:
    folder = tmp_path / default_model_folder.name
    shutil.copytree(default_model_folder, folder)
    use_float_activations(folder)
    exact = GraphRun(folder, capacity=WINDOW)
    found = predict(exact.window, text_ids(CHAT, folder))
    assert found.perplexity == pytest.approx(reference.texts[CHAT].perplexity, rel=1e-4)
    assert np.mean(np.equal(found.choices, reference.texts[CHAT].choices)) > 0.99
