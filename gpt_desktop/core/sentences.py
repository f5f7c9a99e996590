"""Where sentences end, found while text is still coming."""

from __future__ import annotations

import re

_LATIN_ENDS = ".!?…"
_WIDE_ENDS = "。！？｡"
_CLOSERS = "\"'”’)]}»」』）】》〉"
_MARKS = re.escape(_LATIN_ENDS + _WIDE_ENDS + _CLOSERS)
# What may be read in one go: a word up to a mark, white space.
_RUNS = re.compile(rf"[^\s{_MARKS}]+|\s+|.", re.DOTALL)
_TITLES = ("mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr")
_SHORT_FORMS = ("vs", "etc", "e.g", "i.e", "fig", "vol", "pp", "approx", "u.s", "u.k", "a.m", "p.m")
_ABBREVIATIONS = frozenset(_TITLES + _SHORT_FORMS)
# Short for a word only within a sentence and before a number, as in "invoice no. 2217".
_BEFORE_NUMBERS = frozenset(("no", "nos", "nr", "art", "para", "sec"))


class SentenceScanner:
    """Reads characters one at a time and says where a new sentence begins.

    Wide (CJK) marks end a sentence at once; Latin ones where white space follows, but not
    after an abbreviation or an initial. A blank line is for the caller to judge.
    """

    def __init__(self) -> None:
        self._word = ""
        self._words = 0
        self._waits = False  # for the next character, which tells whether the last mark ended it
        self._ended = ""  # "" inside a sentence, else the kind of mark that may have ended it

    def begins_before(self, character: str) -> bool:
        """Whether the sentence read so far is over and does not take this character."""
        if self._ended == "wide" and character not in _CLOSERS + _WIDE_ENDS + _LATIN_ENDS:
            self._word = "" if character.isspace() else character
            self._words, self._ended = 0, ""
            return True
        if self._waits and not character.isspace():
            self._waits = False
            if not character.isdigit():
                self._word, self._words, self._ended = character, 0, ""
                return True
        if character.isspace():
            if self._ended == "latin" and self._before_number():
                self._waits, self._words = True, self._words + 1
                self._word = self._ended = ""
                return False
            over = self._ended == "latin" and not self._goes_on()
            self._words = 0 if over else self._words + bool(self._word)
            self._word = self._ended = ""
            return over
        self._word += character
        if character in _WIDE_ENDS:
            self._ended = "wide"
        elif character in _LATIN_ENDS:
            self._ended = self._ended or "latin"
        elif character not in _CLOSERS:
            self._ended = ""
        return False

    def take(self, letters: str) -> None:
        """Read on within a word: letters that are no blank and end nothing."""
        self._word += letters
        self._ended = ""

    def _before_number(self) -> bool:
        bare = self._word.lstrip("(“\"'")
        short = bare.endswith(".") and bare[:-1].casefold() in _BEFORE_NUMBERS
        return short and self._words > 0

    def _goes_on(self) -> bool:
        """Whether the word's full stop is an abbreviation's or a list number's."""
        numbered = self._words == 0 and self._word[:-1].isdigit()
        return numbered or _is_abbreviation(self._word)


def _is_abbreviation(word: str) -> bool:
    if not word.endswith("."):
        return False
    bare = word.lstrip("(“\"'").rstrip(".")
    return bare.casefold() in _ABBREVIATIONS or (len(bare) == 1 and bare.isupper())


def split_sentences(text: str) -> list[str]:
    """The sentences of a text; joined they are the text again, white space included."""
    scanner = SentenceScanner()
    sentences: list[str] = []
    start = 0
    starting = False
    for run in _RUNS.finditer(text):
        letters = run.group()
        starting = scanner.begins_before(letters[0]) or starting
        if starting and not letters[0].isspace():
            sentences.append(text[start : run.start()])
            start, starting = run.start(), False
        if len(letters) > 1 and not letters[0].isspace():
            scanner.take(letters[1:])
    if start < len(text):
        sentences.append(text[start:])
    return sentences
