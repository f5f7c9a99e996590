"""Proofreading with the default model, Harper and the word lists as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.annotations import Edit
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.proofread.edits import corrected
from gpt_desktop.core.proofread.means import ProofreadMeans
from gpt_desktop.core.steps import finish
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.proofread.task import ProofreadTask
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.proofing.installed import InstalledCheckers

pytestmark = pytest.mark.model

WRONG = "He teached me to swim. She is married with a doctor. We bought an house."
RIGHT = "He taught me to swim. She is married to a doctor. We bought a house."


@pytest.fixture(scope="module")
def engine(default_model_folder: Path) -> Iterator[Engine]:
    opened = open_engine(read_model_folder(default_model_folder))
    yield opened
    opened.close()


def _corrected(engine: Engine, tmp_path: Path, text: str) -> str:
    means = ProofreadMeans(paths.resources_dir() / "proofread", InstalledCheckers(tmp_path, ()))
    request = TaskRequest(text=text, options={"language": "en"})
    result = finish(ProofreadTask(means).run(request, engine, CancelToken()))
    assert result.text == text
    return corrected(text, tuple(e for e in result.annotations if isinstance(e, Edit)))


def test_faults_are_mended_and_a_right_text_stays(engine: Engine, tmp_path: Path) -> None:
    assert _corrected(engine, tmp_path, WRONG) == RIGHT
    assert _corrected(engine, tmp_path, RIGHT) == RIGHT


def test_a_text_in_letters_of_several_bytes_keeps_its_places(
    engine: Engine, tmp_path: Path
) -> None:
    text = "“Łódź is an city,” he teached us 😀 in Kraków."
    assert _corrected(engine, tmp_path, text).count("taught") == 1
