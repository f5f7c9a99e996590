"""Looks at what would be sent for a question, before it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from gpt_desktop.core.abilities import remembers
from gpt_desktop.core.conversations import Attachment, Sending, StoredMessage
from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import ModelFacts, TextGenerator
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.tasks.assistant.letter_count import LetterCount
from gpt_desktop.core.tasks.assistant.look import ContextLook
from gpt_desktop.core.tasks.assistant.plan import ContextPlan, CountsTokens
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.services.answer_request import sent_messages
from gpt_desktop.services.converse import StoredConverse
from gpt_desktop.services.model_host import ModelHost

_MOST_KEPT = 20_000  # counts


@runtime_checkable
class Plans(Protocol):
    """A task that says what it would send.

    ``plan`` is of a conversation; ``sent`` also of the other ways in which it answers.
    """

    def plan(self, request: TaskRequest, generator: CountsTokens) -> ContextPlan: ...

    def sent(self, request: TaskRequest, generator: CountsTokens) -> ContextPlan: ...


class ContextLens:
    """Implements ``LookAtContext``: the same request and the same plan as when it is asked."""

    def __init__(self, converse: StoredConverse, assistant: Plans, host: ModelHost) -> None:
        self._converse = converse
        self._assistant = assistant
        self._host = host
        self._counted: _Counted | None = None

    def __call__(
        self, conversation_id: str, text: str, attachments: Sequence[Attachment] = ()
    ) -> ContextLook | None:
        """On the inference lane only; None where there is no model, or no estimate that holds.

        Where the model is not in memory it is an estimate.
        """
        asked, request, model_id = self._converse.upcoming(conversation_id, text, attachments)
        generator = self._host.in_memory(model_id)
        facts = self._host.facts(model_id)
        turns = tuple(sent_messages(asked.path))
        dropped = tuple(each for each in asked.path if each.sending is Sending.DROPPED)
        path = tuple(each.id for each in asked.path)
        if generator is None:
            if facts is None:
                return None
            return self._estimated(LetterCount(facts), request, turns, dropped, path)
        if self._counted is None or self._counted.generator is not generator:
            self._counted = _Counted(generator)
        name = generator.facts.name
        try:
            plan = self._assistant.sent(request, self._counted)
        except PromptTooLongError as error:
            return ContextLook(None, turns, dropped, None, name, path, error)
        knows = remembers(generator)
        if knows is None or not plan.tokens:
            return ContextLook(plan, turns, dropped, None, name, path)
        cached = knows.held_tokens(plan.prompt.prompt)
        return ContextLook(plan, turns, dropped, cached, name, path)

    def _estimated(
        self,
        counts: LetterCount,
        request: TaskRequest,
        turns: tuple[StoredMessage, ...],
        dropped: tuple[StoredMessage, ...],
        path: tuple[str, ...],
    ) -> ContextLook | None:
        try:
            plan = self._assistant.sent(request, counts)
        except PromptTooLongError:
            return None  # perhaps it is not
        return ContextLook(plan, turns, dropped, None, counts.facts.name, path, estimated=True)


class _Counted:
    """A model that counts each text once: a long conversation is looked at as one types."""

    def __init__(self, generator: TextGenerator) -> None:
        self.generator = generator
        self._counts: dict[tuple[int, int], int] = {}

    @property
    def facts(self) -> ModelFacts:
        return self.generator.facts

    def count_tokens(self, text: str) -> int:
        key = (len(text), hash(text))
        found = self._counts.get(key)
        if found is None:
            if len(self._counts) >= _MOST_KEPT:
                self._counts.clear()
            found = self._counts[key] = self.generator.count_tokens(text)
        return found

    def count_prompt_tokens(self, prompt: Prompt) -> int:
        return self.generator.count_prompt_tokens(prompt)
