"""Events asked for in a conversation: a card under the question, confirmed by the person."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot

from gpt_desktop.core.agenda.reading import is_event_request
from gpt_desktop.core.conversations import MessageState
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.event_offer import EventOffer
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget

_KEY = "assistant/events"
_LONGEST = 400  # letters; what is longer is a text about something
_EVENT = "message-"


class EventPart(AssistantPart):
    """The model is not asked: what is put down is read by code and confirmed on the card.

    The app answers in its place, so that the conversation shows what happened; "Answer again"
    lets the model answer all the same.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._agenda = self.context.services.agenda
        self._taken = ""  # the id of the question just asked, whose card opens by itself
        self._saved: dict[str, object] = {}
        if self._agenda is not None:
            self._saved = self.context.services.drafts.load_draft(_KEY)
        self._records = dict(self._saved)
        self._unsaved: dict[str, object] = {}  # of conversations that are stored nowhere

    def takes(self, text: str) -> bool:
        if self._agenda is None or not _asks(text):
            return False
        services = self.context.services
        try:
            waiting = services.converse.ask(self.view.current_id, text)
            self._taken = waiting.parent_id or ""
            services.conversations.update_message(waiting.id, _answer(), MessageState.COMPLETE)
        except UserFacingError as error:
            self.page.composer.set_text(text)
            self.view.show_failure(error)
            return True
        self.page.composer.clear()  # or it would be the draft of the next conversation
        if waiting.conversation_id == self.view.current_id:
            self.view.read_again()
        else:
            self.view.open_conversation(waiting.conversation_id)
        self.context.changes.conversations.emit()
        return True

    def show_question(self, question: QuestionWidget) -> None:
        message_id = question.message_id
        record = self._records.get(message_id) or self._unsaved.get(message_id)
        fresh = message_id == self._taken
        if self._agenda is None or not (fresh or record or _asks(question.text)):
            return
        offer = EventOffer(
            self.context, self._agenda, question.text, f"{_EVENT}{message_id}", question
        )
        offer.written.connect(partial(self._on_written, message_id))
        offer.failed.connect(self.view.show_failure)
        offer.undo_offered.connect(self.view.undo_offered)
        question.add_below(offer)
        if isinstance(record, dict):
            offer.go_on(record)
        elif fresh:
            self._taken = ""
            offer.open_card()

    def save_state(self) -> None:
        if self._agenda is not None and self._records != self._saved:
            self.context.services.drafts.save_draft(_KEY, self._records)
            self._saved = dict(self._records)

    @Slot(object)
    def _on_written(self, message_id: str, record: dict[str, object]) -> None:
        records = self._unsaved if self.view.temporary else self._records
        if record:
            records[message_id] = record
        else:
            records.pop(message_id, None)


def _asks(text: str) -> bool:
    return len(text) <= _LONGEST and is_event_request(text)


def _answer() -> str:
    return tr(
        "I read this as an event. Check the card above: nothing is put into the agenda before you "
        "confirm it."
    )
