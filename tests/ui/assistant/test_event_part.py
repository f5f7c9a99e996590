"""Events asked for in a conversation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.agenda.event import Occurrence
from gpt_desktop.core.agenda.proposal import Draft, Proposal
from gpt_desktop.services.ports import Services
from gpt_desktop.ui.assistant.event_offer import EventOffer
from gpt_desktop.ui.assistant.view import AssistantView
from gpt_desktop.ui.view.context import ViewContext
from tests.ui.agenda.scripted_agenda import NOW, ScriptedAgenda
from tests.ui.assistant.assistant_parts import ask, opened, said, settle
from tests.ui.fakes import fake_services, tasks

ASKED = "Dentist next Friday 3pm for 45 minutes, remind me an hour before"
DENTIST = Draft(
    "Dentist",
    date(2026, 12, 4),
    time(15),
    timedelta(minutes=45),
    reminders=(timedelta(hours=1),),
)


@pytest.fixture
def agenda(tmp_path: Path) -> ScriptedAgenda:
    return ScriptedAgenda(tmp_path, {ASKED: Proposal(ASKED, DENTIST)})


@pytest.fixture
def services(tmp_path: Path, agenda: ScriptedAgenda) -> Services:
    return replace(fake_services(tmp_path, ["The model's."]), agenda=agenda, tasks=tasks())


@pytest.fixture
def view(qtbot: QtBot, context: ViewContext) -> AssistantView:
    return opened(qtbot, context)


def offer_of(qtbot: QtBot, view: AssistantView) -> EventOffer:
    settle(qtbot, view)
    [offer] = view.page.findChildren(EventOffer)
    qtbot.waitUntil(lambda: offer.settled)
    return offer


def kept(agenda: ScriptedAgenda) -> list[Occurrence]:
    return agenda.store.occurrences(NOW, NOW + timedelta(days=30))


def test_the_card_stands_under_the_question_and_the_model_is_not_asked(
    qtbot: QtBot, view: AssistantView, agenda: ScriptedAgenda
) -> None:
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.is_open
    assert offer.entry is not None
    assert offer.entry.card.draft == DENTIST
    assert kept(agenda) == []
    assert said(view)[0] == ASKED
    assert "confirm" in said(view)[1]
    view.new_conversation()
    assert view.page.composer.text == ""
    view.page.side.chosen.emit(view.page.side.dated.rows[0].id)
    offer = offer_of(qtbot, view)
    assert offer.entry is not None
    offer.entry.card.confirm.click()
    qtbot.waitUntil(lambda: "In the agenda" in offer.words.whole_text)
    assert offer.entry.card.isHidden()
    assert [each.event.title for each in kept(agenda)] == ["Dentist"]


def test_it_stands_after_what_was_said_before(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "Hello")
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.is_open
    assert said(view)[:3] == ["Hello", "The model's.", ASKED]
    assert "confirm" in said(view)[3]
    assert len(said(view)) == 4


def test_what_was_put_down_is_known_when_the_conversation_is_opened_again(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.entry is not None
    offer.entry.card.confirm.click()
    qtbot.waitUntil(lambda: "In the agenda" in offer.words.whole_text)
    view.save_state()
    again = opened(qtbot, context)
    found = offer_of(qtbot, again)
    assert not found.is_open
    assert "In the agenda: Dentist" in found.words.whole_text
    wanted: list[Occurrence] = []
    context.requests.event_wanted.connect(wanted.append)
    QTest.mouseClick(found.link, Qt.MouseButton.LeftButton)
    assert [each.event.title for each in wanted] == ["Dentist"]


def test_what_was_written_on_the_card_survives_a_restart(
    qtbot: QtBot, view: AssistantView, context: ViewContext
) -> None:
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.entry is not None
    QTest.keyClicks(offer.entry.card.place, "Market Street")
    view.save_state()
    again = offer_of(qtbot, opened(qtbot, context))
    assert again.is_open
    assert again.entry is not None
    assert again.entry.card.place.text() == "Market Street"


def test_a_card_that_is_given_up_leaves_a_link(
    qtbot: QtBot, view: AssistantView, agenda: ScriptedAgenda
) -> None:
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.entry is not None
    QTest.mouseClick(offer.entry.card.cancel, Qt.MouseButton.LeftButton)
    assert not offer.is_open
    assert kept(agenda) == []
    QTest.mouseClick(offer.link, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: offer.is_open)


def test_what_is_deleted_in_the_agenda_is_offered_again(
    qtbot: QtBot, view: AssistantView, agenda: ScriptedAgenda
) -> None:
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    assert offer.entry is not None
    offer.entry.card.confirm.click()
    qtbot.waitUntil(lambda: "In the agenda" in offer.words.whole_text)
    agenda.store.delete(kept(agenda)[0].event.id)
    view.context.changes.agenda.emit()
    qtbot.waitUntil(lambda: "may be" in offer.words.whole_text)


def test_other_questions_go_to_the_model(qtbot: QtBot, view: AssistantView) -> None:
    ask(qtbot, view, "What is a dentist?")
    assert said(view) == ["What is a dentist?", "The model's."]
    assert view.page.findChildren(EventOffer) == []


def test_a_card_of_a_temporary_conversation_is_stored_nowhere(
    qtbot: QtBot, view: AssistantView, tmp_path: Path
) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_N, keys)
    settle(qtbot, view)
    assert view.temporary
    ask(qtbot, view, ASKED)
    offer = offer_of(qtbot, view)
    offer.written.emit({"draft": {"title": "Dentist"}})
    view.save_state()
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Dentist" not in held
    view.read_again()
    assert offer_of(qtbot, view).entry is not None
