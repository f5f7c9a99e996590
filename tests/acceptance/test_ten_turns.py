"""A conversation of ten turns in the real app, with the real model, opened again afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gpt_desktop.core.annotations import Claim
from gpt_desktop.core.cited_passages import given_documents
from gpt_desktop.core.conversations import Sending, StoredMessage
from gpt_desktop.core.messages import Role
from gpt_desktop.ui.assistant.answer_sources import AnswerSources
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.computed_card import ComputedCard
from gpt_desktop.ui.assistant.context_part import ContextPart
from gpt_desktop.ui.assistant.documents_part import DocumentsPart
from gpt_desktop.ui.assistant.event_offer import EventOffer
from gpt_desktop.ui.assistant.message_column import MessageWidget
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.view import AssistantView
from tests.acceptance.whole_app import CONTROL, WholeApp

P = TypeVar("P", bound=AssistantPart)

LONG_MS = 120_000  # a busy machine takes its time
ANSWER_TOKENS = 24  # most of an answer: it is the conversation that is looked at
LEASE = (
    "The rent is 940 pounds a month.\n\nDogs need consent of the landlord.\n\n"
    "The lease ends on 3 May 2031.\n"
)
EVENT = "Dentist on 4 December 2030 at 3pm for 45 minutes"


class Talk:
    """Ten questions, in the order of its methods; each waits for its answer."""

    def __init__(self, app: WholeApp, qtbot: QtBot, view: AssistantView) -> None:
        self._app = app
        self._qtbot = qtbot
        self.view = view

    @property
    def path(self) -> list[StoredMessage]:
        """The conversation as it is stored."""
        return self._app.services.conversations.messages(self.view.current_id)

    def _until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=LONG_MS)

    def settle(self) -> None:
        self._until(lambda: not self.view.busy)
        self._app.wait(LONG_MS)
        QCoreApplication.processEvents()  # what the lanes answered is shown
        self._until(lambda: not self.view.page.transcript.building)

    def ask(self, text: str) -> None:
        """Ask, and see that question and answer are stored as they are shown."""
        before = len(self.path)
        self._app.ask(self.view, text)
        self.settle()
        path, answer = self.path, self.view.page.transcript.last_answer
        assert answer is not None
        assert len(path) == before + 2
        assert path[-2].content == text
        assert path[-1].content == answer.text
        assert answer.text.strip()

    def edit_last(self, text: str) -> None:
        """Ctrl+E, other words, Ctrl+Enter."""
        self._qtbot.keyClick(self.view, Qt.Key.Key_E, CONTROL)
        question = self.view.page.transcript.last_question
        assert question is not None
        assert question.editor is not None
        question.editor.field.setPlainText(text)
        self._qtbot.keyClick(question.editor.field, Qt.Key.Key_Return, CONTROL)
        self.settle()
        assert self.path[-2].content == text

    def answer_again(self) -> None:
        before = self.path[-1]
        self._qtbot.keyClick(self.view, Qt.Key.Key_R, CONTROL)
        self.settle()
        again = self.path[-1]
        assert again.id != before.id
        assert again.parent_id == before.parent_id

    def attach(self, path: Path) -> None:
        self._app.window.open_files([path])
        files = part_of(self.view, DocumentsPart).files
        self._until(lambda: not files.busy)

    def confirm_event(self) -> None:
        """On the card that stands under the question."""
        offer = self.offer()
        assert offer.entry is not None
        offer.entry.card.confirm.click()
        self._until(lambda: "In the agenda" in offer.words.whole_text)

    def offer(self) -> EventOffer:
        [number] = [at for at, each in enumerate(self.path) if each.content == EVENT]
        [offer] = self.widget(number).findChildren(EventOffer)
        self._until(lambda: offer.settled)
        return offer

    def choose_sending(self, number: int, key: Qt.Key) -> None:
        """Of a message of the path, in the panel that shows what is sent."""
        lens = part_of(self.view, ContextPart)
        self._qtbot.keyClick(self.view, Qt.Key.Key_L, CONTROL)
        self._until(lambda: lens.panel.isVisible() and bool(lens.panel.rows.rows))
        self.settle()
        row = lens.panel.rows.row_of(self.path[number].id)
        assert row is not None
        lens.panel.table.selectRow(row)
        self._qtbot.keyClick(lens.panel.table, key)
        self.settle()
        self._qtbot.keyClick(lens.panel.table, Qt.Key.Key_Escape)

    def tokens_before_asking(self, text: str) -> int:
        """What the ring says for a text that stands in the field."""
        lens = part_of(self.view, ContextPart)
        self.view.page.composer.set_text(text)
        # What was counted before, without the text, may be answered only now.
        self._until(lambda: lens.look is not None and text in str(lens.look.plan))
        look = lens.look
        assert look is not None
        assert look.plan is not None
        assert lens.ring.accessibleName().startswith(f"{look.plan.tokens:,} of ")
        self.view.page.composer.clear()
        return look.plan.tokens

    def widget(self, number: int) -> MessageWidget:
        """Of a message of the path, scrolled to."""
        transcript, message_id = self.view.page.transcript, self.path[number].id
        self._until(lambda: transcript.go_to(message_id))
        self._until(lambda: transcript.widget_of(message_id) is not None)
        self.settle()
        widget = transcript.widget_of(message_id)
        assert widget is not None
        return widget

    def shown(self) -> list[list[str]]:
        """All that stands in the conversation: texts, what was computed, sources, marks."""
        return [self._words_of(self.widget(number)) for number in range(len(self.path))]

    def _words_of(self, widget: MessageWidget) -> list[str]:
        words = [widget.text]
        words += [each.values[0].text() for each in widget.findChildren(ComputedCard)]
        words += [each.text() for each in widget.findChildren(QLabel, "sending")]
        notes = widget.message.annotations if widget.message is not None else ()
        # An answer that a document read whole does not bear has no passages.
        if any(isinstance(each, Claim) and each.sources for each in notes):
            [sources] = widget.findChildren(AnswerSources)
            self._until(lambda: sources.passages is not None)
            assert sources.passages is not None
            words += [button.text() for button in sources.passages.buttons]
        if isinstance(widget, AnswerWidget) and widget.action_row.versions is not None:
            words.append(widget.action_row.versions.place.text())
        return words


def part_of(view: AssistantView, kind: type[P]) -> P:
    return next(part for part in view.parts.all if isinstance(part, kind))


@pytest.mark.model
def test_ten_turns_are_there_again_as_they_were(
    app: WholeApp, qtbot: QtBot, tmp_path: Path, default_model_folder: Path
) -> None:
    del default_model_folder  # it has to be there
    app.generator = None
    lease = tmp_path / "lease.txt"
    lease.write_text(LEASE, "utf-8")
    view = app.assistant(app.open())
    view.context.change_settings(replace(view.context.settings(), max_answer_tokens=ANSWER_TOKENS))
    talk = Talk(app, qtbot, view)
    _ten_turns(talk, lease)
    path, shown = talk.path, talk.shown()
    conversation_id = view.current_id
    versions = app.services.conversations.versions(conversation_id)

    assert [each.role for each in path] == [Role.USER, Role.ASSISTANT] * 10
    assert "17% × 248 = 42.16" in shown[5]
    assert shown[7][-1] == "2/2"
    # The answers' words are the model's own, and differ from one processor to another.
    [attached] = path[8].attachments
    assert given_documents(path[9].annotations) == (attached.document_id,)
    assert given_documents(path[11].annotations) == (attached.document_id,)
    assert shown[0][-1] == "Pinned: always sent"
    assert shown[1][-1] == "Kept out: not sent"
    assert any("31 days" in each for each in shown[19])

    app.close()
    again = Talk(app, qtbot, app.assistant(app.open()))
    again.settle()
    assert again.view.current_id == conversation_id
    assert again.path == path
    assert again.shown() == shown
    assert app.services.conversations.versions(conversation_id) == versions
    assert not again.offer().is_open
    assert "In the agenda: Dentist" in again.offer().words.whole_text
    _see_event(app)
    _see_the_question_before_it_was_edited(again)


def _ten_turns(talk: Talk, lease: Path) -> None:
    talk.ask("Write one sentence about a lighthouse.")
    talk.ask("And one about its keeper.")
    talk.edit_last("And one about the sea.")
    talk.ask("What is 17% of 248?")
    talk.ask("Name a colour.")
    talk.answer_again()
    talk.attach(lease)
    talk.ask("How much is the rent?")
    talk.ask("When does the lease end?")
    talk.ask(EVENT)
    talk.confirm_event()
    talk.ask("What do dentists do?")
    talk.choose_sending(0, Qt.Key.Key_P)
    talk.choose_sending(1, Qt.Key.Key_Delete)
    assert [each.sending for each in talk.path[:3]] == [
        Sending.PINNED,
        Sending.DROPPED,
        Sending.AUTO,
    ]
    told = talk.tokens_before_asking("What did I ask you first?")
    talk.ask("What did I ask you first?")
    receipt = talk.path[-1].receipt
    assert receipt is not None
    assert receipt.usage.prompt_tokens == told
    talk.ask("How many days are there from 1 March 2026 to 1 April 2026?")


def _see_event(app: WholeApp) -> None:
    agenda = app.services.agenda
    assert agenda is not None
    [event] = agenda.store.events()
    begins = event.begins.replace(tzinfo=None).isoformat()
    assert (event.title, begins) == ("Dentist", "2030-12-04T15:00:00")


def _see_the_question_before_it_was_edited(talk: Talk) -> None:
    """It leads back to what was said after it, and nothing of the rest is gone."""
    whole, question = talk.path, talk.widget(2)
    question.step_version(-1)
    talk.settle()
    assert [each.content for each in talk.path][2] == "And one about its keeper."
    assert len(talk.path) == 4
    talk.widget(2).step_version(1)
    talk.settle()
    assert talk.path == whole
