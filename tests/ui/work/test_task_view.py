"""What every view over a task does with the works it shows."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.summarize.view import SummarizeView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from gpt_desktop.ui.work.task_view import TaskView
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

USED = Path(__file__).parents[2] / "data" / "schema-1-used.sqlite3"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    shutil.copy(USED, tmp_path / "test.sqlite3")
    return fake_services(tmp_path, [])


@pytest.mark.parametrize("kind", [SummarizeView, TranslateView, WriteView])
def test_works_that_are_deleted_for_good_are_not_shown_or_named(
    qtbot: QtBot, context: ViewContext, kind: type[TaskView]
) -> None:
    view = shown(qtbot, kind(context))
    before = view.draft()
    view.forget(Kept.CONVERSATIONS)
    assert view.draft() == before
    view.forget(Kept.WORKS)
    kept = context.services.drafts.load_draft(view.view_id)
    assert not any(kept.get(name) for name in ("documents", "work", "proposals"))
    assert kept.get("text") == before.get("text")
