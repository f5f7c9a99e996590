"""Which turns of a conversation still fit the model's context."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gpt_desktop.core.errors import PromptTooLongError
from gpt_desktop.core.generation import ModelFacts
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.messages import Message, Role

_TURN_TOKENS = 8  # what a chat template puts around a turn, roughly
_LEAST_ANSWER = 64


def prompt_room(facts: ModelFacts, max_tokens: int | None) -> int:
    """Tokens a prompt may take: a quarter of the context at most is kept for the answer."""
    quarter = max(_LEAST_ANSWER, facts.context_length // 4)
    return facts.context_length - min(max_tokens or quarter, quarter)


def first_fitting_turn(
    turns: Sequence[Message],
    room: int,
    count_tokens: Callable[[str], int],
    count_prompt: Callable[[Sequence[Message]], int],
    pinned: Sequence[int] = (),
) -> int:
    """Index of the oldest turn that is sent beside pinned ones; the person's, or the last one.

    Turns go in steps of half the room, so that the beginning of the prompt, which
    the model's cache holds, stays the same for several answers.

    Args:
        pinned: indices of turns that are sent in any case.

    Raises:
        PromptTooLongError: the last turn is too long, alone or beside the pinned ones.
    """
    last = len(turns) - 1
    alone = count_prompt(turns_sent(turns, last, pinned))
    if alone > room:
        raise too_long(alone, room) if not pinned else _pinned_too_long(alone, room)
    costs = [
        0 if place in pinned else count_tokens(turn.content) + _TURN_TOKENS
        for place, turn in enumerate(turns[:last])
    ]
    excess = alone + sum(costs) - room
    start = 0
    if excess > 0:
        step = max(1, room // 2)
        to_drop = -(-excess // step) * step
        dropped = 0
        while start < last and dropped < to_drop:
            dropped += costs[start]
            start += 1
        start = _at_question(turns, start)
    while start < last and count_prompt(turns_sent(turns, start, pinned)) > room:
        start = _at_question(turns, start + 1)
    return start


def turns_sent(turns: Sequence[Message], start: int, pinned: Sequence[int]) -> tuple[Message, ...]:
    """The pinned ones before a place, and all from there on."""
    return (*(turns[place] for place in sorted(pinned) if place < start), *turns[start:])


def _pinned_too_long(tokens: int, room: int) -> PromptTooLongError:
    return PromptTooLongError(
        tr("The question and what is pinned are too long for this model."),
        tr(
            "Together they have {tokens} tokens; {room} fit.",
            tokens=f"{tokens:,}",
            room=f"{room:,}",
        ),
        tr("Unpin a message, or shorten the question."),
        prompt_tokens=tokens,
        available=room,
    )


def too_long(tokens: int, room: int) -> PromptTooLongError:
    """The error for a text the model cannot take in one piece."""
    return PromptTooLongError(
        tr("The text is too long for this model."),
        tr("It has about {tokens} tokens; {room} fit.", tokens=f"{tokens:,}", room=f"{room:,}"),
        tr("Shorten it, or give it to Summarize as a document."),
        prompt_tokens=tokens,
        available=room,
    )


def _at_question(turns: Sequence[Message], start: int) -> int:
    while start < len(turns) - 1 and turns[start].role is not Role.USER:
        start += 1
    return start
