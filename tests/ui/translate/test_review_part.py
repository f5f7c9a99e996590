"""What is to be checked is counted, listed with its reason, jumped to and taken away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.works import WorkEnd, WorkState
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.translate.review_part import ReviewPart
from gpt_desktop.ui.translate.segments_part import SegmentsPart
from gpt_desktop.ui.translate.view import TranslateView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.shown_view import shown
from tests.ui.translate.segmented_work import TARGET, stored_work

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext, services: Services) -> TranslateView:
    view = shown(qtbot, TranslateView(context))
    view.open_work(stored_work(services))
    return view


@pytest.fixture
def part(qtbot: QtBot, view: TranslateView) -> ReviewPart:
    qtbot.keyClick(view.page.rows.right, Qt.Key.Key_R, CONTROL | SHIFT)
    part = view.parts.part(ReviewPart)
    assert part.panel.isVisible()
    return part


def test_a_line_says_how_many_are_marked_and_opens_the_list(
    qtbot: QtBot, view: TranslateView
) -> None:
    part = view.parts.part(ReviewPart)
    assert part.count.text() == "2 to check"
    assert not part.panel.isVisible()
    qtbot.mouseClick(part.count, LEFT)
    assert part.panel.isVisible()
    assert part.panel.summary.text() == "2 of 5 segments are marked."
    assert part.panel.kept.text().startswith("1 segment was left as it was.")
    rows = part.panel.model.rows
    assert [(each.number, each.reason) for each in rows] == [
        (1, "The number 4,500 is missing."),
        (4, "Something is missing: the source is much longer."),
    ]


def test_the_list_leads_to_the_segment_and_enter_edits_it(
    qtbot: QtBot, view: TranslateView, part: ReviewPart
) -> None:
    part.panel.list.setFocus()
    qtbot.keyClick(part.panel.list, Qt.Key.Key_Down)
    qtbot.keyClick(part.panel.list, Qt.Key.Key_Down)
    right = view.page.rows.right
    assert right.current == right.lit == view.page.rows.left.lit == 4
    assert part.panel.list.hasFocus()
    qtbot.keyClick(part.panel.list, Qt.Key.Key_Return)
    assert view.parts.part(SegmentsPart).editor.number == 4


def test_going_through_the_rows_shows_where_one_is_in_the_list(
    view: TranslateView, part: ReviewPart
) -> None:
    view.page.rows.right.go_to(4)
    assert part.panel.list.currentIndex().row() == 1
    view.page.rows.right.go_to(0)
    assert not part.panel.list.currentIndex().isValid()
    assert not part.panel.right.isEnabled()


def test_looks_right_takes_the_mark_away_for_good(
    qtbot: QtBot, view: TranslateView, part: ReviewPart, context: ViewContext
) -> None:
    view.page.rows.right.go_to(1)
    qtbot.mouseClick(part.panel.right, LEFT)
    assert [each.number for each in part.panel.model.rows] == [4]
    assert part.panel.summary.text() == "1 of 5 segments is marked."
    view.save_state()
    again = shown(qtbot, TranslateView(context))
    assert again.page.rows.shown.marked == (4,)
    assert again.parts.part(ReviewPart).count.text() == "1 to check"


def test_all_are_right_and_undo_marks_them_again(
    qtbot: QtBot, view: TranslateView, part: ReviewPart
) -> None:
    with qtbot.waitSignal(view.undo_offered) as offer:
        qtbot.mouseClick(part.panel.all_right, LEFT)
    assert not part.panel.model.rows
    assert not part.count.isVisible()
    assert part.panel.summary.text().startswith("No check found anything wrong.")
    assert offer.args is not None
    assert offer.args[0] == "2 segments are marked no more"
    offer.args[1]()
    assert [each.number for each in part.panel.model.rows] == [1, 4]


def test_a_translation_without_segments_has_nothing_to_list(
    view: TranslateView, part: ReviewPart, services: Services
) -> None:
    work = stored_work(services)
    view.open_work(services.work_store.end(work.id, WorkEnd(WorkState.DONE, TARGET)))
    assert part.panel.model.rows == ()
    assert not part.count.isVisible()
    assert view.page.rows.right.text() == TARGET
