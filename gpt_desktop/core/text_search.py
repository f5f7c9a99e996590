"""Where a text has what is looked for: case, accents and width folded, any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.search_words import folded

# Marks of Markdown that are not drawn, where a word is bold, slanted, code or a link.
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_ANY_MARK = re.compile(r"[\[*_`#~]")
_MARKS = re.compile(r"\*+(?=\S)|(?<=\S)\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)|`+|^#{1,6}\s+|~~", re.M)


class TextQuery:
    """What is looked for: a phrase as it was typed, or any of its words.

    Blanks stand for any white space. An empty query is nowhere.
    """

    def __init__(self, text: str, *, words: bool = False) -> None:
        self.text = text
        parts = [re.escape(part) for part in _plain(text).split()]
        joined = (
            "|".join(sorted(set(parts), key=len, reverse=True)) if words else r"\s+".join(parts)
        )
        self._pattern = re.compile(joined) if parts else None
        self._words = [folded(part) for part in text.split()]
        self._needs = any if words else all

    def places(self, text: str) -> list[Span]:
        """All of them, in their order; none overlaps another."""
        if self._pattern is None:
            return []
        if text.isascii():
            return [Span(*found.span()) for found in self._pattern.finditer(text.lower())]
        plain = folded(text)
        if not self._needs(word in plain for word in self._words):
            return []  # most texts: asked at once, not character by character
        pieces = [_folded(character) for character in text]
        matches = list(self._pattern.finditer("".join(pieces)))
        if not matches:
            return []
        # Which character of the text each of the folded ones comes from.
        owners = [number for number, piece in enumerate(pieces) for _ in piece]
        return list(_spans(matches, owners, pieces))


def _spans(matches: list[re.Match[str]], owners: list[int], pieces: list[str]) -> Iterator[Span]:
    end = 0
    for match in matches:
        start = max(end, owners[match.start()])
        end = owners[match.end() - 1] + 1
        while end < len(pieces) and not pieces[end]:
            end += 1  # an accent belongs to the letter before it
        if start < end:
            yield Span(start, end)


def drawn_text(markdown: str) -> str:
    """Nearly what is drawn of a text in Markdown: without the marks within lines."""
    if _ANY_MARK.search(markdown) is None:
        return markdown
    return _MARKS.sub("", _LINK.sub(r"\1", markdown))


def around(text: str, places: list[Span], before: int, length: int) -> tuple[str, tuple[Span, ...]]:
    """A line of the text around the first place.

    Args:
        before: characters that may stand before it.
        length: of the line at most, without the “…”.

    Returns:
        The line, and where in it the places are.
    """
    first = places[0].start
    start = max(0, first - before)
    if start:
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else start
    cut = text[start : start + length]
    line = re.sub(r"\s", " ", cut).rstrip()
    lead = "…" if start else ""
    shift = len(lead) - start
    marked = [
        Span(place.start + shift, min(place.end, start + len(cut)) + shift)
        for place in places
        if start <= place.start < start + len(cut)
    ]
    return lead + line + ("…" if start + length < len(text) else ""), tuple(marked)


def _plain(text: str) -> str:
    return "".join(map(_folded, text))


@lru_cache(maxsize=4096)
def _folded(character: str) -> str:
    return folded(character)
