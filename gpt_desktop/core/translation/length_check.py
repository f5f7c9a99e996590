"""Whether a translation says about as much as its source does."""

from __future__ import annotations

import math
from collections.abc import Iterator

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.translation.sides import Side, Sides

# How long a text of the language is where the English one is 1, in the sizes below: the mean of
# the half of tests/core/translation/parallel that is not held back.
_LENGTHS = {
    "en": 1.0, "zh": 1.0, "ja": 1.0, "de": 1.2, "fr": 1.18, "es": 1.1, "ru": 1.03, "it": 1.1,
    "pt": 1.1, "nl": 1.12,
}  # fmt: skip
_HAN = {"zh": 3.0, "ja": 3.6}
_KANA = 1.2
_DIGIT = 0.7
_LEAST = 16.0  # below it any length may be right
_SPREAD = 0.27  # of the logarithm of the ratio, in long texts
_SHORT = 8.0  # what is added to it, over the size
_SENTENCES = 0.18  # where the number of sentences tells too
_UNKNOWN = 0.5  # added for languages whose length is not known
_LONG_ENDS = LazyPattern(r"[.!?…]+[\"'”’»)]*(?=\s+[^\s]|$)|[。！？]+[」』”’）]*")
_LETTERS = 4
_LINES = 2  # more than the source has
_MANY_TIMES = 3  # as long as the shortest text whose length tells


def check_length(sides: Sides) -> Iterator[Check]:
    """A line where much less or much more is said."""
    if _difference(sides) < 0:
        yield Check("missing", tr("Something of the source text seems to be missing"))
    elif says_more(sides):
        yield Check("added", tr("This seems to say more than the source text"))


def says_more(sides: Sides) -> bool:
    """Whether a translation says clearly more than its source, or in more lines."""
    lines = len(sides.target.text.strip().splitlines()) - len(
        sides.source.text.strip().splitlines()
    )
    return lines >= _LINES or _difference(sides) > 0


def _difference(sides: Sides) -> int:
    """-1 where a translation says clearly less, 1 where it says more, else 0."""
    source, target = sides.source, sides.target
    ours, theirs = text_size(source), text_size(target)
    if ours < _LEAST or not theirs:
        return int(theirs > _MANY_TIMES * max(ours, _LEAST)) if ours else 0
    apart = math.log(theirs / _length(target)) - math.log(ours / _length(source))
    known = source.family in _LENGTHS and target.family in _LENGTHS
    spread = _SPREAD + _SHORT / max(min(ours, theirs), 1.0) + (0 if known else _UNKNOWN)
    more = sentence_count(target) - sentence_count(source)
    if apart < -spread or (more < 0 and apart < -_SENTENCES - _SHORT / ours):
        return -1
    return int(apart > spread or (more > 0 and apart > _SENTENCES + _SHORT / ours))


def text_size(side: Side) -> float:
    """How much is written, in letters; a character of Chinese is worth a few."""
    size = 0.0
    for character in side.words:
        point = ord(character)
        if point < _FIRST_KANA:
            if character.isalpha():
                size += 1
            elif character.isdigit():
                size += _DIGIT
        elif point <= _LAST_KANA:
            size += _KANA
        elif character.isalpha():
            size += _HAN.get(side.family, 2.0)
    return size


_FIRST_KANA, _LAST_KANA = 0x3040, 0x30FF


def sentence_count(side: Side) -> int:
    """How many sentences end in a text; what has no end counts too."""
    count, start = 0, 0
    for match in _LONG_ENDS.finditer(side.words):
        part = side.words[start : match.start()]
        # “Mr.” and “3.” end no sentence.
        if sum(character.isalpha() for character in part) >= _LETTERS:
            count += 1
            start = match.end()
    rest = side.words[start:]
    return count + (sum(character.isalpha() for character in rest) >= _LETTERS)


def _length(side: Side) -> float:
    return _LENGTHS.get(side.family, 1.0)
