"""Texts and what is searched for as words: case, accents and width folded, any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_LONGEST = 64  # characters of a word; longer ones are cut into several
_LONGEST_MARKS = 16
_SLICE = 8192  # characters
_INSIDE_FROM = 3  # letters from which on parts inside a word are looked for

# Accents of Latin, Greek, Cyrillic, Hebrew and Arabic; what Indian scripts write above and
# below a letter is a vowel, and stays.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    # What is not seen: soft hyphens, joiners, marks of direction, variants of a picture.
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe"}
    | dict.fromkeys("‘’‚‛`´", "'")
    | dict.fromkeys("“”„‟", '"')
)

# Scripts that do not part words by blanks: a letter is a word, and words are found as phrases.
_SINGLE = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007"
    "\u3041-\u309f\u30a1-\u30fa\u30fc-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00016fe0-\U00018dff\U0001aff0-\U0001b2ff"
    "\U00020000-\U0003ffff"
)
_VOWELS = "\u0900-\u0963\u0966-\u0dff\u0f18-\u0fbc\u1a55-\u1a7c"
# Marks that say something beside words: “100%”, “a = b”, pictures; others only part words.
_TELLING = "%&@/\\+=<>$^"
_SYMBOLS = (
    re.escape(_TELLING) + "\u00a2-\u00a9\u00ac\u00ae-\u00b1\u00d7\u00f7\u20a0-\u20cf\u2100-\u214f"
    "\u2190-\u24ff\u2580-\u2bff\U0001f000-\U0001fbff"
)
_WORD = re.compile(
    rf"(?:[^\W_{_SINGLE}]|[{_VOWELS}]){{1,{_LONGEST}}}(?:\+\+|\#)?|[{_SINGLE}]|[{_SYMBOLS}]"
)
_MARKS = re.compile(
    rf"(?:[^\w\s\x00-\x9f{_SINGLE}{_VOWELS}]|[!-/:-@\[-`{{-~]){{1,{_LONGEST_MARKS}}}"
)
# SQLite's tokenizer takes ASCII letters and digits and all that is not ASCII: other marks go
# by their wide forms, which no folded text has.
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F) if not chr(code).isalnum()}
_IN_WORDS = [(mark, chr(_WIDE[ord(mark)])) for mark in f"{_TELLING}#"]


@dataclass(frozen=True, slots=True)
class SearchText:
    """A text as it is indexed: words, and runs of marks, each parted by blanks."""

    words: str
    marks: str


@dataclass(frozen=True, slots=True)
class SearchTerm:
    """One thing that is searched for.

    Attributes:
        words: they follow one another in the text.
        whole: the first begins and the last ends as a word of the text does; otherwise the
            text's words may go on at both sides.
        marks: it stands among the marks, not among the words.
    """

    words: tuple[str, ...]
    whole: bool = False
    marks: bool = False

    @property
    def inside(self) -> bool:
        """Whether it may begin in the middle of a word: one or two letters are in every text."""
        return not self.whole and (
            self.marks
            or len(self.words) > 1
            or len(self.words[0]) >= _INSIDE_FROM
            or not self.words[0].isascii()
        )

    def found_in(self, text: SearchText) -> bool:
        """Whether the text has it."""
        looked_in = f" {text.marks if self.marks else text.words} "
        part = " ".join(self.words)
        if self.whole:
            return f" {part} " in looked_in
        return (part if self.inside else f" {part}") in looked_in


def folded(text: str) -> str:
    """The text without case, accents, width and what is not seen."""
    if text.isascii():
        return text.lower()
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKC", plain).translate(_LETTERS)


def search_text(text: str) -> SearchText:
    """A text's words and marks, to be indexed."""
    words: list[str] = []
    marks: dict[str, None] = {}
    for part in _slices(text):
        plain = folded(part)
        words += _words(plain)
        marks.update(dict.fromkeys(_marks(plain)))
    return SearchText(" ".join(words), " ".join(marks))


def may_be_in(terms: Iterable[SearchTerm], plain: str) -> bool:
    """False where a folded text surely lacks one of the terms: quick to ask."""
    words = (word for term in terms for word in term.words)
    return all(word in plain for word in words if word.isalnum())


def _slices(text: str) -> Iterator[str]:
    """The text in pieces that end with a blank where there is one.

    Python does one such piece at a time to its end; other threads come between.
    """
    start = 0
    while len(text) - start > _SLICE:
        blank = max(text.rfind(" ", start, start + _SLICE), text.rfind("\n", start, start + _SLICE))
        end = blank if blank > start else start + _SLICE
        yield text[start:end]
        start = end
    yield text[start:]


def search_terms(query: str) -> tuple[SearchTerm, ...]:
    """What a query asks for; a text must have all of it. Empty for a query of blanks.

    What stands between quotation marks is found as it is, whole words in their order; a
    quotation that is not closed yet may go on. Marks count where nothing else is asked for.
    """
    terms = [
        SearchTerm(words, whole)
        for part, whole in _parts(query)
        if (words := tuple(_words(folded(part))))
    ]
    if not terms:
        terms = [SearchTerm((run,), marks=True) for run in _marks(folded(query))]
    return tuple(dict.fromkeys(terms))


def _parts(query: str) -> Iterator[tuple[str, bool]]:
    """The query's quotations, each with whether it is closed, and what blanks part."""
    pieces = query.translate(_LETTERS).split('"')
    for number, piece in enumerate(pieces):
        if number % 2:
            yield piece, number < len(pieces) - 1
        else:
            for chunk in piece.split():
                yield chunk, False


def _words(plain: str) -> list[str]:
    words = " ".join(_WORD.findall(plain))
    for mark, wide in _IN_WORDS:
        if mark in words:
            words = words.replace(mark, wide)
    return words.split()


def _marks(plain: str) -> list[str]:
    return [run.translate(_WIDE) for run in _MARKS.findall(plain)]
