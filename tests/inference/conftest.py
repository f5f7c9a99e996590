"""The tiny random model, and an engine on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.inference.engine import Engine, open_engine
from gpt_desktop.inference.session import SessionOptions
from tests.inference.tiny_model import build_tiny_folder

ONE_THREAD = SessionOptions(threads=1)


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> ModelFolder:
    """Shared by all tests: not to be changed."""
    return build_tiny_folder(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def own_folder(tmp_path: Path) -> ModelFolder:
    """One that a test may damage."""
    return build_tiny_folder(tmp_path / "tiny")


@pytest.fixture
def fresh_engine(tiny_folder: ModelFolder) -> Iterator[Callable[[], Engine]]:
    """Opens engines whose caches are empty."""
    engines: list[Engine] = []

    def open_one() -> Engine:
        engines.append(open_engine(tiny_folder, ONE_THREAD))
        return engines[-1]

    yield open_one
    for engine in engines:
        engine.close()


@pytest.fixture
def engine(fresh_engine: Callable[[], Engine]) -> Engine:
    return fresh_engine()
