"""Short ways to ask an engine and to look at what it answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, FinishReason, SamplingParams, TextGenerator, Usage
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role

GREEDY = SamplingParams(temperature=0, repetition_penalty=1, max_tokens=24, loop_guard=False)


@dataclass(frozen=True)
class Asked:
    """A whole answer."""

    text: str
    token_ids: tuple[int, ...]
    finish: FinishReason
    usage: Usage
    prefilled: tuple[tuple[int, int], ...]


def gathered(deltas: Sequence[Delta]) -> Asked:
    """Put deltas together, checking that only the last one is an ending."""
    *before, last = deltas
    assert all(delta.finish is None and delta.usage is None for delta in before)
    assert last.finish is not None
    assert last.usage is not None
    return Asked(
        text="".join(delta.text for delta in deltas),
        token_ids=tuple(id_ for delta in deltas for id_ in delta.token_ids),
        finish=last.finish,
        usage=last.usage,
        prefilled=tuple(delta.prefilled for delta in deltas if delta.prefilled),
    )


def ask(
    generator: TextGenerator,
    prompt: Prompt,
    params: SamplingParams = GREEDY,
    token: CancelToken | None = None,
) -> Asked:
    """Generate to the end."""
    return gathered(list(generator.generate(prompt, params, token or CancelToken())))


def chat(*contents: str, opening: str = "") -> ChatPrompt:
    """A conversation that begins with a question; turns alternate."""
    roles = (Role.USER, Role.ASSISTANT)
    messages = [Message(roles[i % 2], content) for i, content in enumerate(contents)]
    return ChatPrompt(tuple(messages), opening)
