"""The agenda's view over a real store at a fixed time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.agenda.scripted_agenda import ScriptedAgenda
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown


@pytest.fixture
def agenda(tmp_path: Path) -> ScriptedAgenda:
    return ScriptedAgenda(tmp_path)


@pytest.fixture
def services(tmp_path: Path, agenda: ScriptedAgenda) -> Services:
    return replace(fake_services(tmp_path, []), agenda=agenda)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> Iterator[AgendaView]:
    view = shown(qtbot, AgendaView(context), (960, 600))
    settle(qtbot, view)
    yield view
    qtbot.waitUntil(lambda: not context.lanes.busy)


def settle(qtbot: QtBot, view: AgendaView) -> None:
    """Until nothing is asked of the store any more and every answer was shown."""
    lanes = view.context.lanes
    qtbot.waitUntil(lambda: not (lanes.busy or view.shelf.open or view.reading.open))
