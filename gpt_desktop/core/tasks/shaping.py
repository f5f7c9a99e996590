"""Shapes an answer while it streams: what small models get wrong about form, put right."""

from __future__ import annotations

import re
from typing import Protocol

from gpt_desktop.core.sentences import SentenceScanner
from gpt_desktop.core.tasks.chatter import may_be_chatter, strip_chatter

_SHORTEST_REPETITION = 12  # letters; shorter sentences may well come twice
_MARKER = re.compile(r"^(?:[-*•–+]|\d{1,2}[.)])[ \t]+")
_MARKS = ("", "-", "*", "•", "–", "+")
_POSSIBLE_MARKER = re.compile(r"^(?:[-*•–+]|\d{1,2}[.)]?)?[ \t]*$")


class Shaper(Protocol):
    """Takes the model's text in pieces and gives the text to show.

    Nothing given out is taken back. ``full`` becomes true when no more text is wanted.
    """

    @property
    def full(self) -> bool: ...

    def feed(self, text: str) -> str:
        """Text to show now, possibly empty."""
        ...

    def finish(self) -> str:
        """What was still held back."""
        ...


class PlainShaper:
    """The answer without leading white space.

    Args:
        max_sentences: the text ends after so many.
        one_line: the text ends at the first line break.
        chatter: drop a first line that only announces the answer.
        distinct: end where a sentence comes a second time, and leave that out: a small
            model has begun to go round in circles.
        one_paragraph: line breaks become spaces.
        keep_space: keep the white space at the beginning, for a text that goes on.
    """

    def __init__(
        self,
        *,
        max_sentences: int | None = None,
        one_line: bool = False,
        chatter: bool = False,
        distinct: bool = False,
        one_paragraph: bool = False,
        keep_space: bool = False,
    ) -> None:
        self._max_sentences = max_sentences
        self._one_line = one_line
        self._drops_chatter = chatter
        self._distinct = distinct
        self._one_paragraph = one_paragraph
        self._begun = keep_space
        self._held = ""
        self._key = ""  # letters of the current sentence
        self._seen: list[str] = []
        self._sentences = 0
        self._scanner = SentenceScanner()
        self.full = False

    def feed(self, text: str) -> str:
        if self.full:
            return ""
        if not self._begun:
            self._held = (self._held + text).lstrip()
            if not self._held or (self._drops_chatter and may_be_chatter(self._held)):
                return ""
            text = self._begin()
        return self._pass(text)

    def finish(self) -> str:
        if self.full:
            return ""
        shown = "" if self._begun else self._pass(self._begin())
        return (shown + self._end_sentence()).rstrip()

    def _begin(self) -> str:
        self._begun = True
        held, self._held = self._held, ""
        return strip_chatter(held) if self._drops_chatter else held

    def _pass(self, text: str) -> str:
        shown = ""
        for character in text:
            if self._scanner.begins_before(character):
                shown += self._end_sentence()
                self._sentences += 1
                self.full = self.full or self._sentences == self._max_sentences
            self.full = self.full or (self._one_line and character == "\n")
            if self.full:
                break
            shown += self._take(character)
        return shown

    def _take(self, character: str) -> str:
        """Hold back white space until text follows, and what may become a repetition."""
        if character.isspace() and self._one_paragraph:
            self._held = self._held.removesuffix(" ") + " "
            return ""
        self._held += character
        if character.isalnum():
            self._key += character.casefold()
        repeating = self._distinct and any(old.startswith(self._key) for old in self._seen)
        return "" if repeating or character.isspace() else self._release()

    def _end_sentence(self) -> str:
        key, self._key = self._key, ""
        if key in self._seen:
            self.full = True
            return ""
        if self._distinct and len(key) >= _SHORTEST_REPETITION:
            self._seen.append(key)
        return self._release()

    def _release(self) -> str:
        held, self._held = self._held, ""
        return held


class BulletShaper:
    """One list item a sentence, whatever the model writes: prose, dashes or numbers."""

    def __init__(self, max_items: int | None = None, marker: str = "- ") -> None:
        self._max_items = max_items
        self._marker = marker
        self._intro = PlainShaper(chatter=True, distinct=True)
        self._items = 0
        self._held = ""
        self._space = ""
        self._inside = False
        self._scanner = SentenceScanner()
        self.full = False

    def feed(self, text: str) -> str:
        return "".join(self._take(character) for character in self._intro.feed(text))

    def finish(self) -> str:
        rest = "".join(self._take(character) for character in self._intro.finish())
        held = _MARKER.sub("", self._held + " ").strip()
        cut_marker = held in _MARKS or (self._items > 0 and held.isdigit())
        if self._inside or self.full or cut_marker:
            return rest
        return rest + self._start_item() + held

    def _take(self, character: str) -> str:
        if self.full:
            return ""
        if character == "\n" or (self._inside and self._scanner.begins_before(character)):
            self._end_item()
        if self._inside:
            return self._pass(character)
        return self._wait(character)

    def _pass(self, character: str) -> str:
        if character.isspace():
            self._space = " "
            return ""
        space, self._space = self._space, ""
        return space + character

    def _wait(self, character: str) -> str:
        """Between items: hold back until it is clear whether a marker comes first."""
        self._held = (self._held + character).lstrip()
        if _POSSIBLE_MARKER.match(self._held):
            return ""
        text = _MARKER.sub("", self._held)
        self._held = ""
        if not text or self.full:
            return ""
        shown = self._start_item()
        for each in text:
            self._scanner.begins_before(each)
            shown += self._pass(each)
        return shown

    def _start_item(self) -> str:
        self._inside = True
        self._scanner = SentenceScanner()
        return self._marker if self._items == 0 else "\n" + self._marker

    def _end_item(self) -> None:
        if not self._inside:
            return
        self._inside = False
        self._space = ""
        self._items += 1
        self.full = self._items == self._max_items
