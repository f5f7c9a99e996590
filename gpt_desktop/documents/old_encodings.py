"""Which encoding from before UTF-8 a text is in, told by the language it then is."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from gpt_desktop.documents.written_languages import WRITTEN_LANGUAGES, WrittenLanguage

_SURE = 0.2
_LETTERS = 4000  # read of each decoding
_PUNCTUATION = frozenset("“”‘’„‚«»‹›–—…·•§°©®€£™№½²³´\u00a0")
_SIGNS = frozenset(("Cc", "Cn", "Co", "Cs", "So", "Sm", "Sk", "Sc"))
_BETWEEN_WORDS = re.compile(r"[\s!-/:-@\[-`{-~“”„«»…]+")
_LATER = 0.015  # less for each encoding that is less usual
_RARER = 0.001  # less for each language further down the table
_WORDS_COUNT = 2.0
_NO_TEXT = -9.0
_WIDE = ("utf-16-le", "utf-16-be")
# Of Latin letters beyond ASCII a language has few; of the others all can be read aloud.
_OF_THE_SCRIPT = {"LATIN": -1.0, "CJK": 0.25, "HANGUL": 0.4}


def old_encoding(sample: bytes) -> str | None:
    """The encoding in which bytes are text of some language.

    Each encoding is tried: the letters it makes have to be those of one of the languages it was
    made for, in words of that language.

    Args:
        sample: some thousand bytes, with some beyond ASCII.

    Returns:
        None where no reading is convincing.
    """
    return _likest(sample, _by_encoding())


def wide_encoding(sample: bytes) -> str | None:
    """The same of text in UTF-16 without a mark."""
    every = [(_Known(language), 0.0) for language in WRITTEN_LANGUAGES]
    return _likest(sample, dict.fromkeys(_WIDE, every))


def _likest(sample: bytes, tried: Mapping[str, Sequence[tuple[_Known, float]]]) -> str | None:
    best, found = _SURE, None
    for encoding, languages in tried.items():
        reading = _decoded(sample, encoding)
        if reading is None:
            continue
        for language, later in languages:
            score = _likeness(reading, language) - later
            if score > best:
                best, found = score, encoding
    return found


@cache
def _by_encoding() -> Mapping[str, list[tuple[_Known, float]]]:
    table: dict[str, list[tuple[_Known, float]]] = {}
    for rank, language in enumerate(WRITTEN_LANGUAGES):
        known = _Known(language)
        for place, encoding in enumerate(language.encodings):
            table.setdefault(encoding, []).append((known, place * _LATER + rank * _RARER))
    return table


class _Known:
    """A language's letters and words, as sets."""

    def __init__(self, language: WrittenLanguage) -> None:
        self.letters = frozenset(language.letters)
        self.words = frozenset(language.words.split())
        self.script = _script(language.letters[0])


def _decoded(sample: bytes, encoding: str) -> _Reading | None:
    text = sample.decode(encoding, "replace")[:_LETTERS]
    # A sample may end within a letter.
    if text.endswith("\ufffd"):
        text = text[:-1]
    if text.count("\ufffd") * 50 > len(text):
        return None
    return _Reading(unicodedata.normalize("NFC", text))


class _Reading:
    """What one encoding makes of the bytes."""

    def __init__(self, text: str) -> None:
        self.strange = [
            (before, letter, after)
            for before, letter, after in zip(" " + text, text, text[1:] + " ", strict=False)
            if not letter.isascii()
        ]
        self.letters = Counter(letter for _, letter, _ in self.strange)
        words = [word.lower() for word in _BETWEEN_WORDS.split(text)]
        self.words = [word for word in words if not word.isdigit()]
        self.word_letters = sum(map(len, self.words))
        self.faults = sum(_faults(self.strange))


def _faults(strange: list[tuple[str, str, str]]) -> Iterator[float]:
    """What no language does, by how bad it is."""
    for before, letter, after in strange:
        if letter.isalpha():
            # A small letter before a capital one, two scripts in a word, or all in capitals.
            if letter.isupper():
                yield 0.7 if before.islower() else 0.1 * before.isupper()
            elif letter.islower() and after.isupper():
                yield 0.7
            if _mixed(letter, before) or _mixed(letter, after):
                yield 1
        elif letter not in _PUNCTUATION and unicodedata.category(letter) in _SIGNS:
            yield 1.5 + (before.isalpha() or after.isalpha())
        elif letter != "’" and before.isalpha() and after.isalpha() and not _joins(letter):
            yield 1


def _mixed(letter: str, beside: str) -> bool:
    return beside.isascii() and beside.isalpha() and _script(letter) not in ("LATIN", "CJK")


def _joins(letter: str) -> bool:
    """Whether it may stand between letters: vowel signs, and what is written without blanks."""
    return unicodedata.category(letter) in ("Mn", "Mc") or unicodedata.east_asian_width(letter) in (
        "W",
        "F",
    )


@cache
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "").split(" ")[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA") else name


def _likeness(reading: _Reading, language: _Known) -> float:
    if not reading.strange:
        return _NO_TEXT
    score = -reading.faults
    for letter, times in reading.letters.items():
        if letter.lower() in language.letters or letter in language.letters:
            score += times
        elif letter in _PUNCTUATION:
            score += 0.8 * times
        elif letter.isalpha():
            score += _other_letter(letter, language) * times
    score /= len(reading.strange)
    if reading.word_letters and language.words:
        known = sum(len(word) for word in reading.words if word in language.words)
        score += _WORDS_COUNT * known / reading.word_letters
    return score


def _other_letter(letter: str, language: _Known) -> float:
    """What a letter counts that is not a frequent one of the language."""
    script = _script(letter)
    if script != language.script:
        return -1
    return _OF_THE_SCRIPT.get(script, 0)
