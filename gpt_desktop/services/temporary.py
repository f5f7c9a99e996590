"""Temporary conversations: begun in memory, answered as others are, and gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Protocol

from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.documents import DocumentReader
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.persona import Persona, PersonaStore
from gpt_desktop.core.settings import SettingsStore
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.temporary import holder_of
from gpt_desktop.services.answer_request import Asked
from gpt_desktop.services.library import Kept, PersonLibrary
from gpt_desktop.services.routed_conversations import RoutedConversations
from gpt_desktop.services.temporary_documents import MemoryDocuments

_TASK = "assistant"


class Shelf(Protocol):
    """Stores that are in memory only."""

    @property
    def conversations(self) -> ConversationStore: ...

    @property
    def personas(self) -> PersonaStore: ...

    def erase(self, conversation_id: str) -> None:
        """Delete one for good."""
        ...


class MemoryShelf:
    """Implements ``Shelf`` lazily, since most runs of the app need none.

    Args:
        conversations: what conversations are asked of; told of the store that is made.
        make: makes the stores when the first conversation begins.
    """

    def __init__(self, conversations: RoutedConversations, make: Callable[[], Shelf]) -> None:
        self._conversations = conversations
        self._make = make
        self._made: Shelf | None = None
        self._lock = Lock()

    def made(self) -> Shelf:
        """The stores; made where they are not yet."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
                self._conversations.temporary = self._made.conversations
            return self._made

    def of(self, conversation_id: str) -> Shelf | None:
        """The stores where the conversation is in them."""
        return self._made if self._conversations.is_temporary(conversation_id) else None


class RoutedLibrary:
    """What is kept, and the personas of conversations that are not; see ``Kept``."""

    def __init__(self, kept: Kept, shelf: MemoryShelf) -> None:
        self._shelf = shelf
        self._kept = kept
        self.personas = kept.personas
        self.put_persona = kept.put_persona
        self.delete_persona = kept.delete_persona
        self.prompts = kept.prompts
        self.put_prompt = kept.put_prompt
        self.delete_prompt = kept.delete_prompt

    def persona_of(self, conversation_id: str) -> Persona | None:
        return self._of(conversation_id).persona_of(conversation_id)

    def give_persona(self, conversation_id: str, persona: Persona | None) -> None:
        self._of(conversation_id).give_persona(conversation_id, persona)

    def _of(self, conversation_id: str) -> PersonaStore:
        shelf = self._shelf.of(conversation_id)
        return self._kept if shelf is None else shelf.personas


class TemporaryChats:
    """Implements ``TemporaryConversations``, and ``RequestPart``.

    Args:
        reader: reads files and keeps nothing of them.
    """

    def __init__(
        self,
        shelf: MemoryShelf,
        library: PersonLibrary,
        settings: SettingsStore,
        reader: DocumentReader,
    ) -> None:
        self.documents = MemoryDocuments()
        self.reader = reader
        self._shelf = shelf
        self._library = library
        self._settings = settings

    def __call__(self, asked: Asked, request: TaskRequest) -> TaskRequest:
        """Implements ``RequestPart``: nothing that is read for it is kept on the disk."""
        return replace(request, private=True) if self.holds(asked.conversation_id) else request

    def begin(self) -> str:
        store = self._shelf.made().conversations
        settings = self._settings.load()
        model_id = settings.model_of(_TASK)
        made = store.create_conversation(tr("Temporary conversation"), model_id)
        if settings.thinks(model_id):
            store.set_thinks(made.id, True)
        self._library.begin(made.id)
        return made.id

    def holds(self, conversation_id: str) -> bool:
        return self._shelf.of(conversation_id) is not None

    def end(self, conversation_id: str) -> None:
        self.documents.forget(holder_of(conversation_id))
        shelf = self._shelf.of(conversation_id)
        if shelf is not None:
            shelf.erase(conversation_id)
