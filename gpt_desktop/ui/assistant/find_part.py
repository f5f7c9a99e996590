"""Finding in the conversation shown, and opening another one where a search found its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.conversation_search import FoundPlaces, find_in
from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.find_bar import FindBar
from gpt_desktop.ui.assistant.find_marks import FindMarks
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.view.commands import Command

_TYPING_MS = 120


@dataclass(frozen=True, slots=True)
class _Located:
    """Where a search's words are in a conversation; ``message_id`` is "" where only its title
    has them."""

    conversation_id: str
    query: str
    message_id: str
    on_path: bool


class FindPart(AssistantPart):
    """The whole path is searched as it is stored; what is marked is what is built of it."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        theme, lane = self.context.theme, self.context.lanes.io
        self.bar = FindBar(theme)
        self.bar.hide()
        page.add_head(self.bar)
        self.marks = FindMarks(theme, page.transcript)
        self._found: FoundPlaces | None = None
        self._at = 0
        self._from_id = ""  # the message to begin at, where a search led to it
        self._wanted = ""  # what a conversation about to be shown was found by
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._search)
        self._finding = Question(lane, tr("Finding in the conversation"), self)
        self._finding.answered.connect(self._on_found)
        self._finding.failed.connect(view.show_failure)
        self._locating = Question(lane, tr("Finding in the conversation"), self)
        self._locating.answered.connect(self._on_located)
        self._locating.failed.connect(view.show_failure)
        self.bar.changed.connect(self._typing.start)
        self.bar.step_requested.connect(self.step)
        self.bar.closed.connect(self.close)
        page.side.chosen.connect(self._on_chosen)
        page.side.wanted_again.connect(self._on_wanted_again)
        page.side.query_changed.connect(self._on_query_changed)

    def commands(self) -> Sequence[Command]:
        group = tr(self.view.title)
        return (
            Command(tr("Find in the conversation"), group, self.open, "Ctrl+F"),
            Command(tr("Next place"), group, partial(self.step, 1), "F3"),
            Command(tr("Previous place"), group, partial(self.step, -1), "Shift+F3"),
        )

    def menu_commands(self) -> Sequence[Command]:
        if not self.view.current_id:
            return ()
        return (Command(tr("Find in the conversation"), "", self.open, "Ctrl+F"),)

    def show_conversation(self, conversation_id: str) -> None:
        self.close()
        query, self._wanted = self._wanted, ""
        if query and conversation_id:
            self._locate(conversation_id, query)

    def look_for(self, words: str) -> None:
        if self.view.current_id:
            self._locate(self.view.current_id, words)

    def show_question(self, question: QuestionWidget) -> None:
        del question  # whatever is built is marked
        self.marks.refresh()

    def show_answer(self, answer: AnswerWidget) -> None:
        del answer  # whatever is built is marked
        self.marks.refresh()

    @Slot()
    def open(self) -> None:
        """Show the bar, and let what is in it be typed over."""
        if not self.view.current_id:
            return
        self.bar.show()
        self.bar.take_focus()

    @Slot()
    def close(self) -> None:
        """Take the bar and the marks away."""
        had_focus = self.bar.isAncestorOf(self.bar.window().focusWidget() or self.bar.window())
        self._finding.drop()
        self._locating.drop()
        self._typing.stop()
        self._found, self._from_id = None, ""
        self.bar.hide()
        self.marks.show_query(None)
        if had_focus:
            self.page.composer.edit.setFocus()

    @Slot(int)
    def step(self, step: int) -> None:
        """To the next place (1) or the one before (-1), round and round."""
        if self.bar.isHidden():
            self.open()
        elif self._found is not None and self._found.places:
            self._at = (self._at + step) % len(self._found.places)
            self._show_place()

    @Slot()
    def _search(self) -> None:
        store, place, text = self._store, self.view.current_id, self.bar.field.text()
        self._finding.ask(lambda: find_in(store.messages(place), text))

    @property
    def _store(self) -> ConversationStore:
        return self.context.services.conversations

    @Slot(object)
    def _on_found(self, found: FoundPlaces) -> None:
        self._found = found
        self.marks.show_query(found.query)
        ids = [place.message_id for place in found.places]
        # From where the person reads, or from where the search led.
        start = self._from_id or self.page.transcript.read_id
        self._from_id = ""
        beyond = self.page.transcript.ids_from(start)
        self._at = next((at for at, each in enumerate(ids) if each in beyond), 0)
        if ids:
            self._show_place()
        else:
            self.bar.show_place(0, 0)

    def _show_place(self) -> None:
        if self._found is not None:
            self.bar.show_place(self._at + 1, len(self._found.places))
            self.marks.go_to(self._found.places[self._at])

    @Slot(str)
    def _on_chosen(self, conversation_id: str) -> None:
        del conversation_id  # it will be shown next
        self._wanted = self.page.side.query

    @Slot(str)
    def _on_wanted_again(self, conversation_id: str) -> None:
        # Not where it is only now being opened, which comes first.
        here = conversation_id == self.view.current_id and not self._locating.open
        if self.page.side.query and here:
            self._locate(conversation_id, self.page.side.query)

    @Slot(str)
    def _on_query_changed(self, query: str) -> None:
        """What was opened from a search is marked as long as that stands there."""
        if not query and not self.bar.field.hasFocus():
            self.close()

    def _locate(self, conversation_id: str, query: str) -> None:
        self._locating.ask(partial(_located, self._store, conversation_id, query))

    @Slot(object)
    def _on_located(self, located: _Located) -> None:
        if located.conversation_id != self.view.current_id or not located.message_id:
            return
        if not located.on_path:
            show = partial(self._store.show_version, located.message_id)
            if not self.view.change_path(show):
                return
        self._from_id = located.message_id
        blocked = self.bar.blockSignals(True)
        self.bar.field.setText(located.query)
        self.bar.blockSignals(blocked)
        self.bar.show()
        self._search()


def _located(store: ConversationStore, conversation_id: str, query: str) -> _Located:
    hit = store.hits(query, (conversation_id,)).get(conversation_id)
    if hit is None:
        return _Located(conversation_id, query, "", on_path=True)
    path = {message.id for message in store.messages(conversation_id)}
    return _Located(conversation_id, query, hit.message_id, on_path=hit.message_id in path)
