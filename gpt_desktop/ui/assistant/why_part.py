"""Why these words, of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Slot

from gpt_desktop.core.i18n import tr
from gpt_desktop.services.why_ports import ResultPlace, WhyOf
from gpt_desktop.ui.assistant.answer_widget import AnswerWidget
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.theme.theme import Theme
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import SMALL_ICON, IconButton
from gpt_desktop.ui.work.why_desk import WhyDesk

_KEYS = "Ctrl+Shift+Y"


class WhyButton(IconButton):
    """Under each answer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "activity", tr("Why these words"))
        self.setIconSize(QSize(SMALL_ICON, SMALL_ICON))
        set_role(self, "small")


class WhyPart(AssistantPart):
    """A button under each answer; the shortcut is for the newest one."""

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self.desk = WhyDesk(self.context, self)
        page.add_beside(self.desk.panel)
        self.desk.closed.connect(page.composer.edit.setFocus)

    def commands(self) -> Sequence[Command]:
        return (Command(tr("Why these words"), tr(self.view.title), self.toggle, _KEYS),)

    def menu_commands(self) -> Sequence[Command]:
        offered = self.view.current_id and self.desk.why is not None
        return self.commands() if offered else ()

    def show_conversation(self, conversation_id: str) -> None:
        del conversation_id  # the result shown is in another
        if self.desk.shown is not None:
            self.desk.cancel()
            self.desk.panel.hide()

    def show_answer(self, answer: AnswerWidget) -> None:
        button = answer.action_row.findChild(WhyButton)
        if button is None and self.desk.why is not None:
            button = WhyButton(self.context.theme)
            button.clicked.connect(partial(self._open, answer))
            answer.action_row.add(button)
        if button is not None:
            stored = answer.stored_message
            button.setVisible(stored is not None and bool(stored.content.strip()))

    @Slot()
    def toggle(self) -> None:
        """Open the panel for the newest answer, or put it away."""
        answer = self.page.transcript.last_answer
        if not self.desk.panel.isHidden():
            self.desk.close()
        elif answer is not None:
            self._open(answer)

    def _open(self, answer: AnswerWidget) -> None:
        stored = answer.stored_message
        if stored is not None and stored.content.strip():
            self.desk.open(WhyOf(ResultPlace.ANSWER, stored.id))
