"""The model loads behind the window, and what goes wrong is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.services.model_host import ModelHost
from gpt_desktop.ui.work.model_loading import ModelLoading, Readiness
from tests.fakes import ScriptedGenerator, roomy
from tests.ui.fakes import FakeLibrary


class Engines:
    """Opens scripted engines, except those named broken."""

    def __init__(self) -> None:
        self.broken: set[str] = set()
        self.opened: list[str] = []

    def open(self, folder: Path) -> TextGenerator:
        if folder.name in self.broken:
            raise UserFacingError(f"{folder.name} is damaged.")
        self.opened.append(folder.name)
        return ScriptedGenerator([])


@pytest.fixture
def library(tmp_path: Path) -> FakeLibrary:
    library = FakeLibrary(tmp_path, installed=True)
    library.add("second", "Second")
    return library


@pytest.fixture
def engines() -> Engines:
    return Engines()


@pytest.fixture
def loading(library: FakeLibrary, engines: Engines, lanes: Lanes) -> ModelLoading:
    return ModelLoading(ModelHost(library, "scripted", engines.open, roomy), lanes)


def test_loading_ends_ready(qtbot: QtBot, loading: ModelLoading) -> None:
    assert loading.readiness == "unloaded"
    loading.start()
    qtbot.waitUntil(lambda: loading.readiness is Readiness.READY)
    assert loading.model_name == "Scripted"


def test_starting_twice_loads_once(qtbot: QtBot, loading: ModelLoading, engines: Engines) -> None:
    loading.start()
    loading.start()
    qtbot.waitUntil(lambda: loading.readiness is Readiness.READY)
    loading.start()
    assert engines.opened == ["scripted"]


def test_without_a_model_there_is_nothing_to_load(tmp_path: Path, lanes: Lanes) -> None:
    empty = FakeLibrary(tmp_path, installed=False)
    loading = ModelLoading(ModelHost(empty, "", Engines().open, roomy), lanes)
    loading.start()
    assert loading.readiness is Readiness.MISSING
    assert loading.model_name == ""
    assert not lanes.busy


def test_a_damaged_model_is_told(qtbot: QtBot, loading: ModelLoading, engines: Engines) -> None:
    engines.broken.add("scripted")
    with qtbot.waitSignal(loading.failed) as failed:
        loading.start()
    assert "damaged" in str(failed.args[0])
    qtbot.waitUntil(lambda: loading.readiness is Readiness.FAILED)


def test_a_model_chosen_while_another_loads_is_loaded_after_it(
    qtbot: QtBot, loading: ModelLoading, engines: Engines
) -> None:
    loading.start()
    loading.choose("second")
    qtbot.waitUntil(lambda: engines.opened[-1:] == ["second"])
    qtbot.waitUntil(lambda: loading.readiness is Readiness.READY)
    assert loading.model_name == "Second"


def test_choosing_what_is_not_installed_is_told(qtbot: QtBot, loading: ModelLoading) -> None:
    with qtbot.waitSignal(loading.failed):
        loading.choose("gone")
    assert loading.model_name == "Scripted"
