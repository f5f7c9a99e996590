"""What a rewriting altered: each fact that vanished, appeared or became another one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from gpt_desktop.core.altered.denials import DenialText, lacking_denials, turned_words
from gpt_desktop.core.altered.fact import Fact, FactKind
from gpt_desktop.core.altered.facts import TextFacts
from gpt_desktop.core.altered.lacking import figures_and_names, lacking
from gpt_desktop.core.annotations import Check, Edit, Span
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.word_diff import places_after, tokens_of, word_edits

_LONGEST_SHOWN = 60
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class Alteration:
    """A fact that one of two texts has alone, or what it became in the other.

    Attributes:
        old: of the text before, or None for what is new.
        new: of the text after, or None for what is gone.
    """

    old: Fact | None
    new: Fact | None

    @property
    def kind(self) -> FactKind:
        fact = self.old or self.new
        if fact is None:
            raise ValueError("nothing was altered")
        return fact.kind

    def check(self, before: str, after: str) -> Check:
        """What it is, in words."""
        old = _short(self.old.of(before)) if self.old else ""
        new = _short(self.new.of(after)) if self.new else ""
        if old and new:
            return Check(self.kind, tr("“{old}” became “{new}”", old=old, new=new))
        if old:
            return Check(self.kind, tr("“{old}” is gone", old=old))
        return Check(self.kind, tr("“{new}” is new", new=new))


def altered(before: str, after: str) -> tuple[Check, ...]:
    """What a person must know before they take a rewriting: each altered fact once.

    Numbers and dates count in any spelling, names in any case; quotes and addresses must be
    the same to the letter; a denial must still deny.
    """
    edits = word_edits(before, after)
    found = alterations(before, after, edits)
    return tuple(dict.fromkeys(one.check(before, after) for one in found))


def checked_edits(before: str, after: str) -> tuple[Edit, ...]:
    """The changes between two texts, each with the facts that it alters."""
    edits = word_edits(before, after)
    places = places_after(edits)
    checks: list[list[Check]] = [[] for _ in edits]
    for one in alterations(before, after, edits):
        told = one.check(before, after)
        for number in _touched(one, edits, places):
            checks[number].append(told)
    return tuple(
        replace(edit, checks=tuple(dict.fromkeys(own))) if own else edit
        for edit, own in zip(edits, checks, strict=True)
    )


def alterations(before: str, after: str, edits: Sequence[Edit]) -> tuple[Alteration, ...]:
    """All of them, those that stand in one change as one thing that became another.

    Args:
        edits: the changes from ``before`` to ``after``.
    """
    if not edits:
        return ()
    mine, theirs = TextFacts(before), TextFacts(after)
    said, says = DenialText(before), DenialText(after)
    gone = [*lacking(mine, theirs), *lacking_denials(said, says), *turned_words(said, says)]
    new = [*lacking(theirs, mine), *lacking_denials(says, said), *turned_words(says, said)]
    found = [*_paired(_apart(gone), _apart(new), edits)]
    found += _swapped(mine, theirs, edits, {one.old for one in found})
    return tuple(found)


def _apart(facts: Sequence[Fact]) -> list[Fact]:
    """Without those that stand in another one, such as a name in a quote that changed."""
    kept: list[Fact] = []
    for fact in sorted(facts, key=lambda one: (one.start, -one.end)):
        if not kept or fact.start >= kept[-1].end:
            kept.append(fact)
    return kept


def _paired(
    gone: Sequence[Fact], new: Sequence[Fact], edits: Sequence[Edit]
) -> Iterator[Alteration]:
    places = places_after(edits)
    free = list(new)
    for old in gone:
        number = _nearest(old, [edit.span for edit in edits])
        match = next(
            (one for one in free if one.kind == old.kind and _nearest(one, places) == number), None
        )
        if match is not None:
            free.remove(match)
        yield Alteration(old, match)
    for fact in free:
        yield Alteration(None, fact)


def _swapped(
    mine: TextFacts, theirs: TextFacts, edits: Sequence[Edit], known: Set[Fact | None]
) -> Iterator[Alteration]:
    """Facts that took each other's place: both texts have them all, but not of the same things.

    Only what was changed with hardly anything around it can be told from other words.
    """
    places = places_after(edits)
    olds, news = list(figures_and_names(mine)), list(figures_and_names(theirs))
    for edit, place in zip(edits, places, strict=True):
        if max(len(tokens_of(edit.before)), len(tokens_of(edit.after))) > _FEW_WORDS:
            continue
        old = next((one for one in olds if _within(one, edit.span)), None)
        new = next((one for one in news if _within(one, place)), None)
        if old is None or new is None or old.kind is not new.kind or old in known:
            continue
        alone = TextFacts(old.of(mine.text)), TextFacts(new.of(theirs.text))
        if any(lacking(*alone)):
            yield Alteration(old, new)


def _within(fact: Fact, span: Span) -> bool:
    return span.start < fact.end and fact.start < span.end


def _touched(one: Alteration, edits: Sequence[Edit], places: Sequence[Span]) -> set[int]:
    found = set()
    if one.old is not None:
        found |= _all_touching(one.old, [edit.span for edit in edits])
    if one.new is not None:
        found |= _all_touching(one.new, places)
    return found


def _all_touching(fact: Fact, spans: Sequence[Span]) -> set[int]:
    """The changes in which a fact stands, if only in part; the nearest where it is in none."""
    found = {
        number
        for number, span in enumerate(spans)
        if span.start < fact.end and fact.start < span.end
    }
    return found or {_nearest(fact, spans)}


def _nearest(fact: Fact, spans: Sequence[Span]) -> int:
    def distance(number: int) -> tuple[int, int]:
        span = spans[number]
        apart = max(0, fact.start - span.end, span.start - fact.end)
        shared = min(fact.end, span.end) - max(fact.start, span.start)
        return apart, -shared

    return min(range(len(spans)), key=distance)


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST_SHOWN else plain[: _LONGEST_SHOWN - 1] + "…"
