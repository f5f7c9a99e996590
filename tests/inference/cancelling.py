"""Cancelling work of an engine at a moment nobody chose."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.generation import SamplingParams
from gpt_desktop.core.messages import Prompt
from gpt_desktop.inference.engine import Engine
from tests.inference.asking import ask


class CountdownToken(CancelToken):
    """Cancels itself at the start of a step of the model, which onnxruntime then gives up.

    Attributes:
        seen: steps that were begun.

    Args:
        steps: how many it lets pass.
    """

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.seen = 0
        self._steps = steps

    @contextmanager
    def calling(self, callback: Callable[[], None]) -> Iterator[None]:
        self.seen += 1
        if self.seen > self._steps:
            self.cancel()
        with super().calling(callback):
            yield


@contextmanager
def after(seconds: float) -> Iterator[CancelToken]:
    """A token that another thread cancels."""
    token = CancelToken()
    timer = threading.Timer(seconds, token.cancel)
    timer.start()
    yield token
    timer.cancel()
    timer.join()


def written(
    engine: Engine, prompts: list[Prompt], params: SamplingParams, token: CancelToken
) -> list[tuple[int, ...]]:
    """The answers' tokens, one prompt alone or several together, whole or cut off."""
    if len(prompts) == 1:
        return [ask(engine, prompts[0], params, token).token_ids]
    ids: list[list[int]] = [[] for _ in prompts]
    for number, delta in engine.generate_batch(prompts, params, token):
        ids[number] += delta.token_ids
    return [tuple(each) for each in ids]


def stopped_after(
    engine: Engine, prompts: list[Prompt], params: SamplingParams, deltas: int
) -> list[tuple[int, ...]]:
    """The answers' tokens up to a delta, whose consumer then cancels."""
    token = CancelToken()
    ids: list[list[int]] = [[] for _ in prompts]
    stream = (
        ((0, delta) for delta in engine.generate(prompts[0], params, token))
        if len(prompts) == 1
        else iter(engine.generate_batch(prompts, params, token))
    )
    for seen, (number, delta) in enumerate(stream):
        ids[number] += delta.token_ids
        if seen == deltas:
            token.cancel()
    return [tuple(each) for each in ids]


def score_quietly(engine: Engine, prompt: Prompt, text: str, token: CancelToken) -> None:
    """Score a text; a cancelled score has no result."""
    try:
        engine.score(prompt, [text], token)
    except CancelledError:
        return


def are_beginnings(parts: Iterable[tuple[int, ...]], wholes: Iterable[tuple[int, ...]]) -> bool:
    """Whether each is what the other begins with."""
    return all(part == whole[: len(part)] for part, whole in zip(parts, wholes, strict=True))
