"""Documents in a chat: attached, sent, read, listed and shown."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.conversations import Attachment
from gpt_desktop.core.documents import (
    Block,
    BlockKind,
    Document,
    PasswordNeededError,
    make_document,
)
from gpt_desktop.core.progress import Progressed
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.answer_sources import AnswerSources
from gpt_desktop.ui.assistant.attachment_chip import AttachmentChip
from gpt_desktop.ui.assistant.documents_part import DocumentsPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.work.password_dialog import PasswordDialog
from tests.fakes import LARGE_FACTS, ScriptedGenerator
from tests.ui.assistant.assistant_parts import ask, last, opened, said, settle
from tests.ui.fakes import fake_services, make_context

LEASE = "The rent is 940 pounds a month.\n\nDogs need consent of the landlord."
ANSWER = "The rent is 940 pounds a month. The rent is 512 pounds a day."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, generator=ScriptedGenerator(lambda _: ANSWER, LARGE_FACTS))


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


@pytest.fixture
def lease(tmp_path: Path) -> Path:
    path = tmp_path / "lease.txt"
    path.write_text(LEASE, "utf-8")
    return path


def part_of(view: AssistantView) -> DocumentsPart:
    return next(part for part in view.parts.all if isinstance(part, DocumentsPart))


def chips(part: DocumentsPart) -> list[str]:
    return [chip.facts for chip in part.tray.chips]


def attach(qtbot: QtBot, view: AssistantView, *paths: Path) -> DocumentsPart:
    assert view.accepts_files(paths)
    view.open_files(paths)
    part = part_of(view)
    qtbot.waitUntil(lambda: not part.files.busy)
    return part


def paste(view: AssistantView, *, text: str = "", file: Path | None = None) -> None:
    data = QMimeData()
    if file is not None:
        data.setUrls([QUrl.fromLocalFile(str(file))])
    else:
        data.setText(text)
    QApplication.clipboard().setMimeData(data)
    view.page.composer.edit.paste()


def sources_of(qtbot: QtBot, view: AssistantView) -> AnswerSources:
    answer = last(view)
    qtbot.waitUntil(lambda: bool(answer.findChildren(AnswerSources)))
    sources = answer.findChildren(AnswerSources)[-1]
    qtbot.waitUntil(lambda: sources.passages is not None)
    return sources


def test_a_document_is_attached_sent_and_its_passages_are_shown(
    qtbot: QtBot, view: AssistantView, services: Services, lease: Path
) -> None:
    part = attach(qtbot, view, lease)
    [chip] = part.tray.chips
    assert chip.facts == "13 words"
    ask(qtbot, view, "How much is the rent?")
    assert not part.tray.isVisible()
    question, answer = services.conversations.messages(view.current_id)
    assert [each.name for each in question.attachments] == ["lease.txt"]
    assert answer.annotations
    sources = sources_of(qtbot, view)
    assert sources.passages is not None
    [button] = sources.passages.buttons
    assert button.text() == "1 · lease.txt"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    panel = part.sources.panel
    qtbot.waitUntil(panel.isVisible)
    assert panel.name.whole_text == "lease.txt"
    assert panel.text.marked is not None
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_sentences_without_support_are_marked_and_f8_leads_to_them(
    qtbot: QtBot, view: AssistantView, lease: Path
) -> None:
    attach(qtbot, view, lease)
    ask(qtbot, view, "How much is the rent?")
    sources = sources_of(qtbot, view)
    line = sources.line
    assert line is not None
    assert line.summary.text().startswith("1 of 2 sentences have a source.")
    qtbot.keyClick(view, Qt.Key.Key_F8)
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert line.current == 1
    assert "512" in line.wrong.text()
    assert part_of(view).sources.panel.isVisible()


def test_a_conversation_opened_again_shows_all_of_it(
    qtbot: QtBot, view: AssistantView, lease: Path
) -> None:
    attach(qtbot, view, lease)
    ask(qtbot, view, "How much is the rent?")
    conversation = view.current_id
    view.new_conversation()
    view.open_conversation(conversation)
    settle(qtbot, view)
    sources = sources_of(qtbot, view)
    assert sources.line is not None
    question = view.page.transcript.widgets[0]
    assert isinstance(question, QuestionWidget)
    [chip] = question.findChildren(AttachmentChip)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(part_of(view).sources.panel.isVisible)


def test_what_is_attached_is_kept_until_it_is_sent(
    qtbot: QtBot,
    qapp: QApplication,
    view: AssistantView,
    services: Services,
    lease: Path,
) -> None:
    attach(qtbot, view, lease)
    ask(qtbot, view, "First")
    attach(qtbot, view, lease)
    asked = view.current_id
    view.new_conversation()
    assert part_of(view).files.files == []
    view.open_conversation(asked)
    assert [each.title() for each in part_of(view).files.files] == ["lease.txt"]
    view.save_state()
    other = opened(qtbot, make_context(qapp, services, view.context.lanes))
    [file] = part_of(other).files.files
    assert file.ready
    assert services.document_store.load(file.document_id) is not None


def test_a_long_paste_is_folded_and_can_be_unfolded(qtbot: QtBot, view: AssistantView) -> None:
    text = "Words and words. " * 200
    paste(view, text=text)
    part = part_of(view)
    qtbot.waitUntil(lambda: bool(part.files.ready))
    assert view.page.composer.text == ""
    [chip] = part.tray.chips
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert view.page.composer.text == text
    assert chips(part) == []
    paste(view, text="short")
    assert view.page.composer.text.endswith("short")


def test_a_pasted_file_is_attached(qtbot: QtBot, view: AssistantView, lease: Path) -> None:
    paste(view, file=lease)
    qtbot.waitUntil(lambda: bool(part_of(view).files.ready))
    assert view.page.composer.text == ""


def write(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


def test_a_folder_is_read_and_kept_in_step(
    qtbot: QtBot, view: AssistantView, services: Services, tmp_path: Path
) -> None:
    folder = write(tmp_path / "papers", a=LEASE, b="Bees live in hives.", c="Old words.")
    view.open_files([folder])
    part = part_of(view)
    qtbot.waitUntil(lambda: not part.folders.busy)
    [chip] = part.tray.chips
    assert chip.facts == "3 documents"
    assert part.tray.told.text() == ""
    ask(qtbot, view, "How much is the rent?")
    assert services.folders is not None
    [source] = services.folders.store.sources(view.current_id)
    assert [each.name for each in source.documents] == ["a.txt", "b.txt", "c.txt"]
    sources = sources_of(qtbot, view)
    assert sources.passages is not None
    assert sources.passages.buttons[0].text() == "1 · a.txt"
    assert len(part.tray.chips) == 1
    write(folder, b="Bees live in trees and elsewhere.", d="New words.")
    (folder / "c.txt").unlink()
    view.send("And where do bees live?")
    qtbot.waitUntil(lambda: len(said(view)) == 4)
    settle(qtbot, view)
    assert part.tray.told.text() == "papers: 1 new, 1 changed, 1 removed."
    conversation = view.current_id
    view.new_conversation()
    assert chips(part) == []
    write(folder, e="More words.")
    view.open_conversation(conversation)
    qtbot.waitUntil(lambda: part.tray.told.text() == "papers: 1 new.")


def test_a_folder_that_is_removed_is_not_read(
    qtbot: QtBot, view: AssistantView, services: Services, tmp_path: Path
) -> None:
    view.open_files([write(tmp_path / "papers", a=LEASE)])
    part = part_of(view)
    qtbot.waitUntil(lambda: not part.folders.busy)
    with qtbot.waitSignal(view.undo_offered) as offered:
        part.tray.chips[0].cross.click()
    assert chips(part) == []
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    assert services.folders is not None
    assert services.folders.store.sources("new") == ()
    offered.args[1]()
    qtbot.waitUntil(lambda: bool(chips(part)) and not part.folders.busy)
    assert chips(part) == ["1 document"]


def test_what_cannot_be_read_says_why_and_is_tried_again(
    qtbot: QtBot, view: AssistantView, lease: Path
) -> None:
    lease.rename(lease.with_suffix(".away"))
    part = attach(qtbot, view, lease)
    assert part.tray.wrong.text().startswith("lease.txt: lease.txt is not there.")
    [chip] = part.tray.chips
    assert chip.facts == "Cannot be read"
    lease.with_suffix(".away").rename(lease)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(part.files.ready))
    assert not part.tray.wrong.isVisible()


class LockedReader:
    """Every file opens with “sesame” only."""

    def read(
        self, path: Path, token: CancelToken, password: str = ""
    ) -> Generator[Progressed, None, Document]:
        yield from ()
        token.raise_if_cancelled()
        if password != "sesame":
            raise PasswordNeededError("It is locked.", "", "", wrong=bool(password))
        return make_document(path, path.stem, [Block(BlockKind.PARAGRAPH, LEASE)])


def test_a_locked_file_asks_for_its_password(
    qtbot: QtBot, qapp: QApplication, services: Services, lanes: Lanes, lease: Path
) -> None:
    locked = replace(services, documents=LockedReader())
    view = opened(qtbot, make_context(qapp, locked, lanes))
    part = attach(qtbot, view, lease)
    assert part.tray.wrong.text() == "lease.txt: It is locked."
    [dialog] = view.findChildren(PasswordDialog)
    dialog.field.setText("sesame")
    dialog.open_file.click()
    qtbot.waitUntil(lambda: bool(part.files.ready))
    assert not part.tray.wrong.isVisible()


def test_removing_can_be_undone(qtbot: QtBot, view: AssistantView, lease: Path) -> None:
    part = attach(qtbot, view, lease)
    [chip] = part.tray.chips
    with qtbot.waitSignal(view.undo_offered) as offered:
        chip.cross.click()
    assert chips(part) == []
    offered.args[1]()
    assert [each.title() for each in part.files.ready] == ["lease.txt"]


def test_a_question_waits_for_what_is_being_read(
    qtbot: QtBot, view: AssistantView, services: Services, lease: Path
) -> None:
    view.open_files([lease])
    part = part_of(view)
    assert part.files.busy
    view.send("How much is the rent?")
    qtbot.waitUntil(lambda: bool(view.current_id))
    settle(qtbot, view)
    question = services.conversations.messages(view.current_id)[0]
    assert [each.name for each in question.attachments] == ["lease.txt"]
    assert said(view)[0] == "How much is the rent?"
    assert view.page.composer.text == ""


def test_a_document_that_is_gone_is_told(qtbot: QtBot, view: AssistantView) -> None:
    with qtbot.waitSignal(view.message_posted) as told:
        part_of(view).sources.open(Attachment("gone", "gone.pdf"))
    assert told.args == ["This document is no longer kept."]


def test_files_of_other_kinds_are_left_to_others(view: AssistantView) -> None:
    assert not view.accepts_files([Path("model.gguf")])
    assert not view.accepts_files([])
