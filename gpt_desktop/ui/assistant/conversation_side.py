"""The side list of conversations: search, a new one, and those there are."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.view.context import ViewContext
from gpt_desktop.ui.widgets.buttons import IconButton
from gpt_desktop.ui.widgets.dated_list import Dated
from gpt_desktop.ui.widgets.searched_side import SearchedSide, SideWords


class ConversationSide(SearchedSide):
    """F2 renames the current one in its place.

    Signals:
        new_requested: a new conversation is wanted.
    """

    new_requested = Signal()

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        new = IconButton(context.theme, "plus", tr("New conversation"), "Ctrl+N")
        words = SideWords(
            search=tr("Search conversations"),
            listed=tr("Conversations"),
            untitled=tr("New conversation"),
            none_yet=tr("No conversations yet."),
        )
        super().__init__(context.theme, words, (new,), parent, renames=True)
        self.new = new
        self.new.clicked.connect(self.new_requested)

    def show_conversations(self, conversations: Sequence[Conversation]) -> None:
        """Show these, which come latest first."""
        self.show_rows([Dated(each.id, each.title, each.updated) for each in conversations])
