"""Further ways to say a text, drawn together."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from typing import Protocol

from gpt_desktop.core.abilities import answer_each
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.piecewise import TextPiece
from gpt_desktop.core.tasks.shaping import Shaper

# The first is the most probable; the others must differ from it.
_TEMPERATURE = 0.8


class Asks(Protocol):
    """What the model is asked for a paragraph."""

    def prompt_of(self, piece: str) -> FilledPrompt: ...

    def most_tokens(self, piece: str) -> int: ...

    def shaper_of(self, piece: str) -> Shaper: ...


def drawn_rewordings(
    run: GenerationRun, asks: Asks, pieces: list[TextPiece], count: int
) -> Generator[TaskEvent, None, list[str]]:
    """As many texts, each of an answer to every piece; none where it was cancelled."""
    prompts = [asks.prompt_of(piece.text) for piece in pieces] * count
    most = [asks.most_tokens(piece.text) for piece in pieces] * count
    shapers = [asks.shaper_of(piece.text) for _ in range(count) for piece in pieces]
    params = [
        replace(one, temperature=_TEMPERATURE, seed=((one.seed or 0) + number) % 2**32)
        for number, one in enumerate(run.batch_params(list(zip(prompts, most, strict=True))))
    ]
    ends = [CancelToken() for _ in prompts]
    texts = [""] * len(prompts)
    over = 0
    yield Progressed(Phase.WRITING, over, len(prompts), Unit.STEPS)
    filled = [each.prompt for each in prompts]
    for number, delta in answer_each(run.generator, filled, params, run.token, ends):
        shaper = shapers[number]
        texts[number] += shaper.feed(delta.text)
        if delta.finish is not None:
            texts[number] += shaper.finish()
            run.note_usage(delta)
            over += 1
            yield Progressed(Phase.WRITING, over, len(prompts), Unit.STEPS)
        elif shaper.full:
            ends[number].cancel()
    if run.token.cancelled:
        return []
    size = len(pieces)
    return [
        "".join(
            text + piece.after
            for text, piece in zip(texts[first : first + size], pieces, strict=True)
        )
        for first in range(0, len(texts), size)
    ]
