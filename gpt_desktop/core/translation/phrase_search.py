"""Finds the words of a glossary in a text, in whatever form they stand there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from gpt_desktop.core.annotations import Span
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.endings import PREFIXING
from gpt_desktop.core.translation.word_forms import (
    LONG_FROM,
    irregular_forms,
    is_form,
    is_part,
    separated,
)

# Scripts that do not part words: what is looked for is found as it is.
_UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
)
_HAS_UNPARTED = LazyPattern(f"[{_UNPARTED}]")
_HANGUL = LazyPattern("[\uac00-\ud7a3]")
# Vowels of Indian scripts and marks above letters are parts of their words.
_WORD = LazyPattern(
    rf"(?:[^\W_{_UNPARTED}]|[\u0300-\u036f\u064b-\u0652\u0900-\u0963\u0966-\u0dff])+"
)
_PLAIN = LazyPattern(r"[\w\s'’&\-‐‑.\u0300-\u036f\u064b-\u0652\u0900-\u0dff]+")
_BETWEEN = 2  # words that a sentence may put between those of a phrase
_JOINED = 6  # letters of a phrase that may stand as one word
_SMALL = 3  # letters of words that a sentence may change or leave out: "de", "du", "for"
_ACRONYM = 3


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span


def find_phrase(phrase: str, text: str, code: str) -> tuple[Span, ...]:
    """Where a phrase stands in a text: its words one after the other, each in some form.

    A capital letter in the phrase must be one in the text: “Word” is not “word”.
    """
    if _is_exact(phrase):
        return tuple(_exact_places(phrase, text, fold=phrase == phrase.lower()))
    parted = code.split("-", maxsplit=1)[0] not in PREFIXING
    if not _first_word(phrase) or (parted and not _beginnings(text).may_have(_first_word(phrase))):
        return ()  # what most of ten thousand terms are
    words, wanted = _words(text), _words(phrase)
    found = []
    for start in range(len(words) - len(wanted) + 1):
        run = words[start : start + len(wanted)]
        if all(
            _has_case(ours.text, theirs.text) and is_form(ours.text, theirs.text, code)
            for ours, theirs in zip(wanted, run, strict=True)
        ) and _follow(run, text):
            found.append(Span(run[0].span.start, run[-1].span.end))
    return tuple(found)


def has_phrase(phrase: str, text: str, code: str) -> bool:
    """Whether a text has a phrase in some form: also inflected, in a compound, or torn apart."""
    if _is_exact(phrase):
        return _has_exact(phrase, text)
    words = [word.text for word in _words(text)]
    wanted = [word.text for word in _words(phrase)]
    if len(wanted) == 1:
        return _has_word(wanted[0], words, code)
    told = [word for word in wanted if len(word) > _SMALL]
    wanted = told if len(told) > 1 else wanted
    reach = len(wanted) + _BETWEEN
    if any(
        all(_has_word(word, words[start : start + reach], code) for word in wanted)
        for start in range(max(1, len(words) - len(wanted) + 1))
    ):
        return True
    joined = "".join(wanted)
    return len(joined) >= _JOINED and any(
        is_form(joined, word, code) or is_part(joined, word, code) for word in words
    )


def has_as_it_is(phrase: str, text: str) -> bool:
    """Whether a text has a phrase letter for letter, not as a part of a longer word."""
    return any(True for _ in _exact_places(phrase, text, fold=False, endings=True))


@lru_cache(maxsize=32768)
def _is_exact(phrase: str) -> bool:
    return bool(_HAS_UNPARTED.search(phrase)) or not _PLAIN.fullmatch(phrase)


@lru_cache(maxsize=1024)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(match.group(), Span(*match.span())) for match in _WORD.finditer(text))


@dataclass(frozen=True, slots=True)
class _Beginnings:
    """How the words of a text begin, as far as the forms of a word share it."""

    two: frozenset[str]
    two_of_short: frozenset[str]
    three: frozenset[str]

    def may_have(self, word: str) -> bool:
        """False where surely no word of the text is a form of this one; quick to ask."""
        if len(word) < LONG_FROM:
            return word[:2] in self.two
        return word[:3] in self.three or word[:2] in self.two_of_short


@lru_cache(maxsize=64)
def _beginnings(text: str) -> _Beginnings:
    words = {_plain(word.text) for word in _words(text)}
    words |= {word[2:] for word in words if word.startswith("ge")}  # "gespeichert"
    words |= {_plain(other) for word in words for other in irregular_forms(word)}
    short = [word for word in words if len(word) < LONG_FROM]
    return _Beginnings(
        frozenset(word[:2] for word in words),
        frozenset(word[:2] for word in short),
        frozenset(word[:3] for word in words),
    )


@lru_cache(maxsize=32768)
def _first_word(phrase: str) -> str:
    words = _WORD.search(phrase)
    return _plain(words.group()) if words else ""


def _plain(word: str) -> str:
    """Without case and accents."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _follow(run: Sequence[_Word], text: str) -> bool:
    """Whether only blanks and hyphens part the words."""
    return all(
        re.fullmatch(r"[\s\-‐‑'’&.]*", text[one.span.end : other.span.start]) is not None
        for one, other in pairwise(run)
    )


def _has_case(wanted: str, found: str) -> bool:
    if wanted == wanted.lower():
        return True
    if len(wanted) > 1 and wanted.isupper():
        return found[: len(wanted)].isupper()
    return found[:1].isupper()


def _has_word(wanted: str, words: list[str], code: str) -> bool:
    if len(wanted) <= _ACRONYM and wanted.isupper() and len(wanted) > 1:
        return any(word.startswith(wanted) for word in words)
    if any(is_form(wanted, word, code) or is_part(wanted, word, code) for word in words):
        return True
    if _HANGUL.search(wanted):
        return any(wanted in word for word in words)
    apart = separated(wanted, code)
    if apart is None:
        return False
    verb, prefix = apart
    return any(
        is_form(verb, word, code) and prefix in (each.casefold() for each in words[number:])
        for number, word in enumerate(words)
    )


def _has_exact(phrase: str, text: str) -> bool:
    if any(True for _ in _exact_places(phrase, text, fold=True)):
        return True
    return _unparted(phrase) in _unparted(text) and bool(_HAS_UNPARTED.search(phrase))


def _unparted(text: str) -> str:
    """Without width, case, blanks, and the long vowel that Japanese may leave out at an end."""
    plain = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text).casefold())
    return re.sub("ー(?![\u30a1-\u30fa])", "", plain)


def _exact_places(phrase: str, text: str, *, fold: bool, endings: bool = False) -> Iterator[Span]:
    """A phrase's places; where it begins or ends with a letter of a word, a word does there.

    Args:
        endings: it may end as a name does in a sentence: “Annas”.
    """
    if phrase.casefold() not in text.casefold():
        return
    # Letters of scripts without blanks beside it are other words.
    letter = rf"[^\W_{_UNPARTED}]"
    before = f"(?<!{letter})" if re.match(letter, phrase) else ""
    ending = "s?" if endings else ""
    after = f"{ending}(?!{letter})" if re.match(letter, phrase[-1]) else ""
    pattern = before + re.escape(phrase) + after
    for match in re.finditer(pattern, text, re.IGNORECASE if fold else 0):
        yield Span(match.start(), match.start() + len(phrase))
