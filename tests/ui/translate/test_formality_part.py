"""How formal a translation is to be is asked only where its language has two ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.formality_part import FormalityPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, ["Comment allez-vous ?"] * 4)


def test_it_is_asked_where_the_language_has_it_and_kept_with_the_work(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = shown(qtbot, TranslateView(context))
    part = view.parts.part(FormalityPart)
    assert view.target.value() == "en"
    assert not part.box.isVisible()
    view.target.set_value("fr")
    assert part.box.isVisible()
    assert part.box.text() == "Formality"
    part.box.set_value("formal")
    view.take_text("How are you?")
    view.translate()
    qtbot.waitUntil(lambda: view.work.state is WorkState.DONE)
    stored = view.work.stored
    assert stored is not None
    assert stored.request.options["formality"] == "formal"
    part.box.set_value("informal")
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert again.parts.part(FormalityPart).box.value() == "informal"
    again.open_work(stored)
    view.target.set_value("en")
    assert "formality" not in part.add_to(stored.request.__class__(text="x")).options
