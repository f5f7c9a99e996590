"""Several texts: each kept as it is typed, listed, opened, deleted and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gpt_desktop.background.lanes import Lanes
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.texts import Text, VersionKind
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.view.view import Kept
from gpt_desktop.ui.write.brief_part import BriefPart
from gpt_desktop.ui.write.open_text import SAVED_WITHIN_MS
from gpt_desktop.ui.write.proposals_part import ProposalsPart
from gpt_desktop.ui.write.texts_part import TextsPart
from gpt_desktop.ui.write.view import WriteView
from tests.ui.fakes import fake_services, make_context
from tests.ui.gated_generator import GatedGenerator
from tests.ui.shown_view import shown

CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
ANSWER = "Shorter."
LONG = "Shorter, but not by very much."


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return fake_services(tmp_path, [ANSWER] * 8)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> WriteView:
    return shown(qtbot, WriteView(context))


def texts(view: WriteView) -> TextsPart:
    return view.parts.part(TextsPart)


def proposals(view: WriteView) -> ProposalsPart:
    return view.parts.part(ProposalsPart)


def stored(services: Services, text_id: str) -> Text:
    found = services.texts.get(text_id)
    assert found is not None
    return found


def listed(view: WriteView) -> list[str]:
    return [row.title for row in texts(view).side.dated.rows]


def two_texts(qtbot: QtBot, view: WriteView) -> tuple[str, str]:
    """The second is open; the side list shows both."""
    qtbot.keyClicks(view.editor, "First text")
    view.open_text.save()
    first = view.open_text.id
    qtbot.keyClick(view.editor, Qt.Key.Key_N, CONTROL)
    qtbot.keyClicks(view.editor, "Second text")
    view.open_text.save()
    view.toggle_side_list()
    qtbot.waitUntil(lambda: listed(view) == ["Second text", "First text"])
    return first, view.open_text.id


def test_what_is_typed_is_stored_without_being_asked(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    assert SAVED_WITHIN_MS <= 1500  # two seconds are promised, and storing takes some time, too
    with qtbot.waitSignal(view.open_text.stored):
        qtbot.keyClicks(view.editor, "Dear Anna")
    [entry] = services.texts.list_texts()
    assert (entry.name, entry.id) == ("Dear Anna", view.text_id)
    # However long the typing goes on, it is stored: the first change since then begins the wait.
    clock = view.open_text._saving
    qtbot.keyClicks(view.editor, ", how")
    until = clock.remainingTime()
    qtbot.keyClicks(view.editor, " are you?")
    assert clock.isActive()
    assert clock.remainingTime() <= until


def test_nothing_is_stored_before_the_first_word(view: WriteView, services: Services) -> None:
    view.editor.setPlainText(" \n")
    view.save_state()
    assert (services.texts.list_texts(), view.text_id) == ([], "")


def test_texts_are_opened_out_of_the_list(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    first, second = two_texts(qtbot, view)
    qtbot.keyClicks(view.editor, ", going on")
    side = texts(view).side
    side.list.setCurrentIndex(side.dated.index_of(first))
    assert view.editor.text() == "First text"
    assert stored(services, second).body == "Second text, going on"
    assert not view.editor.document().isUndoAvailable()
    # The text that was left ends with a version.
    assert [each.size for each in services.texts.versions(second)] == [21]
    qtbot.keyClicks(view.editor, "!")
    assert view.editor.text() == "!First text"


def test_the_open_text_and_its_cursor_are_there_after_a_restart(
    qtbot: QtBot, view: WriteView, context: ViewContext
) -> None:
    first, _ = two_texts(qtbot, view)
    texts(view).show_text(first)
    cursor = view.editor.textCursor()
    cursor.setPosition(5)
    view.editor.setTextCursor(cursor)
    view.save_state()
    again = shown(qtbot, WriteView(context))
    assert (again.editor.text(), again.text_id) == ("First text", first)
    assert again.editor.textCursor().position() == 5
    assert not again.editor.document().isUndoAvailable()


def test_a_text_is_renamed_pinned_and_found(qtbot: QtBot, view: WriteView) -> None:
    first, _ = two_texts(qtbot, view)
    side = texts(view).side
    side.rename_requested.emit(first, "Mine")
    qtbot.waitUntil(lambda: "Mine" in listed(view))
    side.pin_toggled.emit(first, True)
    qtbot.waitUntil(lambda: listed(view) == ["Mine", "Second text"])
    assert [each.title for each in side.dated.headings] == ["Pinned", "Today"]
    assert [row.detail for row in side.dated.rows] == ["2 words", "2 words"]
    qtbot.keyClick(view.editor, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(side.search, "first")
    qtbot.waitUntil(lambda: listed(view) == ["Mine"])
    [row] = side.dated.rows
    assert [span.of(row.detail) for span in row.marked] == ["First"]


def test_the_open_text_is_deleted_and_brought_back(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    _, second = two_texts(qtbot, view)
    side = texts(view).side
    side.list.setFocus()
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.keyClick(side.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: listed(view) == ["First text"])
    assert (view.editor.text(), view.text_id) == ("", "")
    assert offer.args is not None
    offer.args[1]()
    qtbot.waitUntil(lambda: listed(view) == ["Second text", "First text"])
    assert (view.editor.text(), view.text_id) == ("Second text", second)
    assert stored(services, second).body == "Second text"


def test_what_cannot_be_stored_is_said_and_stored_later(
    qtbot: QtBot, view: WriteView, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise UserFacingError("The disk is full.", "", "Free some space.")

    qtbot.keyClicks(view.editor, "Dear")
    assert view.open_text.save()
    with monkeypatch.context() as patch:
        patch.setattr(services.texts, "save", full)
        qtbot.keyClicks(view.editor, " Anna")
        assert not view.open_text.save()
        view.open_text.open(None)  # what is not stored is not left
        assert view.editor.text() == "Dear Anna"
    assert view.page.error.isVisible()
    qtbot.keyClicks(view.editor, "!")
    qtbot.waitUntil(lambda: not view.page.error.isVisible())
    assert stored(services, view.text_id).body == "Dear Anna!"


def test_the_menu_deletes_the_open_text(qtbot: QtBot, view: WriteView, services: Services) -> None:
    qtbot.keyClicks(view.editor, "Dear")
    [delete] = [each for each in view.parts.menu_commands() if each.title == "Delete this text"]
    with qtbot.waitSignal(view.undo_offered):
        delete.run()
    qtbot.waitUntil(lambda: services.texts.list_texts() == [])
    assert view.editor.text() == ""
    titles = [each.title for each in view.parts.menu_commands()]
    assert "Delete this text" not in titles


def test_a_text_that_was_deleted_elsewhere_is_stored_anew(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    qtbot.keyClicks(view.editor, "Dear")
    view.open_text.save()
    gone = view.text_id
    services.texts.delete(gone)
    qtbot.keyClicks(view.editor, " Anna")
    assert view.open_text.save()
    assert view.text_id not in ("", gone)
    assert stored(services, view.text_id).body == "Dear Anna"


def test_a_text_without_a_word_leaves_no_row(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    qtbot.keyClicks(view.editor, "x")
    view.open_text.save()
    view.editor.clear()
    texts(view).new_text()
    assert services.texts.list_texts() == []


def test_proposals_stay_with_their_text(
    qtbot: QtBot, view: WriteView, services: Services, context: ViewContext
) -> None:
    first, second = two_texts(qtbot, view)
    proposals(view).act("shorten")
    qtbot.waitUntil(lambda: not view.busy)
    texts(view).show_text(first)
    assert proposals(view).shown == []
    view.save_state()
    again = shown(qtbot, WriteView(context))
    texts(again).show_text(second)
    [(proposal, card)] = proposals(again).shown
    qtbot.mouseClick(card.insert, LEFT)
    assert again.editor.text() == ANSWER
    # What stood there before is kept, and undo brings it back.
    kept = [each for each in services.texts.versions(second) if each.kind is VersionKind.BEFORE]
    assert [(each.name, each.size) for each in kept] in ([("Shorten", 11)], [])
    assert any(each.size == 11 for each in services.texts.versions(second))
    again.editor.undo()
    assert again.editor.text() == "Second text"
    assert proposal.options["action"] == "shorten"


def test_what_is_still_made_goes_on_beside_another_text(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    generator = GatedGenerator([LONG])
    services = fake_services(tmp_path, generator=generator)
    view = shown(qtbot, WriteView(make_context(qapp, services, lanes)))
    first, second = two_texts(qtbot, view)
    proposals(view).act("shorten")
    qtbot.waitUntil(lambda: bool(proposals(view).shown[0][0].work.text))
    texts(view).show_text(first)
    assert view.busy
    texts(view).show_text(second)
    assert proposals(view).shown == []
    generator.gate.set()
    qtbot.waitUntil(lambda: len(proposals(view).shown) == 1)
    assert proposals(view).shown[0][0].work.text == LONG
    assert not view.busy


def test_what_a_model_wrote_is_stored_with_the_text(
    qtbot: QtBot, view: WriteView, services: Services, context: ViewContext
) -> None:
    view.editor.setPlainText("\U0001f600 One. Two.")
    cursor = view.editor.textCursor()
    cursor.setPosition(3)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    view.editor.setTextCursor(cursor)
    proposals(view).act("shorten")
    qtbot.waitUntil(lambda: not view.busy)
    qtbot.mouseClick(proposals(view).shown[0][1].insert, LEFT)
    view.save_state()
    found = stored(services, view.text_id)
    [part] = found.provenance
    # The full stop was there before.
    assert (found.body, part.span.of(found.body)) == ("\U0001f600 Shorter. Two.", "Shorter")
    assert (part.asked, part.author) == ("shorten", "Scripted")
    again = shown(qtbot, WriteView(context))
    again.editor.textCursor().insertText("\U0001f600\U0001f600 ")
    again.save_state()
    moved = stored(services, view.text_id)
    assert moved.provenance[0].span.of(moved.body) == "Shorter"


def test_a_text_that_is_left_while_it_is_written_says_what_a_model_wrote(
    qtbot: QtBot, tmp_path: Path, lanes: Lanes, qapp: QApplication
) -> None:
    generator = GatedGenerator([LONG])
    services = fake_services(tmp_path, generator=generator)
    view = shown(qtbot, WriteView(make_context(qapp, services, lanes)))
    part = view.parts.part(BriefPart)
    part.brief.brief.setPlainText("A letter")
    part.kinds.set_kind("letter")
    part.write()
    qtbot.waitUntil(lambda: len(view.editor.text()) > len("Shorter,"))
    view.open_text.open(None)
    [entry] = services.texts.list_texts()
    found = stored(services, entry.id)
    [told] = found.provenance
    assert (told.span.of(found.body).strip(), told.asked) == (found.body.strip(), "letter")
    assert LONG.startswith(found.body)
    generator.gate.set()
    qtbot.waitUntil(lambda: not view.busy)
    assert view.editor.text() == ""


def test_deleting_all_texts_leaves_none_in_the_editor(
    qtbot: QtBot, view: WriteView, services: Services
) -> None:
    two_texts(qtbot, view)
    view.forget(Kept.TEXTS)
    assert (view.editor.text(), view.text_id) == ("", "")
    assert not view.editor.document().isUndoAvailable()
    assert services.drafts.load_draft("write")["open"] == ""
    for entry in services.texts.list_texts():
        services.texts.delete(entry.id)
    qtbot.keyClicks(view.editor, "Anew")
    view.open_text.save()
    assert [each.name for each in services.texts.list_texts()] == ["Anew"]
