"""Background work needs an application, offscreen."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication

from gpt_desktop.background.lanes import Lanes

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture
def lanes(qapp: QCoreApplication) -> Iterator[Lanes]:
    """All lanes, closed at the end."""
    del qapp  # an application must exist
    lanes = Lanes()
    yield lanes
    assert lanes.close()
