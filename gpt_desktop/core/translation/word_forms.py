"""Whether a word of a text is a form of a given one: endings, umlauts, compounds.

No dictionary stands behind it, so that it takes any word and any language: two words are one
where a stem and an ending of the language make either. It rather takes too much than too little.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from gpt_desktop.core.translation.endings import (
    COMPOUNDING,
    ENDINGS,
    IRREGULAR,
    PREFIXING,
    SEPARABLE,
    SUFFIXING,
)

_SHORT, _STEM = 2, 3  # letters of a stem: where a word has four or less, otherwise
LONG_FROM = 5  # letters: shorter words have shorter stems
_PART = 4  # letters of a word that is looked for within another one
_REST = 3  # letters that the other part of a compound has
_KEPT = 0.7  # of a word in a language whose endings are not known
_LONGEST_ENDING = 6
_UMLAUTS = str.maketrans("äöü", "aou")
_CYRILLIC = str.maketrans("ё", "е")


@lru_cache(maxsize=8192)
def is_form(word: str, other: str, code: str) -> bool:
    """Whether a word is another one in some form of it.

    Args:
        word: as it stands in a dictionary.
        other: as it stands in a text.
        code: of the language, "" where it is not known.
    """
    family = code.split("-", maxsplit=1)[0]
    word, other = _folded(word, family), _folded(other, family)
    if word == other or any({word, other} <= group for group in IRREGULAR.get(family, ())):
        return True
    if family in PREFIXING:
        return _with_prefix(word, other, family)
    if family in SUFFIXING and _goes_on(word, other):
        return True
    if family in ENDINGS:
        least = _SHORT if min(len(word), len(other)) < LONG_FROM else _STEM
        if _stems(word, family, least) & _stems(other, family, least):
            return True
        return family == "de" and _is_separable_form(word, other)
    return _begins_alike(word, other)


@lru_cache(maxsize=8192)
def is_part(word: str, other: str, code: str) -> bool:
    """Whether a form of a word is a part of another word, in languages that write them as one."""
    family = code.split("-", maxsplit=1)[0]
    if family not in COMPOUNDING:
        return False
    folded, whole = _folded(word, family), _folded(other, family)
    if len(folded) < _PART or len(whole) < len(folded) + _REST - 1:
        return False
    if whole.startswith(folded) or folded in whole[_REST:]:
        return True
    starts = range(_REST, len(whole) - _REST)
    return any(is_form(folded, whole[start:], code) for start in starts)


def irregular_forms(word: str) -> frozenset[str]:
    """The other forms of a word that none of its letters tell, in whatever language."""
    groups = (group for family in IRREGULAR.values() for group in family if word in group)
    return frozenset(form for group in groups for form in group)


def separated(word: str, code: str) -> tuple[str, str] | None:
    """The verb and what it leaves behind: “anmelden” is “melden … an” in a German sentence."""
    if not code.startswith("de"):
        return None
    folded = word.casefold()
    for prefix in SEPARABLE:
        rest = folded.removeprefix(prefix)
        if rest != folded and len(rest) >= _PART and rest.endswith("n"):
            return rest, prefix
    return None


def _folded(word: str, family: str) -> str:
    word = unicodedata.normalize("NFC", word).casefold().replace("’", "'")
    if family == "de":
        return word.translate(_UMLAUTS)
    return word.translate(_CYRILLIC) if family in ("ru", "uk", "be", "bg") else word


def _stems(word: str, family: str, least: int) -> set[str]:
    endings = ENDINGS[family]
    found = {word}
    for length in range(1, min(_LONGEST_ENDING, len(word) - least) + 1):
        if word[-length:] in endings:
            stem = word[:-length]
            found.add(stem)
            if family in ("en", "nl") and len(stem) > least and stem[-1] == stem[-2]:
                found.add(stem[:-1])  # "stopped" of "stop"
    return found


def _is_separable_form(word: str, other: str) -> bool:
    """“angemeldet” and “anzumelden” of “anmelden”; “gespeichert” of “speichern”."""
    for prefix in (*(each.translate(_UMLAUTS) for each in SEPARABLE), ""):
        if not word.startswith(prefix) or not other.startswith(prefix):
            continue
        for inner in ("ge", "zu"):
            rest = other[len(prefix) :].removeprefix(inner)
            if rest == other[len(prefix) :] or len(rest) < _PART:
                continue
            if _stems(word[len(prefix) :], "de", _STEM) & _stems(rest, "de", _STEM):
                return True
    return False


def _goes_on(word: str, other: str) -> bool:
    kept = len(word) if len(word) < LONG_FROM else len(word) - 2
    return other.startswith(word[:kept])


def _begins_alike(word: str, other: str) -> bool:
    kept = max(_SHORT, round(len(word) * _KEPT))
    return other.startswith(word[:kept]) and len(other) - kept <= _LONGEST_ENDING


def _with_prefix(word: str, other: str, family: str) -> bool:
    ours = {word, *(word.removeprefix(each) for each in PREFIXING[family])}
    theirs = {other, *(other.removeprefix(each) for each in PREFIXING[family])}
    return any(
        _begins_alike(one, another)
        for one in ours
        for another in theirs
        if len(one) >= _SHORT and len(another) >= _SHORT
    )
