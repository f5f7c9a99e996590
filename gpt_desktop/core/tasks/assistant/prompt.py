"""What the model is given of a conversation."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.messages import ChatPrompt, Message, Role, TextPrompt
from gpt_desktop.core.prompts import FilledPrompt, PromptTemplate
from gpt_desktop.core.tasks.base import TaskRequest

_SPEAKERS = {Role.SYSTEM: "Note", Role.USER: "User", Role.ASSISTANT: "Assistant"}


class AssistantPrompt:
    """Makes prompts of some of a conversation's turns.

    The request's instruction is added to the system words, its notes come before the question.
    """

    def __init__(self, template: PromptTemplate, request: TaskRequest, style: PromptStyle) -> None:
        self._template = template
        self._request = request
        self._style = style

    @property
    def system(self) -> str:
        """The words that no turn says."""
        parts = (self._template.system, self._request.instruction.strip())
        return "\n".join(part for part in parts if part)

    @property
    def question(self) -> Message:
        """The last turn, with what is told beside it."""
        request = self._request
        return Message(Role.USER, "\n\n".join((*request.notes, request.text)))

    def filled(self, turns: Sequence[Message]) -> FilledPrompt:
        """Of these turns, the last of which is the ``question``."""
        template, request, system = self._template, self._request, self.system
        if self._style is PromptStyle.CHAT:
            # An answer that began without thinking goes on without it.
            thinks = request.thinks and not request.opening
            messages = (Message(Role.SYSTEM, system), *turns)
            chat = ChatPrompt(messages, request.opening, thinks, request.thought)
            return FilledPrompt(template.id, template.version, chat)
        lines = [f"{_SPEAKERS[turn.role]}: {turn.content}" for turn in turns]
        begun = f"Assistant: {request.opening}" if request.opening else "Assistant:"
        text = TextPrompt("\n".join([system, "", *lines, begun]))
        return FilledPrompt(template.id, template.version, text, ("\nUser:",))
