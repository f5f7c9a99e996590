"""Samples are given, kept, switched on and off, and go with what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.style_dialog import StyleDialog
from gpt_desktop.ui.write.style_part import StylePart
from gpt_desktop.ui.write.view import WriteView
from tests.fakes import ScriptedGenerator, prompt_text
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
SAMPLE = "Short. Dry. Mine."


@pytest.fixture
def generator() -> ScriptedGenerator:
    return ScriptedGenerator(lambda _: "It is dark.")


@pytest.fixture
def services(tmp_path: Path, generator: ScriptedGenerator) -> Services:
    return fake_services(tmp_path, generator=generator)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def dialog_of(qtbot: QtBot, view: WriteView) -> StyleDialog:
    part = view.parts.part(StylePart)
    part.edit()
    assert part.dialog is not None
    qtbot.waitUntil(part.dialog.isVisible)
    return part.dialog


def rewritten(qtbot: QtBot, view: WriteView, generator: ScriptedGenerator) -> str:
    """What the model was told."""
    view.editor.setPlainText("It is cold.")
    view.parts.part(ProposalsPart).act("rewrite")
    qtbot.waitUntil(lambda: not view.busy)
    return prompt_text(generator.prompts[-1])


def test_a_pasted_sample_is_used_kept_and_switched_off(
    qtbot: QtBot, view: WriteView, generator: ScriptedGenerator, context: ViewContext
) -> None:
    dialog = dialog_of(qtbot, view)
    qtbot.keyClicks(dialog.fields[0], SAMPLE)
    dialog.on.setChecked(True)
    qtbot.mouseClick(dialog.save, LEFT)
    assert SAMPLE in rewritten(qtbot, view, generator)
    again = shown(qtbot, WriteView(context))
    kept = again.parts.part(StylePart)
    assert (kept.samples, kept.on) == ([SAMPLE], True)
    dialog = dialog_of(qtbot, again)
    assert dialog.fields[0].text() == SAMPLE
    dialog.on.setChecked(False)
    qtbot.mouseClick(dialog.save, LEFT)
    assert SAMPLE not in rewritten(qtbot, again, generator)


def test_a_sample_comes_from_a_file(qtbot: QtBot, view: WriteView, tmp_path: Path) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(b"\xef\xbb\xbfFrom\r\na file.")
    dialog = dialog_of(qtbot, view)
    part = view.parts.part(StylePart)
    part.read_file(str(path))
    qtbot.waitUntil(lambda: dialog.fields[0].text() == "From\na file.")
    assert dialog.on.isChecked()
    with qtbot.waitSignal(view.message_posted) as told:
        part.read_file(str(tmp_path / "none.txt"))
    assert told.args is not None
    assert "none.txt could not be read" in told.args[0]
