"""Conversations that are stored nowhere, and gone when they are left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Slot

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.base import Notice, NoticeKind
from gpt_desktop.ui.assistant.conversation_view import ConversationView
from gpt_desktop.ui.assistant.doings import Doing
from gpt_desktop.ui.assistant.page import AssistantPage
from gpt_desktop.ui.assistant.part import AssistantPart
from gpt_desktop.ui.theme.style_sheet import set_role
from gpt_desktop.ui.view.commands import Command
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.lines import UNDO_MS, NoticeLine

_KEYS = "Ctrl+Shift+N"


class TemporaryPart(AssistantPart):
    """A line above the field and a field of another look say it as long as one is shown.

    One that was left by mistake can be gone back to for some seconds.
    """

    def __init__(self, view: ConversationView, page: AssistantPage) -> None:
        super().__init__(view, page)
        self._temporary = self.context.services.temporary
        self._shown = ""  # of those that are stored nowhere
        self._before: Doing | None = None
        self._left: list[str] = []
        self.button = IconButton(
            self.context.theme, "eye-off", tr("New temporary conversation"), _KEYS
        )
        self.line = NoticeLine(self.context.theme)
        page.add_tool(self.button)
        page.add_to_foot(self.line)
        self.button.clicked.connect(self.begin)
        self._ending = QTimer(self)
        self._ending.setSingleShot(True)
        self._ending.setInterval(UNDO_MS)
        self._ending.timeout.connect(self._end_left)
        self._show()

    def commands(self) -> Sequence[Command]:
        if self._temporary is None:
            return ()
        return (Command(tr("New temporary conversation"), tr(self.view.title), self.begin, _KEYS),)

    def show_conversation(self, conversation_id: str) -> None:
        before, self._shown = self._shown, conversation_id if self.view.temporary else ""
        if before and before != conversation_id:
            self._leave(before)
        if self._shown and not before:
            self._before = self.view.doings.last
        if self._shown in self._left:
            self._left.remove(self._shown)
        if self._shown and self.context.services.conversations.last_message(self._shown) is None:
            self.page.show_start(True)
        self._show()

    @Slot()
    def begin(self) -> None:
        """Begin one; what is being written for a new conversation stays there."""
        if self._temporary is None:
            return
        try:
            conversation_id = self._temporary.begin()
        except UserFacingError as error:
            self.view.show_failure(error)
            return
        self.view.open_conversation(conversation_id)
        self.page.composer.setFocus()

    def _leave(self, conversation_id: str) -> None:
        """Nobody waits for its answer any more; it is gone unless it is gone back to soon."""
        self.view.stop_answer(conversation_id)
        self.view.doings.forget_since(self._before)
        self._left.append(conversation_id)
        self._ending.start()
        if self.context.services.conversations.last_message(conversation_id) is not None:
            back = partial(self._go_back, conversation_id)
            self.view.undo_offered.emit(tr("The temporary conversation is gone"), back)

    def _go_back(self, conversation_id: str) -> None:
        if self._temporary is not None and self._temporary.holds(conversation_id):
            self.view.open_conversation(conversation_id)

    @Slot()
    def _end_left(self) -> None:
        """For good."""
        left, self._left = self._left, []
        for conversation_id in left:
            if self._temporary is not None:
                self._temporary.end(conversation_id)

    def _show(self) -> None:
        """Also told by words, never by the look alone."""
        temporary = bool(self._shown)
        self.button.setVisible(self._temporary is not None and not self.view.current_id)
        composer = self.page.composer
        composer.setProperty("temporary", temporary)
        set_role(composer, "field")
        if temporary:
            words = tr(
                "Temporary conversation: nothing of it is stored, and it is gone when you leave it."
            )
            self.line.show_notice(Notice(NoticeKind.INFO, words))
        else:
            self.line.clear()
