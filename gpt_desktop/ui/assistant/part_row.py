"""All parts of one Assistant, asked one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu

from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.assistant.parts import PARTS
from gpt_desktop.ui.assistant.sent import Sent
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.view.part_group import PartGroup
from gpt_desktop.ui.widgets.buttons import with_shortcut


class PartRow(PartGroup[AssistantPart]):
    """Makes the parts, and fills the menu of the conversation shown with what they offer."""

    def __init__(
        self,
        view: ConversationView,
        page: AssistantPage,
        parts: Sequence[type[AssistantPart]] = PARTS,
    ) -> None:
        super().__init__(view, tuple(make(view, page) for make in parts))
        self._page = page
        view.to_send = self.added_to
        for part in self.all:
            page.transcript.question_shown.connect(part.show_question)
            page.transcript.answer_shown.connect(part.show_answer)
        page.menu_button.clicked.connect(self._open_menu)

    def menu_commands(self) -> list[Command]:
        """What can be done with the conversation shown."""
        return [command for part in self.all for command in part.menu_commands()]

    def show_conversation(self, conversation_id: str) -> None:
        for part in self.all:
            part.show_conversation(conversation_id)
        self._page.menu_button.setVisible(bool(self.menu_commands()))

    def look_for(self, words: str) -> None:
        for part in self.all:
            part.look_for(words)

    def take(self, text: str) -> bool:
        """Let the first that can do something itself with a text do it."""
        return any(part.takes(text) for part in self.all)

    def added_to(self, text: str) -> Sent:
        """The text with what comes with it."""
        sent = Sent(text)
        for part in self.all:
            sent = part.add_to(sent)
        return sent

    def sent(self, conversation_id: str) -> None:
        for part in self.all:
            part.sent(conversation_id)

    @Slot()
    def _open_menu(self) -> None:
        button = self._page.menu_button
        menu = QMenu(button)
        for command in self.menu_commands():
            action = menu.addAction(with_shortcut(command.title, command.shortcut))
            action.triggered.connect(command.run)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
