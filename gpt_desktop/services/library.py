"""The library: which personas and prompts there are, and what a persona adds to requests."""

from __future__ import annotations

import uuid
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.conversations import ConversationStore
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import current_language, tr
from gpt_desktop.core.library.files import read_personas, read_prompts
from gpt_desktop.core.library.persona import Persona, PersonaStore
from gpt_desktop.core.library.saved_prompt import PromptStore, SavedPrompt
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.answer_request import Asked

_FALLBACK = "en"
_BUILT_IN = "built-in/"


def with_persona(request: TaskRequest, persona: Persona) -> TaskRequest:
    """The request as the persona answers it; sampling asked for this once stays as it is."""
    words = (persona.system.strip(), request.instruction.strip())
    worded = replace(request, instruction="\n\n".join(each for each in words if each))
    if request.sampling is None or not request.model_sampling:
        return worded
    names = tuple(name for name in request.model_sampling if name not in persona.own_names)
    return replace(worded, sampling=persona.sampled(request.sampling), model_sampling=names)


def built_in_personas(folder: Path) -> list[Persona]:
    """Those that come with the app, in the interface's language."""
    path = _in_language(folder, "personas.toml")
    personas = read_personas(path).items
    return [replace(each, id=f"{_BUILT_IN}{place}") for place, each in enumerate(personas)]


def built_in_prompts(folder: Path) -> list[SavedPrompt]:
    """Those that come with the app, in the interface's language."""
    prompts = read_prompts(_in_language(folder, "prompts.toml")).items
    return [replace(each, id=f"{_BUILT_IN}{place}") for place, each in enumerate(prompts)]


def persona_named(name: str, personas: list[Persona]) -> Persona:
    """One by its name, whatever its case.

    Raises:
        UserFacingError: none has it.
    """
    for persona in personas:
        if persona.name.casefold() == name.strip().casefold():
            return persona
    raise UserFacingError(
        tr("There is no persona “{name}”.", name=name),
        "",
        tr("There are: {names}.", names=", ".join(each.name for each in personas)),
    )


class Kept(PersonaStore, PromptStore, Protocol):
    """Keeps both."""


class PersonLibrary:
    """Implements ``Library``, and ``RequestPart``.

    A conversation has a copy of its persona: changing the persona later changes no conversation.

    Args:
        folder: of what comes with the app.
    """

    def __init__(self, store: Kept, conversations: ConversationStore, folder: Path) -> None:
        self._store = store
        self._conversations = conversations
        self._folder = folder

    def __call__(self, asked: Asked, request: TaskRequest) -> TaskRequest:
        """Implements ``RequestPart``."""
        persona = self.persona_of(asked.conversation_id)
        return request if persona is None else with_persona(request, persona)

    def personas(self) -> list[Persona]:
        return [*self._store.personas(), *built_in_personas(self._folder)]

    def put_persona(self, persona: Persona) -> Persona:
        kept = replace(persona, id=_own_id(persona.id))
        self._store.put_persona(kept)
        return kept

    def delete_persona(self, persona_id: str) -> None:
        self._store.delete_persona(persona_id)

    def persona_of(self, conversation_id: str) -> Persona | None:
        return self._store.persona_of(conversation_id)

    def begin(self, conversation_id: str) -> None:
        """Give a new conversation what was chosen for new ones."""
        persona = self.persona_of("")
        if persona is not None:
            self.give_persona(conversation_id, persona)

    def give_persona(self, conversation_id: str, persona: Persona | None) -> None:
        with self._conversations.together():
            self._store.give_persona(conversation_id, persona)
            if persona is not None and conversation_id and persona.model_id:
                self._conversations.set_model(conversation_id, persona.model_id)
            if persona is not None and conversation_id and persona.thinking is not None:
                self._conversations.set_thinks(conversation_id, persona.thinking)

    def prompts(self) -> list[SavedPrompt]:
        return [*self._store.prompts(), *built_in_prompts(self._folder)]

    def put_prompt(self, prompt: SavedPrompt) -> SavedPrompt:
        kept = replace(prompt, id=_own_id(prompt.id))
        self._store.put_prompt(kept)
        return kept

    def delete_prompt(self, prompt_id: str) -> None:
        self._store.delete_prompt(prompt_id)


def is_built_in(item: Persona | SavedPrompt) -> bool:
    """Whether it comes with the app, and is therefore only copied."""
    return item.id.startswith(_BUILT_IN)


def _own_id(item_id: str) -> str:
    return uuid.uuid4().hex if not item_id or item_id.startswith(_BUILT_IN) else item_id


def _in_language(folder: Path, name: str) -> Path:
    own = folder / current_language() / name
    return own if own.is_file() else folder / _FALLBACK / name
