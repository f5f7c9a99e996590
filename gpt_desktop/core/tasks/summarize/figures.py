"""Key dates and figures, each with the sentence that says it: found by code, not written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest

from gpt_desktop.core.documents import BlockKind
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.tasks.summarize.composed import Composed, Composer
from gpt_desktop.core.trust.dates import Moment, find_moments
from gpt_desktop.core.trust.quantities import Quantity, find_quantities
from gpt_desktop.core.trust.source import SourceSentence, SourceText

_MARK = LazyPattern(r"^(?:[-*•–]|\d{1,3}[.)](?!\d)|[一二三四五六七八九十]{1,3}、)\s*")
_LONGEST = 240  # characters of a sentence that is shown
_MOST_NAMED = 3  # dates or figures before a sentence
_MONEY = frozenset(("dollar", "euro", "pound", "yuan", "yen", "franc", "krona"))
_MEASURE, _PERCENT, _SUM, _LARGE, _COUNT = 1.5, 2.0, 3.0, 1.2, 0.6
_LARGE_FROM = 100
_COUNT_FROM = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence and the parts of it that are dates or figures, the weightiest first."""

    sentence: SourceSentence
    named: tuple[str, ...]
    weight: float


def figures_of(source: SourceText, most: int, heading: str = "## ") -> Composed:
    """Lists of dates and of figures, in the order of the document; empty where there are none.

    Args:
        most: sentences of each list.
        heading: the mark before their titles.
    """
    sentences = [each for each in source.sentences if each.kind is not BlockKind.HEADING]
    composer = Composer()
    for title, found in (
        (tr("Dates"), _chosen(_dated(sentences), most)),
        (tr("Figures"), _chosen(_figured(sentences), most)),
    ):
        if not found:
            continue
        composer.add(("\n" if composer.length else "") + f"{heading}{title}\n\n")
        for each in found:
            composer.add(f"- **{' · '.join(each.named)}**: ")
            words = shortened(without_mark(each.sentence.text), each.named[0])
            composer.quote(words, (each.sentence.place,))
            composer.add("\n")
    made = composer.composed()
    return Composed(made.text.rstrip("\n"), made.claims)


def key_figure(text: str) -> str:
    """The weightiest figure of a text as it writes it, or ""."""
    return max(_weighed_figures(text), key=lambda each: each[1], default=("", 0.0))[0]


def shortened(sentence: str, around: str) -> str:
    """A sentence on one line; a long one is cut to what stands around a part of it."""
    line = " ".join(sentence.split())
    if len(line) <= _LONGEST:
        return line
    at = max(0, line.find(" ".join(around.split())))
    start = max(0, min(at - _LONGEST // 3, len(line) - _LONGEST))
    start = line.find(" ", start) + 1 if start else 0
    end = min(len(line), start + _LONGEST)
    end = line.rfind(" ", start, end) if end < len(line) and " " in line[start:end] else end
    return ("… " if start else "") + line[start:end] + (" …" if end < len(line) else "")


def without_mark(sentence: str) -> str:
    """A list item without its own mark, which would stand behind ours."""
    return _MARK.sub("", sentence)


def _dated(sentences: Sequence[SourceSentence]) -> Iterator[Found]:
    for sentence in sentences:
        moments = [each for each in find_moments(sentence.text) if _telling(each)]
        ranked = sorted(moments, key=lambda each: (-_moment_weight(each), each.start))
        named = _distinct(sentence.text[each.start : each.end] for each in ranked)
        if named:
            yield Found(sentence, named, _moment_weight(ranked[0]))


def _figured(sentences: Sequence[SourceSentence]) -> Iterator[Found]:
    for sentence in sentences:
        text = without_mark(sentence.text)
        weighed = sorted(_weighed_figures(text), key=lambda each: -each[1])
        telling = [figure for figure, weight in weighed if weight * 2 >= weighed[0][1]]
        named = _distinct(telling)
        if named:
            yield Found(sentence, named, weighed[0][1] + 0.1 * len(named))


def _weighed_figures(text: str) -> list[tuple[str, float]]:
    taken = [(each.start, each.end) for each in find_moments(text)]
    weighed = ((each, _quantity_weight(each)) for each in find_quantities(text, taken))
    return [(text[each.start : each.end], weight) for each, weight in weighed if weight > 0]


def _telling(moment: Moment) -> bool:
    """Whether it is a day, a month or a year; a weekday or an hour alone is no key date."""
    return any(part in moment.parts() for part in ("year", "month", "day", "quarter"))


def _moment_weight(moment: Moment) -> float:
    parts = moment.parts()
    exact = 1.0 if "day" in parts and "month" in parts else 0.0
    return exact + 0.5 * ("year" in parts) + 0.2 * len(parts)


def _quantity_weight(quantity: Quantity) -> float:
    """How much a number weighs: sums of money most, which one of several it is nothing."""
    if quantity.ordinal:
        return 0.0
    if quantity.unit is not None:
        if quantity.unit.kind in _MONEY:
            return _SUM
        return _PERCENT if quantity.unit.kind == "percent" else _MEASURE
    size = max(abs(reading) for reading in quantity.readings)
    return _LARGE if size >= _LARGE_FROM else _COUNT if size >= _COUNT_FROM else 0.0


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(each.split()) for each in words))[:_MOST_NAMED]


def _chosen(found: Iterator[Found], most: int) -> list[Found]:
    """The weightiest, sentences that come twice once, as the document has them."""
    distinct = {" ".join(each.sentence.text.split()).casefold(): each for each in found}
    best = nlargest(most, distinct.values(), key=lambda each: (each.weight, -each.sentence.number))
    return sorted(best, key=lambda each: each.sentence.number)
