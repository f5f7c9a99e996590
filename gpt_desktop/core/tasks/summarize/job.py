"""What all steps of one summary share."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256

from gpt_desktop.core.parts import PartStore
from gpt_desktop.core.prompts import FilledPrompt, PromptBook
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.summarize.options import SummaryWish

SENTENCE_TOKENS = 60


@dataclass(frozen=True, slots=True)
class SummaryLength:
    """How much to write.

    Attributes:
        sentences: of the whole summary, at most.
        asked: how the prompt asks for it; small models do better unasked.
        nutshell: sentences of the shortest form.
        outline_items: under each heading of an outline, at most.
        listed: dates, figures, decisions or actions that are listed, at most.
    """

    sentences: int
    asked: str
    nutshell: int
    outline_items: int
    listed: int


LENGTHS = {
    "short": SummaryLength(2, " in two sentences", 1, 1, 5),
    "medium": SummaryLength(5, "", 2, 2, 10),
    "long": SummaryLength(10, "", 2, 3, 30),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One run of the task.

    Attributes:
        store: keeps sections' notes, or None.
        heading: the mark before a heading of the result.
    """

    run: GenerationRun
    prompts: PromptBook
    wish: SummaryWish
    store: PartStore | None = None
    heading: str = "## "

    @property
    def length(self) -> SummaryLength:
        return LENGTHS[self.wish.length]

    def stopped(self) -> bool:
        """Whether the person stopped it."""
        return self.run.token.cancelled

    def count_tokens(self, text: str) -> int:
        return self.run.generator.count_tokens(text)

    def filled(self, text: str, length: str) -> FilledPrompt:
        """The prompt that asks for a summary of a text."""
        focus = f"Write about this only: {self.wish.focus}." if self.wish.focus else ""
        wish = " ".join(part for part in (self.wish.instruction, focus) if part)
        values = {"text": text, "length": length, "wish": wish}
        return self.prompts["summarize"].fill(self.run.generator.facts.prompt_style, values)

    def key(self, filled: FilledPrompt, most: int) -> str:
        """Under which the answer to a prompt is kept; "" where each answer is another one."""
        [params] = self.run.batch_params([(filled, most)])
        if params.temperature > 0:
            return ""
        params = replace(params, seed=0)  # which changes nothing without a temperature
        facts = self.run.generator.facts
        told = [facts.id, facts.sha256, filled.version, repr(filled.prompt), repr(params)]
        return sha256(json.dumps(told).encode()).hexdigest()
