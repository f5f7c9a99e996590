"""Generations written together: some shown by whoever drives them, some not at all."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.abilities import answer_each
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import Delta, FinishReason
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.prompts import FilledPrompt
from gpt_desktop.core.tasks.base import TaskEvent
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.shaping import Shaper
from gpt_desktop.core.tasks.translate.judging import Drawn


@dataclass(frozen=True, slots=True)
class Draw:
    """One generation.

    Attributes:
        most: tokens at most.
        temperature: None as the run samples; else drawn, with a seed of its own.
    """

    filled: FilledPrompt
    shaper: Shaper
    most: int
    temperature: float | None = None


class Drawing:
    """What has come of a generation so far."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.text = ""
        self.enough = CancelToken()
        self.finish: FinishReason | None = None

    @property
    def over(self) -> bool:
        """Whether it came to an end of its own."""
        return self.finish is not None and self.finish is not FinishReason.CANCELLED

    @property
    def drawn(self) -> Drawn:
        return Drawn(self.text, self.finish)

    def take(self, delta: Delta) -> None:
        """Add what came; a text that has enough is ended."""
        shaper = self.draw.shaper
        self.text += shaper.feed(delta.text)
        if delta.finish is None:
            if shaper.full:
                self.enough.cancel()
            return
        full = shaper.full
        self.text += shaper.finish()
        self.finish = FinishReason.END if full else delta.finish


def write_together(
    run: GenerationRun, drawings: Sequence[Drawing]
) -> Iterator[tuple[Drawing, Delta]]:
    """Each step of generations that do not need each other, noted in the run's receipt."""
    if not drawings:
        return
    draws = [each.draw for each in drawings]
    params = run.batch_params([(draw.filled, draw.most) for draw in draws])
    own = [
        replace(
            each,
            temperature=each.temperature if draw.temperature is None else draw.temperature,
            seed=((each.seed or 0) + (0 if draw.temperature is None else number)) % 2**63,
        )
        for number, (each, draw) in enumerate(zip(params, draws, strict=True))
    ]
    prompts = [draw.filled.prompt for draw in draws]
    ends = [each.enough for each in drawings]
    for number, delta in answer_each(run.generator, prompts, own, run.token, ends):
        drawing = drawings[number]
        drawing.take(delta)
        if delta.finish is not None and delta.usage is not None:
            run.note_prompt(drawing.draw.filled)
            run.note_usage(replace(delta, usage=replace(delta.usage, seed=params[0].seed or 0)))
        yield drawing, delta


def draw_unseen(
    run: GenerationRun, draws: Sequence[Draw]
) -> Generator[TaskEvent, None, list[Drawn]]:
    """Write without showing; what is not over when it is cancelled is as far as it came."""
    drawings = [Drawing(draw) for draw in draws]
    yield Progressed(Phase.COMPARING, 0, len(draws), Unit.STEPS)
    for _, delta in write_together(run, drawings):
        if delta.finish is not None and not run.token.cancelled:
            over = sum(each.over for each in drawings)
            yield Progressed(Phase.COMPARING, over, len(draws), Unit.STEPS)
    return [each.drawn for each in drawings]
