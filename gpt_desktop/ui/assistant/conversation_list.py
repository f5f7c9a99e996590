"""The side list beside a conversation: what is in it, and what is done there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gpt_desktop.core.conversations import Conversation
from gpt_desktop.core.i18n import tr
from gpt_desktop.ui.assistant.conversation_shelf import ConversationShelf
from gpt_desktop.ui.assistant.conversation_side import ConversationSide
from gpt_desktop.ui.assistant.doings import Doings


class ConversationList(QObject):
    """Keeps the titles, also of those that a search hides.

    Signals:
        listed: the list was filled anew.
        renamed: the id of a conversation that has another title now.
    """

    listed = Signal()
    renamed = Signal(str)

    def __init__(
        self,
        side: ConversationSide,
        shelf: ConversationShelf,
        doings: Doings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._side = side
        self._shelf = shelf
        self._doings = doings
        self._titles: dict[str, str] = {}
        side.query_changed.connect(shelf.search)
        side.hits_wanted.connect(shelf.find_hits)
        shelf.hits_found.connect(side.add_hits)
        side.rename_requested.connect(self.rename)
        shelf.listed.connect(self._on_listed)

    def title(self, conversation_id: str) -> str:
        """As it was last seen; "" where it never was."""
        return self._titles.get(conversation_id, "")

    @Slot(str, str)
    def rename(self, conversation_id: str, title: str) -> None:
        """Give one another title."""
        old = self.title(conversation_id)
        self._rename(conversation_id, title)
        self._doings.add(
            tr("Conversation renamed"),
            partial(self._rename, conversation_id, old),
            partial(self._rename, conversation_id, title),
        )

    def _rename(self, conversation_id: str, title: str) -> None:
        self._titles[conversation_id] = title
        self.renamed.emit(conversation_id)
        self._shelf.rename(conversation_id, title)

    @Slot(object)
    def _on_listed(self, conversations: Sequence[Conversation]) -> None:
        self._side.show_conversations(conversations)
        self._titles |= {each.id: each.title for each in conversations}
        self.listed.emit()
