"""One segment at a time: edited in its place, found right, taken back, and kept."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Segment, SegmentOrigin
from gpt_desktop.core.works import Work, WorkRequest
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.row_text import NO_ROW
from gpt_desktop.ui.translate.segments_part import LOCKED, SegmentsPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import SOURCE, TARGET, stored_work

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
NEW = "Il faut 4 500 euros."
RIGHT = TARGET.replace("Cela coûte 45 euros.", NEW)


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.open_work(stored_work(services))
    view.page.rows.right.setFocus()
    return view


@pytest.fixture
def part(view: TranslateView) -> SegmentsPart:
    return view.parts.part(SegmentsPart)


def in_store(qtbot: QtBot, services: Services, view: TranslateView) -> Work:
    qtbot.waitUntil(lambda: not view.context.lanes.busy)
    stored = services.work_store.get(view.work.id)
    assert stored is not None
    return stored


def write(qtbot: QtBot, part: SegmentsPart, number: int, words: str) -> None:
    part.rows.go_to(number)
    qtbot.keyClick(part.rows, Qt.Key.Key_F2)
    assert part.editor.isVisible()
    qtbot.keyClicks(part.editor, words)
    qtbot.keyClick(part.editor, Qt.Key.Key_Return)


def test_a_segment_is_written_over_in_its_place_and_stored(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart, services: Services
) -> None:
    with qtbot.waitSignal(view.segment_written) as written:
        write(qtbot, part, 1, NEW)
    assert not part.editor.isVisible()
    assert part.rows.hasFocus()
    assert view.work.text == part.rows.text() == RIGHT
    assert part.rows.marks[1].icon == "pencil"
    stored = in_store(qtbot, services, view)
    assert stored.text == RIGHT
    segment = stored.annotations[1]
    assert isinstance(segment, Segment)
    assert segment.origin is SegmentOrigin.PERSON
    assert segment.written == "Cela coûte 45 euros."
    assert segment.checks == ()
    assert written.args is not None
    assert written.args[:2] == ["It costs 4,500 euros.", NEW]
    assert (written.args[2].source, written.args[2].target) == ("en", "fr")


def test_changes_are_undone_and_done_again(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart, services: Services
) -> None:
    write(qtbot, part, 1, NEW)
    write(qtbot, part, 0, "Lundi !")
    qtbot.keyClick(part.rows, Qt.Key.Key_Z, CONTROL)
    assert view.work.text == RIGHT
    qtbot.keyClick(part.rows, Qt.Key.Key_Z, CONTROL)
    assert view.work.text == part.rows.text() == TARGET
    assert in_store(qtbot, services, view).text == TARGET
    qtbot.keyClick(part.rows, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert view.work.text == RIGHT
    assert in_store(qtbot, services, view).text == RIGHT


def test_escape_leaves_the_segment_as_it_was(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart
) -> None:
    part.rows.go_to(0)
    qtbot.keyClick(part.rows, Qt.Key.Key_Return)
    qtbot.keyClicks(part.editor, "No")
    qtbot.keyClick(part.editor, Qt.Key.Key_Escape)
    assert not part.editor.isVisible()
    assert view.work.text == TARGET


def test_leaving_it_and_going_on_write_it(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart
) -> None:
    part.rows.go_to(0)
    part.edit()
    qtbot.keyClicks(part.editor, "Lundi.")
    qtbot.keyClick(part.editor, Qt.Key.Key_Down, ALT)
    assert part.editor.isVisible()
    assert part.editor.number == 1
    assert view.page.rows.shown.target_of(0) == "Lundi."
    qtbot.keyClicks(part.editor, "Cher.")
    view.editor.setFocus()
    view.source_pane.rows.setFocus()
    assert view.page.rows.shown.target_of(1) == "Cher."


def test_what_the_model_wrote_comes_back(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart
) -> None:
    assert not part.revert_button.isVisible()
    write(qtbot, part, 2, "Et la carte.")
    assert part.revert_button.isVisible()
    qtbot.mouseClick(part.revert_button, Qt.MouseButton.LeftButton)
    assert view.work.text == TARGET
    assert 2 not in part.rows.marks


def test_what_is_right_is_marked_no_more(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart, services: Services
) -> None:
    part.rows.go_to(1)
    assert part.right_button.isVisible()
    qtbot.keyClick(part.rows, Qt.Key.Key_K, CONTROL | SHIFT)
    assert 1 not in part.rows.marks
    assert not part.right_button.isVisible()
    segment = in_store(qtbot, services, view).annotations[1]
    assert isinstance(segment, Segment)
    assert segment.checks == ()


def test_the_keyboard_goes_from_mark_to_mark_and_row_to_row(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart
) -> None:
    went = []
    for key, modifier in (
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, SHIFT),
        (Qt.Key.Key_Up, ALT),
        (Qt.Key.Key_Down, ALT),
    ):
        qtbot.keyClick(part.rows, key, modifier)
        went.append(part.rows.current)
        assert view.page.rows.left.lit == view.page.rows.left.current == part.rows.current
    assert went == [1, 4, 1, 4, 3, 4]


def test_a_double_click_edits_in_the_translation_and_in_the_text(
    view: TranslateView, part: SegmentsPart
) -> None:
    place = part.rows.row_rect(2).center()
    QTest.mouseDClick(part.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert part.editor.number == 2
    part.editor.cancel()
    left = view.page.rows.left
    QTest.mouseDClick(left.viewport(), Qt.MouseButton.LeftButton, pos=left.row_rect(2).center())
    assert not view.source_pane.shows_rows


def test_a_new_run_is_told_what_the_person_wrote(qtbot: QtBot, part: SegmentsPart) -> None:
    assert part.add_to(WorkRequest(text=SOURCE)).extra == {}
    write(qtbot, part, 1, "Cher.")
    extra = part.add_to(WorkRequest(text=SOURCE, extra={"note": "x"})).extra
    assert extra["note"] == "x"
    assert json.loads(extra[LOCKED]) == [["It costs 4,500 euros.", "Cher."]]
    assert part.add_to(WorkRequest(text="Another text.")).extra == {}


def test_what_was_being_written_when_the_app_died_is_written(
    qtbot: QtBot, view: TranslateView, part: SegmentsPart, context: ViewContext
) -> None:
    part.rows.go_to(0)
    part.edit()
    qtbot.keyClicks(part.editor, "Lundi")
    view.save_state()
    part.editor.cancel()
    again = shown(qtbot, TranslateView(context))
    assert again.page.rows.shown.target_of(0) == "Lundi"
    assert again.parts.part(SegmentsPart).editor.number == NO_ROW


def test_nothing_is_edited_where_nothing_is_translated(
    view: TranslateView, part: SegmentsPart
) -> None:
    view.work.show_text("")
    part.edit()
    assert not part.editor.isVisible()
    assert not part.edit_button.isVisible()
