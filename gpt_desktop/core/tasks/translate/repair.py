"""The one further try at a segment that a check failed."""

from __future__ import annotations

from dataclasses import replace

from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import Draw
from gpt_desktop.core.tasks.translate.drawn_segment import segment_draw

_TEMPERATURES = (0.4, 0.7)


def repair_draws(book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked) -> list[Draw]:
    """Other translations of a segment, written together, of which the best is taken."""
    return [
        replace(segment_draw(book, run, wanted, asked), temperature=each) for each in _TEMPERATURES
    ]
