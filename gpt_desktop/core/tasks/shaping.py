"""Shapes an answer while it streams: what small models get wrong about form, put right."""

from __future__ import annotations

import re
from typing import Protocol

from gpt_desktop.core.sentences import SentenceScanner

_CHATTER_OPENERS = (
    "sure",
    "certainly",
    "of course",
    "here is",
    "here's",
    "here are",
    "below is",
    "the following",
    "summary:",
    "translation:",
    "rewritten",
    "revised",
    "output:",
)
_CHATTER = re.compile(r"^[^\n.!?]{0,60}[.!,]?[^\n:.!?]{0,100}:[ \t]*(\n+|(?=\S))")
_LONGEST_CHATTER = 160
_MARKER = re.compile(r"^(?:[-*•–+]|\d{1,2}[.)])[ \t]+")
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
    """Drops leading white space, and an introduction such as “Here is the summary:”.

    With ``max_sentences`` the text ends after so many; with ``one_line`` at the first break.
    """

    def __init__(
        self, *, max_sentences: int | None = None, one_line: bool = False, chatter: bool = False
    ) -> None:
        self._max_sentences = max_sentences
        self._one_line = one_line
        self._begun = False
        self._drops_chatter = chatter
        self._held = ""
        self._space = ""
        self._sentences = 0
        self._scanner = SentenceScanner()
        self.full = False

    def feed(self, text: str) -> str:
        if self.full:
            return ""
        if not self._begun:
            self._held = (self._held + text).lstrip()
            if not self._held or (self._drops_chatter and _may_be_chatter(self._held)):
                return ""
            text = self._begin()
        return self._pass(text)

    def finish(self) -> str:
        return "" if self._begun or self.full else self._pass(self._begin())

    def _begin(self) -> str:
        self._begun = True
        held, self._held = self._held, ""
        return strip_chatter(held) if self._drops_chatter else held

    def _pass(self, text: str) -> str:
        shown: list[str] = []
        for character in text:
            if self._scanner.begins_before(character):
                self._sentences += 1
                self.full = self._sentences == self._max_sentences
            self.full = self.full or (self._one_line and character == "\n")
            if self.full:
                break
            # White space waits for what follows, so that none is left at the end.
            if character.isspace():
                self._space += character
            else:
                shown.append(self._space + character)
                self._space = ""
        return "".join(shown)


class BulletShaper:
    """One list item a sentence, whatever the model writes: prose, dashes or numbers."""

    def __init__(self, max_items: int | None = None, marker: str = "- ") -> None:
        self._max_items = max_items
        self._marker = marker
        self._intro = PlainShaper(chatter=True)
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
        if self._inside or self.full or not held or held.isdigit() or held in "-*•–+":
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


def strip_chatter(text: str) -> str:
    """The text without a first line that only announces it."""
    if not text.casefold().startswith(_CHATTER_OPENERS):
        return text
    return _CHATTER.sub("", text, count=1).lstrip()


def _may_be_chatter(text: str) -> bool:
    """Whether more text is needed to tell an announcement from the answer."""
    start = text.casefold()
    begins = any(start.startswith(opener) for opener in _CHATTER_OPENERS)
    could_begin = any(opener.startswith(start) for opener in _CHATTER_OPENERS)
    if not begins:
        return could_begin
    line, newline, after = text.partition("\n")
    decided = (newline and after.strip()) or len(text) > _LONGEST_CHATTER
    announced = re.search(r":[ \t]*\S", line)
    return not (decided or announced)
