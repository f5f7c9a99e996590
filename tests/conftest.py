"""Fixtures for all tests. Free of Qt: core and services are tested without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths

DEFAULT_MODEL = "smollm2-135m-instruct"


@pytest.fixture(scope="session")
def default_model_folder() -> Path:
    """The built default model, for tests marked ``model``."""
    folder = paths.models_dir() / DEFAULT_MODEL
    if not (folder / "model.toml").is_file():
        pytest.fail(f"{folder} is not there: run `make model` first.")
    return folder
