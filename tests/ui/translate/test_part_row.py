"""Parts of Translate: what they add, what they show beside the panes, and what they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkRequest, WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate import part_row
from gpt_desktop.ui.translate.page import TranslatePage
from gpt_desktop.ui.translate.part import TranslatePart
from gpt_desktop.ui.translate.translating_view import TranslatingView
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton


class NotePart(TranslatePart):
    """A panel with a line whose words go with the request, and a kind of file of its own."""

    def __init__(self, view: TranslatingView, page: TranslatePage) -> None:
        super().__init__(view, page)
        self.line = QLineEdit()
        self.button = page.add_panel("pencil", "note", "Note", self.line, "Ctrl+L")
        self.opened: list[Path] = []

    def add_to(self, request: WorkRequest) -> WorkRequest:
        return replace(request, extra={**request.extra, "note": self.line.text()})

    def draft(self) -> dict[str, object]:
        return {"note": self.line.text()}

    def restore(self, draft: Mapping[str, object]) -> None:
        self.line.setText(str(draft.get("note", "")))

    def accepts_files(self, paths: Sequence[Path]) -> bool:
        return all(path.suffix == ".note" for path in paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        self.opened.extend(paths)


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, ["Il fait beau."])


@pytest.fixture(autouse=True)
def parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(part_row, "PARTS", (NotePart,))


def test_a_panel_opens_by_its_button_and_closes_by_escape(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = shown(qtbot, TranslateView(context))
    part = view.parts.part(NotePart)
    assert not part.line.isVisible()
    qtbot.mouseClick(part.button, LEFT)
    assert part.line.isVisible()
    assert part.button.isChecked()
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert again.page.panels.opened == "note"
    qtbot.keyClick(again.parts.part(NotePart).line, Qt.Key.Key_Escape)
    assert again.page.panels.opened == ""
    assert again.editor.hasFocus()


def test_what_a_part_adds_is_stored_and_its_draft_comes_back(
    qtbot: QtBot, context: ViewContext
) -> None:
    view = shown(qtbot, TranslateView(context))
    view.target.set_value("fr")
    view.parts.part(NotePart).line.setText("be kind")
    view.take_text("The weather is fine.")
    view.translate()
    qtbot.waitUntil(lambda: view.work.state is WorkState.DONE)
    assert view.work.stored is not None
    assert view.work.stored.request.extra["note"] == "be kind"
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert again.parts.part(NotePart).line.text() == "be kind"


def test_a_part_gets_the_files_it_wants(qtbot: QtBot, context: ViewContext, tmp_path: Path) -> None:
    view = shown(qtbot, TranslateView(context))
    wanted = [tmp_path / "a.note", tmp_path / "b.note"]
    assert view.accepts_files(wanted)
    view.open_files(wanted)
    assert view.parts.part(NotePart).opened == wanted
    assert not view.accepts_files([tmp_path / "a.zip"])
