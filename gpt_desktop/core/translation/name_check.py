"""Whether the names of one text are those of the other, as far as letters or sounds tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import partial

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.translation.other_names import is_no_name, is_translated_name
from gpt_desktop.core.translation.sides import Side, Sides
from gpt_desktop.core.translation.sounds import (
    cyrillic_sound,
    han_sounds,
    is_east_asian,
    kana_sounds,
    latin_sound,
    likeness,
)
from gpt_desktop.core.trust.names import find_names
from gpt_desktop.core.trust.verbs import is_verb

_NAMES = "names"
_ASKED = frozenset(("en", "fr", "es"))  # languages whose capitals tell names
_LATIN = frozenset(
    (*_ASKED, "de", "it", "pt", "nl", "sv", "da", "no", "pl", "cs", "ro", "hu", "fi")
)
_LIKE = 0.66  # of sounds
_SPELT_ALIKE = 0.75
_LEAST_SOUNDS = 2
_LEAST_LETTERS = 3
_BEGINNING = 4  # letters that an inflected name keeps
_WORD = LazyPattern(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PART = LazyPattern(r"[\s'’.-]+")
_TITLE = LazyPattern(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Sra|Srta|M|Mme|Mlle)\. ?$")
_OFFICE = LazyPattern(r"([A-Z]\w+) (?:of|for|de|des|du|del|de la|de l[’'])(?: the)? ?$")
_CYRILLIC = LazyPattern(r"[А-ЯЁ][а-яё]+")


def check_names(sides: Sides) -> Iterator[Check]:
    """A line for each name that the other text has in no form."""
    source, target = sides.source, sides.target
    if source.words.isupper() or target.words.isupper():
        return
    if source.family in _ASKED:
        told = " ".join(term.source for term in sides.terms).split()  # by the check of terms
        for name in _missing(source, target):
            if name in told:
                continue
            yield Check(_NAMES, tr("{item} is missing", item=name))
    if target.family in _ASKED:
        for name in _missing(target, source):
            yield Check(_NAMES, tr("{item} is not in the source text", item=name))


def _missing(side: Side, other: Side) -> Iterator[str]:
    known = _finder(other)
    if known is None:
        return
    for name in find_names(side.words):
        parts = [part for part in _PART.split(name.text) if len(part) > 1]
        first = _begins_sentence(side.words, name.start)
        if first and " " not in name.text:
            continue  # any word is capitalised there
        if first and (is_verb(folded(parts[0])) or not _is_plain(parts[1])):
            parts = parts[1:]
        office = _OFFICE.search(side.words, 0, name.start)
        if office and is_translated_name(office[1]):
            continue  # the Ministry of Health
        if not any(is_translated_name(part) for part in parts if not is_no_name(part)):
            yield from dict.fromkeys(part for part in parts if _is_asked(part) and not known(part))


def _begins_sentence(text: str, start: int) -> bool:
    if text[start - 1 : start] in tuple("\"“„«‘'"):
        return True
    if _TITLE.search(text, 0, start):
        return False
    before = text[:start].rstrip(" \t\"'“”‘’(*_-–—•«»¿¡\u00a0")
    return not before or before[-1] in ".!?:;…|\n↓↑→•"


def _is_plain(part: str) -> bool:
    """Whether it is written as names are, and not as IDs or NumLock."""
    return part[1:].islower()


def _is_asked(part: str) -> bool:
    return (
        len(part) >= _LEAST_LETTERS
        and part[0].isupper()
        and _is_plain(part)
        and not is_no_name(part)
    )


def _finder(side: Side) -> Callable[[str], bool] | None:
    """What says whether a text has a name in Latin letters, in any form; None where unknown."""
    latin = [folded(word) for word in _WORD.findall(side.text)]
    if side.family in _LATIN:
        return partial(_is_spelt, latin)
    if side.family == "ru":
        sounds = [cyrillic_sound(word) for word in _CYRILLIC.findall(side.words)]
    elif side.family == "ja":
        sounds = kana_sounds(side.words)
    elif side.spoken == "zh":
        sounds = list(han_sounds(side.words))
    else:
        return None
    return partial(_is_heard, sounds, latin, side.family != "ru")


def _is_spelt(words: list[str], part: str) -> bool:
    wanted = folded(part)
    for word in words:
        if word == wanted or wanted in word.split("-"):
            return True
        if len(wanted) >= _BEGINNING and word[:_BEGINNING] == wanted[:_BEGINNING]:
            return True
        if SequenceMatcher(None, word, wanted).ratio() >= _SPELT_ALIKE:
            return True
    return False


def _is_heard(sounds: list[str], latin: list[str], characters: bool, part: str) -> bool:
    if folded(part) in latin or (characters and is_east_asian(part)):
        return True
    sound = latin_sound(part)
    if len(sound) < _LEAST_SOUNDS:
        return True
    return any(likeness(sound, other) >= _LIKE for other in sounds)
