"""What the Assistant view keeps that nobody has sent yet."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.conversations import DraftStore
from gpt_desktop.core.temporary import TemporaryConversations

_PLACE = "assistant"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the person was; ``side_list`` is None where that was never said."""

    conversation_id: str
    side_list: bool | None


class AssistantDrafts:
    """A draft a conversation, and which one was shown. All raise as ``DraftStore`` does."""

    def __init__(self, store: DraftStore, temporary: TemporaryConversations | None = None) -> None:
        self._store = store
        self._temporary = temporary
        self._saved: dict[str, str] = {}
        self._saved_place: Place | None = None

    def load_text(self, conversation_id: str) -> str:
        """What was being written in a conversation; "" names the new one."""
        if self._kept_nowhere(conversation_id):
            return self._saved.get(conversation_id, "")
        text = str(self._store.load_draft(_key(conversation_id)).get("text", ""))
        self._saved[conversation_id] = text
        return text

    def save_text(self, conversation_id: str, text: str) -> None:
        if self._kept_nowhere(conversation_id):
            self._saved[conversation_id] = text
        elif self._saved.get(conversation_id) != text:
            self._store.save_draft(_key(conversation_id), {"text": text} if text else {})
            self._saved[conversation_id] = text

    def load_place(self) -> Place:
        values = self._store.load_draft(_PLACE)
        conversation_id, side_list = values.get("conversation"), values.get("side_list")
        return Place(
            conversation_id if isinstance(conversation_id, str) else "",
            side_list if isinstance(side_list, bool) else None,
        )

    def save_place(self, conversation_id: str, *, side_list: bool) -> None:
        if self._kept_nowhere(conversation_id):
            conversation_id = ""
        place = Place(conversation_id, side_list)
        if place == self._saved_place:
            return
        values: dict[str, object] = {"conversation": conversation_id, "side_list": side_list}
        self._store.save_draft(_PLACE, values)
        self._saved_place = place

    def _kept_nowhere(self, conversation_id: str) -> bool:
        return self._temporary is not None and self._temporary.holds(conversation_id)


def _key(conversation_id: str) -> str:
    return f"{_PLACE}/{conversation_id or 'new'}"
