"""What is sent to the model for a question, in tokens; what falls out, and what room is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.messages import Prompt
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.assistant.prompt import NO_PAPERS, AssistantPrompt, Papers
from gpt_desktop.core.tasks.base import TaskRequest
from gpt_desktop.core.tasks.context_fit import first_fitting_turn, prompt_room, turns_sent

ReadPapers = Callable[[TaskRequest, int, Callable[[str], int]], Papers]
"""Of a request, the tokens there are for its documents, and how tokens are counted."""


class CountsTokens(Protocol):
    """A model, as far as it counts."""

    @property
    def facts(self) -> ModelFacts: ...

    def count_tokens(self, text: str) -> int: ...

    def count_prompt_tokens(self, prompt: Prompt) -> int: ...


class PartKind(StrEnum):
    """What a part of a prompt is."""

    SYSTEM = "system"
    DOCUMENTS = "documents"
    TURN = "turn"
    NOTES = "notes"
    QUESTION = "question"
    TEMPLATE = "template"  # what the model's chat template puts around the others


class Way(StrEnum):
    """How an answer is made."""

    CONVERSATION = "conversation"
    PASSAGES = "passages"  # of a document, as Summarize answers a question
    WHOLE = "whole"  # documents are read a section at a time


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """A part of what could be sent.

    Attributes:
        tokens: of its plain text; of the template what the whole has beyond that.
        place: of a turn, its index in the request's history.
        sent: whether it is; in a conversation, what is not has fallen out for want of room.
    """

    kind: PartKind
    tokens: int
    place: int | None = None
    sent: bool = True


@dataclass(frozen=True, slots=True)
class ContextPlan:
    """What the model is given, and how it came to that.

    Attributes:
        parts: in the order in which they are sent; the template's share last.
        tokens: of the whole prompt, as the model counts it.
        room: tokens the prompt may take; the rest of ``context`` is the answer's.
        papers: what is told of documents.
        way: how the answer is made; where documents are read by sections, the rest is of the first.
        prompt: of no tokens where code answers alone.
    """

    prompt: FilledPrompt
    parts: tuple[PlannedPart, ...]
    tokens: int
    room: int
    context: int
    papers: Papers = NO_PAPERS
    way: Way = Way.CONVERSATION

    @property
    def answer_room(self) -> int:
        """Tokens that are left for the answer."""
        return self.context - self.tokens

    @property
    def left_out(self) -> int:
        """How many turns fell out for want of room."""
        if self.way is not Way.CONVERSATION:
            return 0
        return sum(not part.sent for part in self.parts)


def plan_context(
    prompt: AssistantPrompt,
    generator: CountsTokens,
    max_tokens: int | None,
    read_papers: ReadPapers | None = None,
) -> ContextPlan:
    """Choose what is sent.

    Args:
        max_tokens: of the answer; None for as many as fit.
        read_papers: tells of the request's documents; they have half of the room beside the
            question, and what the history leaves.

    Raises:
        PromptTooLongError: the question, alone or with what is pinned, is too long.
    """
    room = prompt_room(generator.facts, max_tokens)
    if read_papers is not None and prompt.request.documents:
        space = _papers_room(prompt, generator, room)
        prompt = prompt.with_papers(read_papers(prompt.request, space, generator.count_tokens))
    request = prompt.request
    turns = (*request.history, prompt.question)
    start = first_fitting_turn(
        turns,
        room,
        generator.count_tokens,
        lambda some: generator.count_prompt_tokens(prompt.filled(some).prompt),
        request.pinned,
    )
    filled = prompt.filled(turns_sent(turns, start, request.pinned))
    tokens = generator.count_prompt_tokens(filled.prompt)
    parts = tuple(_parts(prompt, generator.count_tokens, start))
    around = tokens - sum(part.tokens for part in parts if part.sent)
    template = PlannedPart(PartKind.TEMPLATE, max(0, around))
    context = generator.facts.context_length
    return ContextPlan(filled, (*parts, template), tokens, room, context, prompt.papers)


def _papers_room(prompt: AssistantPrompt, generator: CountsTokens, room: int) -> int:
    count = generator.count_tokens
    alone = generator.count_prompt_tokens(prompt.filled((prompt.question,)).prompt)
    free = max(0, room - alone)
    said = sum(count(turn.content) for turn in prompt.request.history)
    return max(free // 2, free - said)


def _parts(
    prompt: AssistantPrompt, count: Callable[[str], int], start: int
) -> Iterator[PlannedPart]:
    request, papers = prompt.request, prompt.papers
    yield PlannedPart(PartKind.SYSTEM, count(prompt.with_papers(NO_PAPERS).system))
    if papers.whole or papers.passages:
        told = (each for each in (papers.whole, papers.passages) if each)
        yield PlannedPart(PartKind.DOCUMENTS, sum(map(count, told)))
    for place, turn in enumerate(request.history):
        sent = place >= start or place in request.pinned
        yield PlannedPart(PartKind.TURN, count(turn.content), place, sent)
    if request.notes:
        yield PlannedPart(PartKind.NOTES, sum(map(count, request.notes)))
    yield PlannedPart(PartKind.QUESTION, count(request.text))
