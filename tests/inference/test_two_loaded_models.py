"""The default model twice, by two ids: both stay loaded, and neither disturbs the other."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.download import PipDownload
from gpt_desktop.catalog.library import Library
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.messages import ChatPrompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.steps import finish
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.services.model_host import ModelHost
from tests.fakes import roomy
from tests.inference.asking import GREEDY, ask, chat

SHORT = replace(GREEDY, max_tokens=8)
QUESTIONS = (chat("What is rain?"), chat("What is a river?"))


@pytest.fixture
def host(default_model_folder: Path, tmp_path: Path) -> Iterator[ModelHost]:
    for name in ("first", "second"):
        shutil.copytree(default_model_folder, tmp_path / name, copy_function=_link)
    library = Library(tmp_path, paths.catalog_file(), build_model_folder, PipDownload(()))
    models = ModelHost(library, "first", _open, roomy)
    yield models
    models.close()


def _link(source: str, target: str) -> None:
    """The weights are only read, so both folders may have the same."""
    try:
        os.link(Path(source).resolve(), target)
    except OSError:
        shutil.copyfile(source, target)


def _open(folder: Path) -> TextGenerator:
    return open_engine(read_model_folder(folder))


def _ready(host: ModelHost, model_id: str) -> TextGenerator:
    return finish(host.ready(CancelToken(), model_id))


def _answer(generator: TextGenerator, prompt: ChatPrompt) -> tuple[int, ...]:
    return ask(generator, prompt, SHORT).token_ids


def test_two_loaded_models_answer_by_turns_as_one_does_alone(host: ModelHost) -> None:
    alone = [_answer(_ready(host, ""), question) for question in QUESTIONS]
    host.close()
    first, second = _ready(host, ""), _ready(host, "second")
    assert (first.facts.id, second.facts.id) == ("first", "second")
    by_turns = [(_answer(first, each), _answer(second, each)) for each in QUESTIONS]
    assert by_turns == [(each, each) for each in alone]
    assert (host.loaded, host.is_loaded("second")) == (True, True)
    assert (_ready(host, ""), _ready(host, "second")) == (first, second)
