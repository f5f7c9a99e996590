"""What the model is given of a conversation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Annotation
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.messages import ChatPrompt, Message, Role, TextPrompt
from gpt_desktop.core.prompts import FilledPrompt, PromptTemplate
from gpt_desktop.core.tasks.base import Notice, TaskRequest

_SPEAKERS = {Role.SYSTEM: "Note", Role.USER: "User", Role.ASSISTANT: "Assistant"}


@dataclass(frozen=True, slots=True)
class Papers:
    """What the model is told of documents.

    Attributes:
        whole: all of them; it goes to the beginning, where the cache keeps it for later questions.
        passages: what was found for this question; it goes with it.
        known: what is known of the answer by them.
        on_topic: whether the question is of them, as far as its words show.
        notices: what is to be said of how they were read.
    """

    whole: str = ""
    passages: str = ""
    known: tuple[Annotation, ...] = ()
    on_topic: bool = True
    notices: tuple[Notice, ...] = ()


NO_PAPERS = Papers()


class AssistantPrompt:
    """Makes prompts of some of a conversation's turns.

    The request's instruction and whole documents are added to the system words, its notes and
    passages come before the question.
    """

    def __init__(
        self,
        template: PromptTemplate,
        request: TaskRequest,
        style: PromptStyle,
        papers: Papers = NO_PAPERS,
    ) -> None:
        self.request = request
        self.papers = papers
        self._template = template
        self._style = style

    def with_papers(self, papers: Papers) -> AssistantPrompt:
        """The same, told of documents."""
        return AssistantPrompt(self._template, self.request, self._style, papers)

    @property
    def system(self) -> str:
        """The words that no turn says."""
        parts = (self._template.system, self.request.instruction.strip())
        words = "\n".join(part for part in parts if part)
        return "\n\n".join(part for part in (words, self.papers.whole) if part)

    @property
    def question(self) -> Message:
        """The last turn, with what is told beside it."""
        request, passages = self.request, self.papers.passages
        told = (*request.notes, *((passages,) if passages else ()))
        return Message(Role.USER, "\n\n".join((*told, request.text)))

    def filled(self, turns: Sequence[Message]) -> FilledPrompt:
        """Of these turns, the last of which is the ``question``."""
        template, request, system = self._template, self.request, self.system
        if self._style is PromptStyle.CHAT:
            # An answer that began without thinking goes on without it.
            thinks = request.thinks and not request.opening
            messages = (Message(Role.SYSTEM, system), *turns)
            chat = ChatPrompt(messages, request.opening, thinks, request.thought, request.private)
            return FilledPrompt(template.id, template.version, chat)
        lines = [f"{_SPEAKERS[turn.role]}: {turn.content}" for turn in turns]
        begun = f"Assistant: {request.opening}" if request.opening else "Assistant:"
        text = TextPrompt("\n".join([system, "", *lines, begun]), request.private)
        return FilledPrompt(template.id, template.version, text, ("\nUser:",))
