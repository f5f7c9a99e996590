"""Why these words, of a summary: in its place, by button and keys, or said why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.why_desk import WhyDesk
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

TEXT = "The river rose in the night.\n\nBy morning the lower road was under water."
SUMMARY = "By morning the lower road was under water."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [SUMMARY] * 800)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> SummarizeView:
    return shown(qtbot, SummarizeView(context))


def summarized(qtbot: QtBot, view: SummarizeView, path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    view.open_files([path])
    qtbot.waitUntil(lambda: not view.busy and not view.context.lanes.busy)
    view.summarize_current()
    qtbot.waitUntil(lambda: not view.busy and not view.context.lanes.busy)


def opened(qtbot: QtBot, view: SummarizeView) -> WhyDesk:
    button = view.page.result.why.button
    qtbot.waitUntil(button.isEnabled)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    desk = view.page.result.why.desk
    assert desk is not None
    qtbot.waitUntil(lambda: not desk.busy)
    return desk


def test_a_short_one_is_measured_and_the_numbers_stay(
    qtbot: QtBot, view: SummarizeView, tmp_path: Path
) -> None:
    summarized(qtbot, view, tmp_path / "a.txt", TEXT)
    desk = opened(qtbot, view)
    assert desk.panel.isVisible()
    work = view.page.result.work
    assert work is not None
    assert desk.panel.tokens.list.rowCount() == len(work.text)
    desk.leave_out()
    qtbot.waitUntil(lambda: not desk.busy)
    count = desk.panel.bars.rowCount()
    assert count > 1
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(desk.panel.bars, Qt.Key.Key_Y, control | shift)
    assert not desk.panel.isVisible()
    assert view.page.result.body.isVisible()
    opened(qtbot, view)
    assert desk.panel.bars.rowCount() == count


def test_one_made_in_pieces_says_so(qtbot: QtBot, view: SummarizeView, tmp_path: Path) -> None:
    long = "\n\n".join(f"The river rose in the night number {n}." for n in range(600))
    summarized(qtbot, view, tmp_path / "b.txt", long)
    desk = opened(qtbot, view)
    assert desk.panel.error.isVisible()
    assert desk.panel.tokens.list.rowCount() == 0
