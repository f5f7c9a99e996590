"""The map of the conversation: all its branches, and a way to each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.background.call import Question
from gpt_desktop.core.conversation_map import MapRow, map_rows
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.map_panel import MapPanel
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.question_widget import QuestionWidget
from gpt_desktop.ui.view.commands import Command

_SETTLED_MS = 120


class MapPart(AssistantPart):
    """The map is made off the GUI thread, and made anew as the conversation changes."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self.panel = MapPanel(self.context.theme)
        self.panel.hide()
        page.add_beside(self.panel)
        self._going = ""  # a message to go to once its branch is shown
        self._offers = False  # what can be done with it, once it is gone to
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._ask)
        self._asking = Question(self.context.lanes.io, tr("Drawing the map"), self)
        self._asking.answered.connect(self._on_rows)
        self._asking.failed.connect(view.show_failure)
        self.panel.chosen.connect(self.go_to)
        self.panel.menu_wanted.connect(self._offer)
        self.panel.closed.connect(self.close)
        self.context.changes.conversations.connect(self._settled.start)
        page.transcript.version_requested.connect(self._settled.start)

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Map of the conversation"), tr(self.view.title), self.toggle, "Ctrl+M"),)

    def menu_commands(self) -> Sequence[Command]:
        return self.commands() if self.view.current_id else ()

    def show_conversation(self, conversation_id: str) -> None:
        self._going = ""
        self.panel.show_rows(())
        if conversation_id:
            self._ask()
        else:
            self.panel.hide()

    def show_question(self, question: QuestionWidget) -> None:
        del question  # the path may be another
        self._settled.start()

    def show_answer(self, answer: AnswerWidget) -> None:
        del answer  # the path may be another
        self._settled.start()

    @Slot()
    def toggle(self) -> None:
        """Show the map with the focus in it, or take it away."""
        if not self.panel.isHidden():
            self.close()
        elif self.view.current_id:
            self.panel.show()
            self.panel.list.setFocus()
            self._ask()

    @Slot()
    def close(self) -> None:
        self.panel.hide()
        self.page.composer.edit.setFocus()

    @Slot(str)
    def go_to(self, message_id: str) -> None:
        """Bring a message into sight, on whatever branch it is."""
        if self.page.transcript.go_to(message_id):
            self._arrive(message_id)
            return
        show = partial(self.context.services.conversations.show_version, message_id)
        if self.view.change_path(show):
            self._going = message_id
            # After the path, on the same lane.
            self._ask()

    @Slot()
    def _ask(self) -> None:
        if self.panel.isHidden():
            return
        store, place = self.context.services.conversations, self.view.current_id
        self._asking.ask(lambda: map_rows(store.tree(place)))

    @Slot(object)
    def _on_rows(self, rows: Sequence[MapRow]) -> None:
        first = not self.panel.model.rows
        self.panel.show_rows(rows)
        if first:
            self.panel.set_current(self.page.transcript.read_id)
        going, self._going = self._going, ""
        if going and self.page.transcript.go_to(going):
            self._arrive(going)

    @Slot(str)
    def _offer(self, message_id: str) -> None:
        """Offer what can be done with a message, which is brought into sight for it."""
        self._offers = True
        self.go_to(message_id)

    def _arrive(self, message_id: str) -> None:
        self.panel.set_current(message_id)
        offers, self._offers = self._offers, False
        widget = self.page.transcript.widget_of(message_id)
        if offers and widget is not None:
            widget.menu_requested.emit(self.panel.list)
