"""The whole app on a folder of its own: real services and window, a scripted or the real model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from tests.acceptance.whole_app import WholeApp
from tests.ui.conftest import english, lanes, qt_messages

__all__ = ["english", "lanes", "qt_messages"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the app keeps the person's things; not made yet."""
    folder = tmp_path / "data"
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(folder))
    return folder


@pytest.fixture
def app(
    qtbot: QtBot, qapp: QApplication, lanes: Lanes, data: Path, tmp_path: Path
) -> Iterator[WholeApp]:
    """Not opened yet."""
    del data  # its place is in the environment
    whole = WholeApp(qtbot, qapp, lanes, tmp_path)
    yield whole
    whole.close()
