"""The views with the real model, the real reader and the real storage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.app.compose import compose
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.running_work import RunningWork
from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import make_context
from tests.ui.shown_view import shown

pytestmark = pytest.mark.model

PATIENCE_MS = 150_000
SIZE = (1136, 740)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def context(
    qapp: QApplication,
    lanes: Lanes,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    default_model_folder: Path,
) -> Iterator[ViewContext]:
    monkeypatch.setenv("GPT_DESKTOP_DATA", str(tmp_path))
    services: Services = compose()
    current = services.model.current
    assert current is not None
    assert current.id == default_model_folder.name
    yield make_context(qapp, services, lanes)
    # The views are to be gone before their storage is: one may still be about to keep its draft.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert lanes.close()
    services.close()


def done(qtbot: QtBot, work: RunningWork) -> None:
    qtbot.waitUntil(lambda: work.state is WorkState.DONE, timeout=PATIENCE_MS)


def test_the_sample_gets_a_streamed_summary(qtbot: QtBot, context: ViewContext) -> None:
    view = SummarizeView(context)
    shown(qtbot, view, SIZE)
    qtbot.mouseClick(view.page.sample, LEFT)
    work = view.documents.entries[0].work
    batches: list[str] = []
    work.text_added.connect(batches.append)
    done(qtbot, work)
    assert len(batches) > 5
    assert len(work.text.split()) > 20
    assert view.page.result.body.text.text() == work.text
    assert "SmolLM2" in view.page.result.body.caption.text()


def test_a_translation_carries_its_warning(qtbot: QtBot, context: ViewContext) -> None:
    view = TranslateView(context)
    shown(qtbot, view, SIZE)
    view.target.set_value("fr")
    assert "French" in view.pair_notices.shown[0].text
    qtbot.keyClicks(view.editor, "The meeting is on Monday at the town hall.")
    qtbot.mouseClick(view.source_pane.run, LEFT)
    done(qtbot, view.work)
    assert any("French" in notice.text for notice in view.work.notices)


def test_an_email_from_a_brief_is_inserted(qtbot: QtBot, context: ViewContext) -> None:
    view = WriteView(context)
    shown(qtbot, view, SIZE)
    asking = view.parts.part(BriefPart).brief
    asking.options.boxes["length"].set_value("short")
    qtbot.keyClicks(asking.brief, "Invite the team to a walk on Friday at noon")
    qtbot.mouseClick(asking.write, LEFT)
    proposal, card = view.parts.part(ProposalsPart).shown[0]
    done(qtbot, proposal.work)
    qtbot.mouseClick(card.insert, LEFT)
    text = view.editor.toPlainText()
    assert len(text.split()) > 20
    view.parts.part(ProposalsPart).act("shorten")
    done(qtbot, view.parts.part(ProposalsPart).shown[0][0].work)


def test_an_earlier_answer_comes_back(qtbot: QtBot, context: ViewContext) -> None:
    view = AssistantView(context)
    shown(qtbot, view, SIZE)

    def settled() -> str:
        def idle() -> bool:
            return not view.busy and not context.lanes.busy

        qtbot.waitUntil(idle, timeout=PATIENCE_MS)
        answer = view.page.transcript.last_answer
        assert answer is not None
        return answer.text

    view.send("Name three rivers of Europe.")
    first = settled()
    view.answer_again()
    second = settled()
    assert first
    assert second
    view.page.transcript.step_version(-1)
    assert settled() == first
    view.page.transcript.step_version(1)
    assert settled() == second
