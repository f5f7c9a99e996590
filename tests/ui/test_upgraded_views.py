"""What version 0.1.0 left is shown as it was: see ``tests/data/make-schema-1-used.txt``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

USED = Path(__file__).parent.parent / "data" / "schema-1-used.sqlite3"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    shutil.copy(USED, tmp_path / "test.sqlite3")
    return fake_services(tmp_path, [])


def test_summaries_stand_beside_their_documents(qtbot: QtBot, context: ViewContext) -> None:
    view = shown(qtbot, SummarizeView(context))
    found = {entry.name: entry for entry in view.documents.entries}
    assert len(found) == 11
    assert found["Missing.txt"].work.state is WorkState.FAILED
    assert found["Waiting.txt"].work.state is None
    entry = found["Garden.md"]
    view.page.side.choose(view.documents.index_of(entry))
    qtbot.waitUntil(lambda: "They need water" in view.page.document.editor.toPlainText())
    assert view.page.result.body.text.text().startswith("- Answer 615")
    assert "615" in view.page.result.state.notices.shown[0].text
    assert entry.options == {"style": "bullets", "length": "short"}
    view.page.turn_side()
    qtbot.waitUntil(lambda: len(view.history.dated.rows) == 10)


def test_the_translation_is_there_with_its_warning(qtbot: QtBot, context: ViewContext) -> None:
    view = shown(qtbot, TranslateView(context))
    assert view.source_pane.text() == "Der Hund schläft seit 4711 Tagen.\n\nEr träumt."
    assert view.result.rows.text().endswith("It says so.")
    assert "German" in view.result.state.notices.shown[0].text


def test_proposals_still_know_their_place(qtbot: QtBot, context: ViewContext) -> None:
    view = shown(qtbot, WriteView(context))
    places = [
        (proposal.target.cursor.selectedText(), proposal.target.replaces, proposal.work.state)
        for proposal, _ in view.parts.part(ProposalsPart).shown
    ]
    assert places[1] == ("the meeting is on Monday.", True, WorkState.DONE)
    assert places[2] == ("the meeting is on Monday.", True, WorkState.DONE)
    assert [state for *_, state in places[4:]] == [WorkState.FAILED, WorkState.STOPPED]
    text = view.editor.toPlainText()
    proposal, card = view.parts.part(ProposalsPart).shown[1]
    card.insert.click()
    assert view.editor.toPlainText() == text.replace(
        "the meeting is on Monday.", proposal.work.text
    )
