"""Lines say what they are given and hide when there is nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gpt_desktop import paths
from gpt_desktop.core import i18n
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.lines import ErrorCard, NoticeLine, ProgressLine, UndoLine


def test_a_notice_is_shown_and_cleared(qtbot: QtBot, context: ViewContext) -> None:
    line = NoticeLine(context.theme)
    qtbot.addWidget(line)
    line.show_notice(Notice(NoticeKind.WARNING, "Check 1987."))
    assert line.isVisible()
    assert line.text == line.accessibleName() == "Check 1987."
    line.clear()
    assert not line.isVisible()


def test_an_error_offers_its_next_step(qtbot: QtBot, context: ViewContext) -> None:
    card = ErrorCard(context.theme)
    qtbot.addWidget(card)
    card.show_error(UserFacingError("No space.", "The disk is full.", "Delete something."))
    assert card.accessibleName() == "No space. The disk is full. Delete something."
    assert not card.copy.isVisible()
    with qtbot.waitSignal(card.action_requested):
        QTest.mouseClick(card.action, Qt.MouseButton.LeftButton)
    QTest.mouseClick(card.close_button, Qt.MouseButton.LeftButton)
    assert not card.isVisible()
    assert card.error is None


def test_a_bug_is_called_ours_and_its_details_can_be_copied(
    qtbot: QtBot, context: ViewContext
) -> None:
    card = ErrorCard(context.theme)
    qtbot.addWidget(card)
    card.show_error(ZeroDivisionError("by nothing"))
    assert "our mistake" in card.accessibleName()
    QTest.mouseClick(card.copy, Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: by nothing" in QGuiApplication.clipboard().text()


def test_progress_names_the_section_and_the_time_left(qtbot: QtBot, context: ViewContext) -> None:
    line = ProgressLine(context.theme)
    qtbot.addWidget(line)
    line.show_progress(Progressed(Phase.SECTIONS, 2, 12, Unit.SECTIONS, "The harbour"), 41.0)
    assert line.text == "Section 3 of 12: The harbour about 40 s left"
    line.show_progress(Progressed(Phase.READING, 50, 200, Unit.TOKENS), None)
    assert line.text == "Reading… 25 %"


def test_undo_is_taken_once(qtbot: QtBot, context: ViewContext) -> None:
    line = UndoLine(context.theme)
    qtbot.addWidget(line)
    undone: list[str] = []
    line.offer("Deleted", lambda: undone.append("first"))
    QTest.mouseClick(line.button, Qt.MouseButton.LeftButton)
    line.undo()
    assert undone == ["first"]
    assert not line.isVisible()


def test_a_new_offer_ends_the_one_before(qtbot: QtBot, context: ViewContext) -> None:
    line = UndoLine(context.theme)
    qtbot.addWidget(line)
    undone: list[str] = []
    line.offer("Deleted A", lambda: undone.append("A"))
    with qtbot.waitSignal(line.expired):
        line.offer("Deleted B", lambda: undone.append("B"))
    line.undo()
    assert undone == ["B"]


def test_a_name_that_looks_like_html_stays_as_it_is(qtbot: QtBot, context: ViewContext) -> None:
    line = NoticeLine(context.theme)
    qtbot.addWidget(line)
    line.show_notice(Notice(NoticeKind.INFO, "<h1>report</h1>.pdf"))
    label = line.findChildren(QLabel)[-1]
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert line.text == "<h1>report</h1>.pdf"


def test_trying_again_is_offered_only_where_it_may_help(qtbot: QtBot, context: ViewContext) -> None:
    card = ErrorCard(context.theme)
    qtbot.addWidget(card)
    card.show_error(UserFacingError("The app cannot read such files.", retry_helps=False))
    assert card.isVisible()
    assert not card.action.isVisible()
    card.show_error(UserFacingError("The disk is full."))
    assert card.action.isVisible()


def test_a_kept_notice_speaks_the_language_of_now(qtbot: QtBot, context: ViewContext) -> None:
    kept = Notice(NoticeKind.WARNING, "The answer stopped at the length limit.")
    i18n.use_language(paths.resources_dir() / "translations", "zh_CN")
    line = NoticeLine(context.theme)
    qtbot.addWidget(line)
    line.show_notice(kept)
    assert line.text == i18n.tr(kept.text) != kept.text
