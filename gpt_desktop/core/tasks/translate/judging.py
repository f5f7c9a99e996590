"""What is wrong with a segment's translation, and which of several is the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.notices import repeats
from gpt_desktop.core.tasks.translate.asked import Wanted
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import SourceSegment

EMPTY, CUT, COPIED, LOOP = "empty", "cut", "copied", "repeated"
_WORTHLESS = {EMPTY: 8, COPIED: 6, LOOP: 5, "language": 6, "script": 6, "obeyed": 6}
"""By the check's name; any other counts 1."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the model wrote for a segment.

    Attributes:
        finish: how it ended; None where it did not get to its end.
    """

    text: str
    finish: FinishReason | None = FinishReason.END


@dataclass(frozen=True, slots=True)
class Judged:
    """A translation and what is wrong with it."""

    text: str
    checks: tuple[Check, ...] = ()

    @property
    def faults(self) -> int:
        """How bad it is; 0 is right as far as code can see."""
        return sum(_WORTHLESS.get(check.name, 1) for check in self.checks)


def judged(segment: SourceSegment, language: str, wanted: Wanted, drawn: Drawn) -> Judged:
    """Check it. Where nothing was written the source's words stand there, and it says so."""
    text = drawn.text.strip()
    if not text:
        none = Check(EMPTY, tr("The model gave no translation: these are the original’s words."))
        return Judged(segment.text, (none,))
    checks = _form_checks(segment, drawn)
    del language, wanted
    return Judged(text, tuple({check.name: check for check in checks}.values()))


def best(candidates: Sequence[Judged]) -> Judged:
    """The one with the least faults; the first of those that are as good."""
    return min(candidates, key=lambda each: each.faults)


def pair_of(language: str, wanted: Wanted) -> Pair:
    """The pair of a segment."""
    return Pair(language, wanted.target.code)


def _form_checks(segment: SourceSegment, drawn: Drawn) -> list[Check]:
    checks = []
    if repeats(drawn.text, segment.text):
        words = tr("The model repeated the text instead of translating it.")
        checks.append(Check(COPIED, words))
    if drawn.finish is FinishReason.LOOP:
        checks.append(Check(LOOP, tr("The model began to repeat itself.")))
    elif drawn.finish in (FinishReason.LENGTH, FinishReason.CONTEXT, FinishReason.CANCELLED, None):
        checks.append(Check(CUT, tr("The translation stopped before its end.")))
    return checks
