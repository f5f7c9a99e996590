"""The one further try at a segment that a check failed.

Of 21 failed segments with numbers, addresses, tags and code, Gemma 3 270M mended 7 with marks in
their places, 6 when drawn twice, and 11 by either; forcing them by a pattern mended none (they
came after the sentence), naming them in the prompt 2. Marks from the start on are no better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from gpt_desktop.core.prompts import PromptBook
from gpt_desktop.core.tasks.generation_run import GenerationRun
from gpt_desktop.core.tasks.translate.asked import Asked, Wanted
from gpt_desktop.core.tasks.translate.drawing import Draw
from gpt_desktop.core.tasks.translate.drawn_segment import segment_draw
from gpt_desktop.core.tasks.translate.judging import Drawn
from gpt_desktop.core.translation.protected import protected_items

_PLAIN = (0.4, 0.7)  # temperatures
_BESIDE_MARKED = 0.5
_MARK = re.compile(r"\{(\d+)\}")


@dataclass(frozen=True, slots=True)
class Repair:
    """Another way to write a segment.

    Attributes:
        items: what stands in the source where the model is shown ``{0}``, ``{1}`` and so on.
    """

    draw: Draw
    items: tuple[str, ...] = ()

    def restored(self, drawn: Drawn) -> Drawn:
        """With the items in their places; nothing where one is lost or a mark is too many."""
        numbers = [str(number) for number in range(len(self.items))]
        if self.items and sorted(_MARK.findall(drawn.text)) != sorted(numbers):
            return Drawn("", drawn.finish)
        text = _MARK.sub(self._item, drawn.text) if self.items else drawn.text
        return Drawn(text, drawn.finish)

    def _item(self, mark: re.Match[str]) -> str:
        return self.items[int(mark[1])]


def repairs(book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked) -> list[Repair]:
    """What is written together, of which the best is taken."""
    marked, items = with_marks(asked.text)
    if not items:
        return [Repair(_drawn(book, run, wanted, asked, each)) for each in _PLAIN]
    shown = replace(asked, text=marked)
    return [
        Repair(segment_draw(book, run, wanted, shown), items),
        Repair(_drawn(book, run, wanted, asked, _BESIDE_MARKED)),
    ]


def with_marks(text: str) -> tuple[str, tuple[str, ...]]:
    """The text with marks in the place of all that must stay, and what they stand for."""
    parts, end = [], 0
    items = protected_items(text)
    for number, item in enumerate(items):
        parts += [text[end : item.span.start], _mark(number)]
        end = item.span.end
    return "".join([*parts, text[end:]]), tuple(item.text for item in items)


def _mark(number: int) -> str:
    return f"{{{number}}}"


def _drawn(
    book: PromptBook, run: GenerationRun, wanted: Wanted, asked: Asked, temperature: float
) -> Draw:
    return replace(segment_draw(book, run, wanted, asked), temperature=temperature)
