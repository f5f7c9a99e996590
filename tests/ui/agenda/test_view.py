"""The agenda as a person uses it: sentences, forms, changing, moving, deleting, files, drafts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.proposal import Draft, Field, Proposal, Question, Suggestion
from gpt_desktop.core.agenda.recurrence import Frequency, Recurrence
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.ui.agenda.event_chip import EventChip
from gpt_desktop.ui.agenda.period import Mode
from gpt_desktop.ui.agenda.view import AgendaView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.agenda.conftest import settle
from tests.ui.agenda.scripted_agenda import NOW, ZONE, ScriptedAgenda, at, event

ALT = Qt.KeyboardModifier.AltModifier
SENTENCE = "Dentist next Friday 3pm for 45 minutes"
DENTIST = Draft("Dentist", date(2026, 12, 4), time(15), timedelta(minutes=45))
WHEN = Question(
    Field.TIME,
    "Three in the afternoon?",
    (Suggestion("3:00 PM", starts=time(15)), Suggestion("3:00 AM", starts=time(3))),
)


def kept(agenda: ScriptedAgenda) -> list[Occurrence]:
    after = NOW - timedelta(days=60)
    return agenda.store.occurrences(after, after + timedelta(days=120))


def titles(agenda: ScriptedAgenda) -> list[str]:
    return [occurrence.event.title for occurrence in kept(agenda)]


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def chip_of(view: AgendaView, title: str) -> EventChip:
    return next(chip for chip in view.week.chips if chip.occurrence.event.title == title)


def say(qtbot: QtBot, view: AgendaView, sentence: str) -> None:
    view.sentence.field.setFocus()
    QTest.keyClicks(view.sentence.field, sentence)
    QTest.keyClick(view.sentence.field, Qt.Key.Key_Return)
    settle(qtbot, view)


def undo(view: AgendaView, action: Callable[[], object], qtbot: QtBot) -> str:
    """Do something, then take its offer of Undo; returns the words beside it."""
    offers = QSignalSpy(view.undo_offered)
    action()
    qtbot.waitUntil(lambda: offers.count() == 1)
    words, take = offers.at(0)
    settle(qtbot, view)
    take()
    settle(qtbot, view)
    return str(words)


def test_a_sentence_is_confirmed_before_anything_is_kept(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, DENTIST)
    say(qtbot, view, SENTENCE)
    card = view.card.entry.card
    assert card.isVisible()
    assert card.draft == DENTIST
    assert kept(agenda) == []
    assert view.day == DENTIST.day
    QTest.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    [occurrence] = kept(agenda)
    assert occurrence.begins == datetime(2026, 12, 4, 15, tzinfo=ZONE)
    assert occurrence.ends == datetime(2026, 12, 4, 15, 45, tzinfo=ZONE)
    assert view.sentence.text == ""
    assert not view.card.is_open
    chip = focused()
    assert isinstance(chip, EventChip)
    assert chip.occurrence.event.title == "Dentist"


def test_what_was_not_said_is_asked_for_and_never_made_up(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    open_ = Draft("Dentist", date(2026, 12, 4), length=timedelta(minutes=45))
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, open_, (WHEN,))
    say(qtbot, view, SENTENCE)
    card = view.card.entry.card
    assert card.span.starts.text() == ""
    assert card.span.starts.property("asked") is True
    assert card.span.starts.accessibleDescription() == "Still to be said"
    assert QApplication.focusWidget() is card.span.starts
    QTest.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert kept(agenda) == []
    assert card.missing.text().startswith("Still to be said")
    QTest.mouseClick(card.questions.buttons[0], Qt.MouseButton.LeftButton)
    assert not card.questions.isVisible()
    assert card.span.starts.property("asked") is False
    assert card.draft.starts == time(15)
    assert card.draft.length == timedelta(minutes=45)
    QTest.mouseClick(card.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert titles(agenda) == ["Dentist"]


def test_a_needed_answer_is_waited_for_though_the_draft_is_whole(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, DENTIST, (WHEN,))
    say(qtbot, view, SENTENCE)
    card = view.card.entry.card
    card.confirm.click()
    settle(qtbot, view)
    assert kept(agenda) == []
    card.span.starts.setFocus()
    card.span.starts.selectAll()
    QTest.keyClicks(card.span.starts, "16:00")
    QTest.keyClick(card.span.starts, Qt.Key.Key_Return)
    settle(qtbot, view)
    assert kept(agenda)[0].begins.hour == 16


def test_conflicts_are_named(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    agenda.store.add(event("Budget", at(12, 4, 15, 30)))
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, DENTIST)
    say(qtbot, view, SENTENCE)
    card = view.card.entry.card
    qtbot.waitUntil(card.conflicts.isVisible)
    assert "Budget (Friday, December 4, 3:30 PM – 4:30 PM)" in card.conflicts.text()
    card.span.starts.selectAll()
    QTest.keyClicks(card.span.starts, "9:00")
    qtbot.waitUntil(lambda: not card.conflicts.isVisible())


def test_a_form_by_a_key(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    QTest.keyClick(focused(), Qt.Key.Key_N)
    card = view.card.entry.card
    assert QApplication.focusWidget() is card.title_field
    QTest.keyClicks(card.title_field, "Choir")
    card.span.starts.setFocus()
    QTest.keyClicks(card.span.starts, "8pm")
    card.span.ends.setFocus()
    QTest.keyClicks(card.span.ends, "1am")
    QTest.keyClick(card.span.ends, Qt.Key.Key_Return)
    settle(qtbot, view)
    [choir] = kept(agenda)
    assert choir.begins == datetime(2026, 12, 2, 20, tzinfo=ZONE)
    assert choir.ends == datetime(2026, 12, 3, 1, tzinfo=ZONE)


def test_an_event_is_changed(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.shelf.refresh()
    settle(qtbot, view)
    QTest.mouseClick(chip_of(view, "Lunch"), Qt.MouseButton.LeftButton)
    card = view.card.entry.card
    assert card.title_field.text() == "Lunch"
    QTest.keyClicks(card.place, "Canteen")
    words = undo(view, card.confirm.click, qtbot)
    assert words == "“Lunch” was changed"
    assert kept(agenda)[0].event.place == ""


@pytest.mark.parametrize(("scope", "moved"), [("one", 1), ("following", 3), ("all", 4)])
def test_one_or_all_of_a_series(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, scope: str, moved: int
) -> None:
    rule = Recurrence(Frequency.WEEKLY, count=4)
    agenda.store.add(event("Meeting", at(11, 25, 10), recurrence=rule))
    view.shelf.refresh()
    settle(qtbot, view)
    QTest.mouseClick(chip_of(view, "Meeting"), Qt.MouseButton.LeftButton)
    card = view.card.entry.card
    assert card.draft.day == date(2026, 12, 2)
    assert not card.repeat.isVisible()
    QTest.mouseClick(card.scope_choice.buttons[scope], Qt.MouseButton.LeftButton)
    assert card.repeat.isVisible() is (scope != "one")
    card.span.starts.setFocus()
    card.span.starts.selectAll()
    QTest.keyClicks(card.span.starts, "11:00")
    card.confirm.click()
    settle(qtbot, view)
    hours = [occurrence.begins.hour for occurrence in kept(agenda)]
    assert sorted(hours) == [10] * (4 - moved) + [11] * moved


def test_an_event_goes_to_another_day_by_keys(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.shelf.refresh()
    settle(qtbot, view)
    chip_of(view, "Lunch").setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_Right, ALT)
    settle(qtbot, view)
    assert kept(agenda)[0].begins.date() == date(2026, 12, 3)
    assert view.day == date(2026, 12, 3)
    QTest.keyClick(focused(), Qt.Key.Key_Right, ALT)
    settle(qtbot, view)
    assert kept(agenda)[0].begins.date() == date(2026, 12, 4)


def test_deleting_can_be_undone(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.shelf.refresh()
    settle(qtbot, view)
    chip = chip_of(view, "Lunch")
    chip.setFocus()
    gone: list[list[str]] = []

    def delete() -> None:
        QTest.keyClick(chip, Qt.Key.Key_Delete)
        settle(qtbot, view)
        gone.append(titles(agenda))

    assert undo(view, delete, qtbot) == "“Lunch” was deleted"
    assert gone == [[]]
    assert titles(agenda) == ["Lunch"]


@pytest.mark.parametrize(("entry", "left"), [(0, 3), (1, 1), (2, 0)])
def test_of_a_series_one_or_all_are_deleted(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, entry: int, left: int
) -> None:
    rule = Recurrence(Frequency.WEEKLY, count=4)
    agenda.store.add(event("Meeting", at(11, 25, 10), recurrence=rule))
    view.shelf.refresh()
    settle(qtbot, view)
    chip = chip_of(view, "Meeting")
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Delete)
    menu = view.actions_of_events.menu
    assert isinstance(menu, QMenu)
    menu.actions()[entry].trigger()
    menu.close()
    settle(qtbot, view)
    assert len(kept(agenda)) == left


def test_what_was_changed_and_not_kept_comes_back(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    del agenda
    QTest.keyClick(focused(), Qt.Key.Key_N)
    card = view.card.entry.card
    QTest.keyClicks(card.title_field, "Choir")
    words = undo(view, lambda: QTest.keyClick(card.title_field, Qt.Key.Key_Escape), qtbot)
    assert words == "What you changed was not kept"
    qtbot.waitUntil(card.isVisible)
    assert card.title_field.text() == "Choir"


def test_a_restart_loses_nothing_written(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, context: ViewContext
) -> None:
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.shelf.refresh()
    settle(qtbot, view)
    view.show_mode(Mode.WEEK)
    QTest.keyClicks(view.sentence.field, "Dentist on")
    QTest.mouseClick(chip_of(view, "Lunch"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(view.card.entry.card.place, "Canteen")
    view.save_state()
    again = AgendaView(context)
    qtbot.addWidget(again)
    settle(qtbot, again)
    qtbot.waitUntil(lambda: again.card.is_open)
    assert again.sentence.text == "Dentist on"
    assert again.card.entry.card.place.text() == "Canteen"
    assert again.card.entry.card.is_edited
    again.card.entry.card.confirm.click()
    settle(qtbot, again)
    [lunch] = kept(agenda)
    assert lunch.event.place == "Canteen"


def test_an_empty_list_helps(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    view.show_mode(Mode.LIST)
    settle(qtbot, view)
    assert view.list.is_empty
    example = view.list.examples[0]
    agenda.proposals[example.text()] = Proposal(example.text(), DENTIST)
    QTest.mouseClick(example, Qt.MouseButton.LeftButton)
    settle(qtbot, view)
    assert view.card.entry.card.draft == DENTIST


def test_calendar_files_come_in_and_go_out(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda, tmp_path: Path
) -> None:
    file = tmp_path / "holidays.ics"
    file.write_text("Fair\nMarket\n?One entry could not be read.", "utf-8")
    assert view.accepts_files([file])
    assert not view.accepts_files([tmp_path / "letter.txt"])
    words = undo(view, lambda: view.open_files([file]), qtbot)
    assert words == "2 events of holidays.ics were added"
    assert view.notices.lines[0].text == "One entry could not be read."
    assert titles(agenda) == []
    view.open_files([file])
    qtbot.waitUntil(lambda: titles(agenda) == ["Fair", "Market"])
    settle(qtbot, view)
    posted = QSignalSpy(view.message_posted)
    view.files.export_to(tmp_path / "out.ics")
    qtbot.waitUntil(lambda: posted.count() == 1)
    assert posted.at(0) == ["2 events were saved as out.ics."]
    assert (tmp_path / "out.ics").read_text("utf-8") == "Fair\nMarket"


def test_a_file_that_is_none_says_why(qtbot: QtBot, view: AgendaView, tmp_path: Path) -> None:
    file = tmp_path / "empty.ics"
    file.write_text("", "utf-8")
    view.open_files([file])
    qtbot.waitUntil(view.error.isVisible)
    assert isinstance(view.error.error, UserFacingError)
    assert "empty.ics" in view.error.accessibleName()


def test_an_empty_week_helps_too(qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda) -> None:
    assert view.hint.isVisible()
    view.show_mode(Mode.LIST)
    settle(qtbot, view)
    assert not view.hint.isVisible()
    view.show_mode(Mode.MONTH)
    settle(qtbot, view)
    assert view.hint.isVisible()
    agenda.store.add(event("Lunch", at(12, 2, 12)))
    view.context.changes.agenda.emit()
    qtbot.waitUntil(lambda: not view.hint.isVisible())


def test_a_better_title_comes_later_and_only_where_nothing_was_changed(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, DENTIST)
    agenda.titles[SENTENCE] = "Teeth"
    say(qtbot, view, SENTENCE)
    title = view.card.entry.card.title_field
    qtbot.waitUntil(lambda: title.text() == "Teeth")
    assert not view.card.entry.card.is_edited
    QTest.keyClicks(title, " again")
    view.reading.bettered.emit(Proposal(SENTENCE, DENTIST))
    assert title.text() == "Teeth again"


def test_a_form_leaves_the_sentence_where_it_is(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.proposals[SENTENCE] = Proposal(SENTENCE, DENTIST)
    say(qtbot, view, SENTENCE)
    QTest.mouseClick(view.bar.add, Qt.MouseButton.LeftButton)
    card = view.card.entry.card
    QTest.keyClicks(card.title_field, "Choir")
    QTest.mouseClick(card.span.all_day, Qt.MouseButton.LeftButton)
    card.span.all_day.setChecked(True)
    card.confirm.click()
    settle(qtbot, view)
    assert titles(agenda) == ["Choir"]
    assert view.sentence.text == SENTENCE


def test_at_midnight_it_is_another_day(view: AgendaView, agenda: ScriptedAgenda) -> None:
    agenda.time = NOW + timedelta(days=1)
    view._clock.timeout.emit()
    cell = view.week.cell_of(date(2026, 12, 3))
    assert cell is not None
    assert cell.accessibleName().endswith("(today)")


def test_a_time_of_no_zone_stays_one(
    qtbot: QtBot, view: AgendaView, agenda: ScriptedAgenda
) -> None:
    agenda.store.add(replace(event("Tea", at(12, 2, 16)), zone=""))
    view.shelf.refresh()
    settle(qtbot, view)
    QTest.mouseClick(chip_of(view, "Tea"), Qt.MouseButton.LeftButton)
    QTest.keyClicks(view.card.entry.card.place, "Kitchen")
    view.card.entry.card.confirm.click()
    settle(qtbot, view)
    [tea] = kept(agenda)
    assert (tea.event.place, tea.event.zone) == ("Kitchen", "")
