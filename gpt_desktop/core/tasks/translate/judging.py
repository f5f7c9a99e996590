"""What is wrong with a segment's translation, and which of several is the best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.generation import FinishReason
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.tasks.translate.asked import Wanted
from gpt_desktop.core.tasks.translate.examples_shown import ExamplesShown
from gpt_desktop.core.translation.check import check_translation
from gpt_desktop.core.translation.pair import Pair
from gpt_desktop.core.translation.segments import SourceSegment

EMPTY, CUT, LOOP = "empty", "cut", "repeated"
# By the check's name: what makes a translation no translation, and what was lost of it. Any
# other counts 1.
_WORTH = {
    **dict.fromkeys((EMPTY, "copied", "not-translated", "wrong-language", "wrong-script"), 8),
    **dict.fromkeys((LOOP, "obeyed", "prompt-words"), 6),
    **dict.fromkeys(("numbers", "dates", "addresses", "placeholders", "tags", "code", "term"), 2),
    **dict.fromkeys(("missing", "negation", CUT), 2),
}


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
        return sum(_WORTH.get(check.name, 1) for check in self.checks)


def judged(
    segment: SourceSegment, language: str, wanted: Wanted, drawn: Drawn, shown: ExamplesShown
) -> Judged:
    """Check it. Where nothing was written the source's words stand there, and it says so."""
    text = drawn.text.strip()
    if not text:
        none = Check(EMPTY, tr("The model gave no translation: these are the original’s words."))
        return Judged(segment.text, (none,))
    pair = Pair(language, wanted.target.code)
    leaked = _leaks(segment.text, text, shown)
    found = (*_ends(drawn), *leaked, *check_translation(segment.text, text, pair, wanted.terms))
    return Judged(text, tuple({check.name + check.words: check for check in found}.values()))


def best(candidates: Sequence[Judged]) -> Judged:
    """The one with the least faults; the first of those that are as good."""
    return min(candidates, key=lambda each: each.faults)


def _leaks(source: str, text: str, shown: ExamplesShown) -> tuple[Check, ...]:
    if not shown.said_again(source, text):
        return ()
    return (
        Check("prompt-words", tr("This is an example the model was shown, not a translation.")),
    )


def _ends(drawn: Drawn) -> tuple[Check, ...]:
    if drawn.finish is FinishReason.LOOP:
        return (Check(LOOP, tr("The model began to repeat itself.")),)
    if drawn.finish in (FinishReason.END, FinishReason.STOP_STRING):
        return ()
    return (Check(CUT, tr("The translation stopped before its end.")),)
