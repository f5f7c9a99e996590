"""Texts begin with templates; templates are made of texts."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.calendar_words import day_words
from gpt_desktop.ui.write.template_dialog import TemplateDialog
from gpt_desktop.ui.write.templates_part import TemplatesPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

LEFT = Qt.MouseButton.LeftButton
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def opened(qtbot: QtBot, view: WriteView) -> TemplateDialog:
    qtbot.keyClick(view.editor, Qt.Key.Key_N, KEYS)
    dialog = view.parts.part(TemplatesPart).dialog
    assert dialog is not None
    return dialog


def test_a_text_begins_with_a_template(qtbot: QtBot, view: WriteView, services: Services) -> None:
    view.editor.setPlainText("What I wrote before")
    dialog = opened(qtbot, view)
    row = next(row for row in dialog.rows.rows if row.id == "minutes")
    dialog.list.setCurrentIndex(dialog.rows.index_of(row.id))
    assert dialog.preview.toPlainText().startswith("# Minutes")
    assert not dialog.delete.isVisible()
    qtbot.mouseClick(dialog.use, LEFT)
    today = day_words(datetime.now().astimezone().date())
    assert f"**Date:** {today}" in view.editor.text()
    assert len(services.texts.list_texts()) == 2
    assert services.drafts.load_draft("write")["open"] == view.text_id


def test_a_text_becomes_a_template_that_can_go_again(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    part = view.parts.part(TemplatesPart)
    with qtbot.waitSignal(view.message_posted):
        part.save()
    view.editor.setPlainText("# My letter\n\nDear {date}")
    part.save()
    assert part.naming is not None
    assert part.naming.name == "My letter"
    part.naming.field.setText(" ")
    assert not part.naming.ok.isEnabled()
    part.naming.field.setText("Mine")
    qtbot.mouseClick(part.naming.ok, LEFT)
    dialog = opened(qtbot, view)
    chosen = dialog.chosen
    assert chosen is not None
    assert (chosen.name, chosen.own) == ("Mine", True)
    assert [each.title for each in dialog.rows.headings] == ["Your own", "With the app"]
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(dialog.delete, LEFT)
    assert services.texts.templates() == []
    assert dialog.rows.headings == ()
    assert offer.args is not None
    offer.args[1]()
    assert [each.body for each in services.texts.templates()] == [view.editor.text()]
    dialog.reject()
