"""A file is offered, translated, written beside the old one, and opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import cast

import docx
import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from gpt_desktop.app.compose_translate import document_translations
from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.messages import ChatPrompt, Prompt
from gpt_desktop.core.tasks.registry import find_task
from gpt_desktop.core.works import WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.document_part import DocumentPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.fakes import fake_services, make_context, tasks
from tests.ui.shown_view import shown

FRENCH = {"The house is red.": "La maison est rouge.", "It costs 5 euros.": "Cela coûte 6 euros."}


def french(prompt: Prompt) -> str:
    asked = prompt.messages[-1].content if isinstance(prompt, ChatPrompt) else prompt.text
    return max((asked.rfind(source), target) for source, target in FRENCH.items())[1]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    made = fake_services(tmp_path, french)
    task = find_task(tasks(), "translate")
    documents = document_translations(task, made.document_store, made.model)
    return replace(made, translate_documents=documents)


@pytest.fixture
def context(qapp: QApplication, services: Services, lanes: Lanes) -> ViewContext:
    return make_context(qapp, services, lanes)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.target.set_value("fr")
    return view


@pytest.fixture
def part(view: TranslateView) -> DocumentPart:
    return view.parts.part(DocumentPart)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = docx.Document()
    made.add_paragraph("The house is ").add_run("red").bold = True
    made.paragraphs[0].add_run(".")
    made.add_paragraph("It costs 5 euros.")
    made.save(str(tmp_path / "house.docx"))
    return tmp_path / "house.docx"


def offered(qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path) -> None:
    assert view.accepts_files([file])
    view.open_files([file])
    qtbot.waitUntil(part.card.translate.isVisible)


def written(qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path) -> Path:
    offered(qtbot, view, part, file)
    part.card.translate.click()
    qtbot.waitUntil(part.card.open.isVisible)
    return file.with_name("house (French).docx")


def test_a_file_is_offered_first(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path
) -> None:
    offered(qtbot, view, part, file)
    assert part.card.name.whole_text == "house.docx"
    assert part.card.words.whole_text == "2 texts to translate"
    assert view.source_pane.text() == ""
    part.card.take_text.click()
    assert view.source_pane.text() == "The house is red.\n\nIt costs 5 euros."
    assert part.card.isHidden()


def test_it_is_translated_and_written_beside_the_old_one(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path
) -> None:
    place = written(qtbot, view, part, file)
    assert [each.text for each in docx.Document(str(place)).paragraphs] == [
        "La maison est rouge.",
        "Cela coûte 6 euros.",
    ]
    assert docx.Document(str(file)).paragraphs[1].text == "It costs 5 euros."
    assert view.work.state is WorkState.DONE
    assert view.work.text.endswith("Cela coûte 6 euros.")
    assert part.card.name.whole_text == "Written: house (French).docx"
    assert part.card.review.isVisible()
    part.card.review.click()
    assert view.page.panels.opened == "review"


def test_it_is_opened(
    qtbot: QtBot,
    view: TranslateView,
    part: DocumentPart,
    file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    place = written(qtbot, view, part, file)
    part.card.open.click()
    part.card.folder.click()
    assert [Path(each.toLocalFile()) for each in opened] == [place, place.parent]


def test_it_is_a_work_of_the_history(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path, services: Services
) -> None:
    written(qtbot, view, part, file)
    [entry] = services.work_store.list_works("translate")
    assert entry.title == "house.docx"
    other = shown(qtbot, TranslateView(view.context))
    stored = services.work_store.get(entry.id)
    assert stored is not None
    other.open_work(stored)
    card = other.parts.part(DocumentPart).card
    assert card.write.isVisible()
    card.write.click()
    again = file.with_name("house (French) 2.docx")
    qtbot.waitUntil(card.open.isVisible)
    assert again.exists()


def test_a_table_of_both_languages(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path
) -> None:
    written(qtbot, view, part, file)
    part.card.table.click()
    dialog = cast(QFileDialog, view.findChild(QFileDialog))
    place = file.with_name("table.html")
    with qtbot.waitSignal(view.message_posted) as said:
        dialog.fileSelected.emit(str(place))
    assert said.args == ["Written: table.html"]
    assert "La maison est rouge." in place.read_text("utf-8")
    dialog.close()


def test_a_file_that_cannot_be_read_says_so(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.docx"
    broken.write_bytes(b"no container")
    view.open_files([broken])
    qtbot.waitUntil(part.card.error.isVisible)
    assert not part.card.error.action.isVisible()
    part.card.close_button.click()
    assert part.card.isHidden()


def test_a_stopped_one_goes_on(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, file: Path, services: Services
) -> None:
    written(qtbot, view, part, file)
    stored = view.work.stored
    assert stored is not None
    view.open_work(replace(stored, id="stopped", state=WorkState.STOPPED))
    assert part.card.resume.isVisible()
    part.card.resume.click()
    qtbot.waitUntil(part.card.open.isVisible)
    assert len(services.work_store.list_works("translate")) == 2


def test_a_column_of_a_table_is_chosen(
    qtbot: QtBot, view: TranslateView, part: DocumentPart, tmp_path: Path
) -> None:
    table = tmp_path / "a.csv"
    table.write_text("id,words,more\n1,The house is red.,It costs 5 euros.\n", encoding="utf-8")
    offered(qtbot, view, part, table)
    assert part.card.column.isVisible()
    part.card.column.set_value("more")
    qtbot.waitUntil(lambda: part.card.translate.isVisible() and not view.busy)
    part.card.translate.click()
    qtbot.waitUntil(part.card.open.isVisible)
    made = tmp_path / "a (French).csv"
    assert made.read_text("utf-8") == "id,words,more\n1,The house is red.,Cela coûte 6 euros.\n"


def test_other_files_fill_the_text_as_before(part: DocumentPart) -> None:
    assert not part.accepts_files([Path("a.pdf")])
    assert not part.accepts_files([Path("a.docx"), Path("b.docx")])
