"""A result put together of pieces, with the claims it makes in their places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gpt_desktop.core.annotations import Claim, DocumentSpan, Span
from gpt_desktop.core.lazy_pattern import LazyPattern

_EMPTY = LazyPattern(r"^#{1,6} [^\n]*\n*(?=#{1,6} |\Z)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Composed:
    """A text and its claims; their places count in it."""

    text: str
    claims: tuple[Claim, ...] = ()


class Composer:
    """Adds pieces one behind the other."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._claims: list[Claim] = []
        self.length = 0

    def add(self, text: str) -> None:
        """Text that claims nothing: a heading, the mark of an item."""
        self._parts.append(text)
        self.length += len(text)

    def quote(self, text: str, sources: Sequence[DocumentSpan]) -> None:
        """Words taken from the document as they are."""
        span = Span(self.length, self.length + len(text))
        self._claims.append(Claim(span, 1.0, tuple(sources)))
        self.add(text)

    def place(self, composed: Composed) -> None:
        """Another result, as it is."""
        self._claims += [moved(claim, self.length) for claim in composed.claims]
        self.add(composed.text)

    def composed(self) -> Composed:
        return Composed("".join(self._parts), tuple(self._claims))


def moved(claim: Claim, by: int) -> Claim:
    """The claim so many characters further on."""
    return replace(claim, span=Span(claim.span.start + by, claim.span.end + by))


def rewritten(composed: Composed, texts: Sequence[str | None]) -> Composed:
    """Each claim's text replaced; None takes it out, with its list item where nothing is left.

    Args:
        texts: one for each claim, in order.
    """
    composer = Composer()
    gaps: list[int] = []
    at = 0
    for claim, new in zip(composed.claims, texts, strict=True):
        composer.add(composed.text[at : claim.span.start])
        at = claim.span.end
        if new is None:
            gaps.append(composer.length)
        else:
            composer.place(Composed(new, (replace(claim, span=Span(0, len(new))),)))
    composer.add(composed.text[at:])
    return _without_gaps(composer.composed(), gaps)


def _without_gaps(made: Composed, gaps: Sequence[int]) -> Composed:
    """Take out what only held a claim that is gone: white space, a mark, an empty heading."""
    cuts = sorted((_gap(made.text, at) for at in gaps), key=lambda cut: cut.start)
    for cut in reversed(cuts):
        made = _cut(made, cut)
    return _without_empty_headings(made)


def _gap(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    line = text[start:end]
    if not any(character.isalnum() for character in line):
        return Span(start, min(len(text), end + 1))
    after = at
    while after < end and text[after].isspace():
        after += 1
    return Span(at, after)


def _cut(made: Composed, cut: Span) -> Composed:
    size = cut.end - cut.start
    text = made.text[: cut.start] + made.text[cut.end :]
    claims = [c if c.span.end <= cut.start else moved(c, -size) for c in made.claims]
    kept = text.rstrip()
    return Composed(kept, tuple(claims))


def _without_empty_headings(made: Composed) -> Composed:
    for cut in reversed([Span(*found.span()) for found in _EMPTY.finditer(made.text)]):
        made = _cut(made, cut)
    return made
