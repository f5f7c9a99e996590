"""Fixtures for all tests. Free of Qt: core and services are tested without it."""

from __future__ import annotations

import faulthandler
import gc
import logging
import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from gpt_desktop import paths
from tests.expected_log import ExpectedLog

WINDOW_TESTS = {"acceptance", "app", "background", "soak", "ui"}
USUAL_UMASK = 0o022
DEFAULT_MODEL = "smollm2-135m-instruct"

if find_spec("hypothesis") is not None:  # the environments with torch have none
    from hypothesis import settings

    # How long an example takes says nothing on a busy machine.
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """A crash is written to a file, the thread that crashed only, for the Makefile to show.

    It names one for each of its processes.
    """
    report = config.rootpath / "build" / os.environ.get("CRASH_REPORT", "crash.txt")
    report.parent.mkdir(exist_ok=True)
    file = report.open("w", encoding="utf-8")
    faulthandler.enable(file, all_threads=False)
    config.add_cleanup(faulthandler.disable)
    config.add_cleanup(file.close)


@pytest.fixture(scope="session")
def default_model_folder() -> Path:
    """The built default model, for tests marked ``model``."""
    folder = paths.bundled_models_dir() / DEFAULT_MODEL
    if not (folder / "model.toml").is_file():
        pytest.fail(f"{folder} is not there: run `make model` first.")
    return folder


@pytest.fixture(autouse=True)
def expected_log() -> Iterator[ExpectedLog]:
    """Fails a test that logs a warning or an error without ``expected_log("its words")``."""
    heard = ExpectedLog()
    root = logging.getLogger()
    root.addHandler(heard)
    yield heard
    root.removeHandler(heard)
    heard.check()


@pytest.fixture(autouse=True)
def umask() -> Iterator[None]:
    """Each test begins with the usual one: the app's own start makes all files private."""
    before = os.umask(USUAL_UMASK)
    yield
    os.umask(before)


@pytest.fixture(autouse=True)
def garbage_on_the_gui_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As the app does (``background/garbage.py``): no worker thread destroys Qt objects."""
    if WINDOW_TESTS.isdisjoint(request.path.parts):
        yield
        return
    gc.disable()
    yield
    gc.collect()
    gc.enable()
