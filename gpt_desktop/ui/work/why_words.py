"""How "Why these words" says what was measured, and no more."""

from __future__ import annotations

from math import exp

from gpt_desktop.core.annotations import AskedPart, LeftOut
from gpt_desktop.core.i18n import mark, tr

KINDS = {
    AskedPart.SYSTEM: mark("Instruction"),
    AskedPart.EARLIER: mark("Said before"),
    AskedPart.QUESTION: mark("Asked"),
    AskedPart.TEXT: mark("Prompt"),
}
_SAME = 0.005  # nats; less is below what is worth telling
_BLANKS = str.maketrans({" ": "␣", "\n": "↵", "\t": "⇥"})


def change_words(part: LeftOut) -> str:
    """By how much each word would have been more or less probable without a part."""
    if abs(part.change) < _SAME:
        return tr("Without this part the same words would have been as probable.")
    times = f"{exp(abs(part.change)):.2f}"
    if part.change < 0:
        return tr(
            "Without this part each of the same words would have been {times} times less "
            "probable, on average.",
            times=times,
        )
    return tr(
        "Without this part each of the same words would have been {times} times more "
        "probable, on average.",
        times=times,
    )


def change_short(part: LeftOut) -> str:
    """The same in a few signs: ``÷ 1.30``, ``× 1.05``."""
    if abs(part.change) < _SAME:
        return "="
    return f"{'÷' if part.change < 0 else '×'} {exp(abs(part.change)):.2f}"


def percent(logprob: float) -> str:
    """A probability as people read it."""
    value = 100 * exp(logprob)
    return f"{value:.0f} %" if value >= 10 else f"{value:.1f} %"


def token_words(text: str) -> str:
    """A token so that its blanks are seen."""
    if "\ufffd" in text:
        return tr("(part of a character)")
    return text.translate(_BLANKS) or tr("(sign without letters)")
