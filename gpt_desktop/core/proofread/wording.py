"""A sentence as words with their places, as the generators read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from gpt_desktop.core.proofread.candidate import Candidate, Kind

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, with what stands in it of apostrophes.

    Attributes:
        alone: nothing but blanks parts it from the word before, so that both belong together.
    """

    text: str
    start: int
    follows: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def lower(self) -> str:
        """In small letters, with straight apostrophes."""
        return self.text.lower().replace("’", "'")


class Wording:
    """A sentence. Changes are named by its words."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words; digits and signs are none."""
        found: list[Word] = []
        for match in _WORD.finditer(self.text):
            between = self.text[found[-1].end : match.start()] if found else None
            found.append(Word(match[0], match.start(), between is not None and not between.strip()))
        return tuple(found)

    def before(self, place: int, distance: int = 1) -> str:
        """A word before one, in small letters; "" where a sign or the beginning is between."""
        for step in range(distance):
            if place - step < 1 or not self.words[place - step].follows:
                return ""
        return self.words[place - distance].lower

    def after(self, place: int, distance: int = 1) -> str:
        """A word after one, in small letters; "" where a sign or the end is between."""
        if place + distance >= len(self.words):
            return ""
        if not all(self.words[place + step].follows for step in range(1, distance + 1)):
            return ""
        return self.words[place + distance].lower

    def replaced(
        self, place: int, after: str, kind: Kind, *, known: bool = False, reason: str = ""
    ) -> Candidate:
        """Another word in place of one, with a capital where that has one."""
        word = self.words[place]
        return Candidate(word.start, word.text, _cased(after, word.text), kind, known, reason)

    def inserted(self, place: int, words: str, kind: Kind, *, known: bool = False) -> Candidate:
        """Words before one; a capital at the beginning goes over to them."""
        word = self.words[place]
        if place == 0 and word.text[:1].isupper() and word.text[1:] == word.text[1:].lower():
            after = f"{_cased(words, word.text)} {word.text.lower()}"
            return Candidate(word.start, word.text, after, kind, known)
        return Candidate(word.start, "", words + " ", kind, known)

    def removed(self, place: int, kind: Kind, *, known: bool = False) -> Candidate | None:
        """Without a word; None where it is the last one before a sign or the end."""
        if place + 1 >= len(self.words) or not self.words[place + 1].follows:
            return None
        word, following = self.words[place], self.words[place + 1]
        if place == 0 and word.text[:1].isupper():
            after = following.text[:1].upper() + following.text[1:]
            return Candidate(word.start, self.text[word.start : following.end], after, kind, known)
        return Candidate(word.start, self.text[word.start : following.start], "", kind, known)

    def spanned(
        self, first: int, last: int, after: str, kind: Kind, *, known: bool = False
    ) -> Candidate:
        """Other words in place of several, from one to another, both included."""
        start, end = self.words[first].start, self.words[last].end
        cased = _cased(after, self.words[first].text)
        return Candidate(start, self.text[start:end], cased, kind, known)


def _cased(word: str, like: str) -> str:
    if like[:1].isupper() and not (like == "I" and word != "I'm"):
        return word[:1].upper() + word[1:]
    return word
