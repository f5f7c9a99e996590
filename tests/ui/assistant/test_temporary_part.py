"""A temporary conversation looks like one, and is gone when it is left."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Given
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.documents_part import DocumentsPart
from gpt_desktop.ui.assistant.temporary_part import TemporaryPart
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.assistant.assistant_parts import ask, opened, said, settle, titles
from tests.ui.fakes import fake_services

MARK = "quokka"


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, lambda _: f"The {MARK} is an animal.")


def part_of(view: AssistantView) -> TemporaryPart:
    return next(part for part in view.parts.all if isinstance(part, TemporaryPart))


def begun(qtbot: QtBot, view: AssistantView) -> str:
    qtbot.keyClick(
        view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    settle(qtbot, view)
    assert view.temporary
    return view.current_id


def test_it_is_said_and_nothing_is_written(
    qtbot: QtBot, context: ViewContext, tmp_path: Path
) -> None:
    view = opened(qtbot, context)
    part = part_of(view)
    assert part.button.isVisible()
    assert not part.line.isVisible()
    begun(qtbot, view)
    assert part.line.isVisible()
    assert "nothing of it is stored" in part.line.text
    assert view.page.composer.property("temporary")
    assert view.page.title.whole_text == "Temporary conversation"
    ask(qtbot, view, f"What is a {MARK}?")
    ask(qtbot, view, "And where?")
    assert len(said(view)) == 4
    assert titles(view) == []
    qtbot.keyClicks(view.page.composer.edit, f"One more {MARK}")
    view.save_state()
    view.page.composer.edit.insertPlainText(" long" * 3000)
    view.save_state()
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert MARK.encode() not in held
    view.new_conversation()
    assert view.page.composer.text == ""
    assert not part.line.isVisible()
    assert not view.page.composer.property("temporary")


def test_it_is_gone_when_left_unless_it_is_gone_back_to(qtbot: QtBot, context: ViewContext) -> None:
    temporary = context.services.temporary
    assert temporary is not None
    view = opened(qtbot, context)
    part = part_of(view)
    first = begun(qtbot, view)
    ask(qtbot, view, "Hello")
    with qtbot.waitSignal(view.undo_offered) as offered:
        view.new_conversation()
    offered.args[1]()
    settle(qtbot, view)
    assert view.current_id == first
    assert len(said(view)) == 2
    view.new_conversation()
    assert part._ending.isActive()
    part._ending.timeout.emit()
    assert not temporary.holds(first)
    offered.args[1]()
    assert view.current_id == ""


def test_one_left_empty_offers_nothing(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    begun(qtbot, view)
    with qtbot.assertNotEmitted(view.undo_offered):
        view.new_conversation()


def held(folder: Path, *but: Path) -> bytes:
    """All that is in files of a folder, the database among them."""
    files = [each for each in folder.rglob("*") if each.is_file() and each not in but]
    assert any(each.suffix == ".sqlite3" for each in files)
    return b"".join(each.read_bytes() for each in files)


@pytest.mark.parametrize("question", [f"Where does the {MARK} live?", "Summarize the document"])
def test_its_documents_are_in_memory_only(
    qtbot: QtBot, context: ViewContext, tmp_path: Path, question: str
) -> None:
    path = tmp_path / "burrow.md"
    path.write_text(f"The {MARK} lives in Rottnest.\n\nIt eats leaves.", encoding="utf-8")
    view = opened(qtbot, context)
    temporary_id = begun(qtbot, view)
    documents = next(part for part in view.parts.all if isinstance(part, DocumentsPart))
    view.open_files([path])
    view.page.composer.edit.long_text_pasted.emit(f"Rottnest has many a {MARK}. " * 9)
    qtbot.waitUntil(lambda: len(documents.files.files) == 2 and not documents.files.busy)
    view.save_state()
    ask(qtbot, view, question)
    view.save_state()
    [asked, answer] = context.services.conversations.messages(temporary_id)
    store, ids = context.services.document_store, [each.document_id for each in asked.attachments]
    assert len(ids) == 2
    assert any(isinstance(each, Given) for each in answer.annotations)
    assert all(store.load(each) is not None for each in ids)
    for word in (MARK, "Rottnest", "burrow"):
        assert word.encode() not in held(tmp_path, path)
    temporary = context.services.temporary
    assert temporary is not None
    view.new_conversation()
    settle(qtbot, view)
    temporary.end(temporary_id)
    assert [store.load(each) for each in ids] == [None, None]
    assert MARK.encode() not in held(tmp_path, path)


def test_what_is_attached_and_not_sent_is_not_kept(
    qtbot: QtBot, context: ViewContext, tmp_path: Path
) -> None:
    path = tmp_path / "burrow.md"
    path.write_text(f"The {MARK} lives here.", encoding="utf-8")
    view = opened(qtbot, context)
    begun(qtbot, view)
    documents = next(part for part in view.parts.all if isinstance(part, DocumentsPart))
    view.open_files([path])
    qtbot.waitUntil(lambda: bool(documents.files.ready))
    view.save_state()
    view.new_conversation()
    view.save_state()
    settle(qtbot, view)
    assert documents.files.files == []
    assert MARK.encode() not in held(tmp_path, path)
    assert b"burrow" not in held(tmp_path, path)


def test_it_takes_no_folders(qtbot: QtBot, context: ViewContext, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "paper.md").write_text(f"The {MARK} lives here.", encoding="utf-8")
    view = opened(qtbot, context)
    begun(qtbot, view)
    with qtbot.waitSignal(view.message_posted) as posted:
        view.open_files([folder])
    assert "takes no folders" in posted.args[0]
    assert MARK.encode() not in held(tmp_path, folder / "paper.md")


def test_steps_before_it_can_still_be_undone(qtbot: QtBot, context: ViewContext) -> None:
    view = opened(qtbot, context)
    ask(qtbot, view, "Hello")
    kept = view.current_id
    view.delete(kept)
    settle(qtbot, view)
    begun(qtbot, view)
    ask(qtbot, view, "Hello")
    view.new_conversation()
    view.doings.undo()
    qtbot.waitUntil(lambda: len(titles(view)) == 1)
