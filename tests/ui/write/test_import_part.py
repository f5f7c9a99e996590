"""Files become texts: as they are where they are Markdown, else with their structure in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from pytestqt.qtbot import QtBot

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.steps import finish
from gpt_desktop.documents.loader import ChildProcessReader
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.saving.saved_formats import saved_bytes
from gpt_desktop.ui.write.import_part import ImportPart, read_markdown
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services
from tests.ui.shown_view import shown

TEXT = "# Plan\n\n10\u00a0km, *so* far.  \n\n- Beans\n"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [])


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def read(qtbot: QtBot, view: WriteView, *paths: Path) -> None:
    assert view.accepts_files(paths)
    view.open_files(paths)
    qtbot.waitUntil(lambda: not view.parts.part(ImportPart).busy)


def test_markdown_comes_as_it_is(
    qtbot: QtBot, view: WriteView, services: Services, tmp_path: Path
) -> None:
    view.editor.setPlainText("Before")
    path = tmp_path / "plan.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode("utf-8-sig"))
    read(qtbot, view, path)
    assert view.editor.text() == TEXT
    assert {each.name for each in services.texts.list_texts()} == {"Plan", "Before"}
    # A version keeps what was read, however it is written over.
    assert [each.size for each in services.texts.versions(view.text_id)] == [len(TEXT)]


def test_several_files_are_several_texts_named_by_their_files(
    qtbot: QtBot, view: WriteView, services: Services, tmp_path: Path
) -> None:
    (tmp_path / "one.txt").write_text("Some words", "utf-8")
    (tmp_path / "two.txt").write_text("More words", "utf-8")
    read(qtbot, view, tmp_path / "one.txt", tmp_path / "two.txt")
    qtbot.waitUntil(lambda: view.editor.text() == "More words")
    assert {each.name for each in services.texts.list_texts()} == {"one", "two"}
    assert not view.accepts_files([tmp_path / "program.exe"])
    assert not view.accepts_files([])


def test_what_cannot_be_read_is_said_and_costs_no_text(
    qtbot: QtBot, view: WriteView, tmp_path: Path
) -> None:
    view.editor.setPlainText("Mine")
    read(qtbot, view, tmp_path / "missing.txt")
    assert view.page.error.isVisible()
    assert view.editor.text() == "Mine"


def test_a_word_file_keeps_its_structure_on_the_way_in_and_out(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    document = Document()
    document.add_heading("Plan", 1)
    document.add_paragraph("Sow in May.")
    document.add_paragraph("Beans", style="List Bullet")
    table = document.add_table(2, 2)
    for number, words in enumerate(("Who", "What", "Anna", "Peas")):
        table.cell(number // 2, number % 2).text = words
    document.save(str(path))
    text = finish(read_markdown(ChildProcessReader(), path, CancelToken()))
    assert text == (
        "# Plan\n\nSow in May.\n\n- Beans\n\n| Who | What |\n| --- | --- |\n| Anna | Peas |\n"
    )
    for suffix in ("docx", "html"):
        saved = tmp_path / f"again.{suffix}"
        saved.write_bytes(saved_bytes(saved, text))
        assert finish(read_markdown(ChildProcessReader(), saved, CancelToken())) == text
