"""Whether the names of a sentence stand in the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from gpt_desktop.core.annotations import Check
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.comparison import Comparison
from gpt_desktop.core.trust.names import (
    Name,
    find_chinese_people,
    find_chinese_places,
    find_chinese_quoted,
    find_names,
    same_nation,
)
from gpt_desktop.core.trust.words import cut

NAME = "names"
_CODE = LazyPattern(r"(?<![\w.,])(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[A-Za-z0-9][A-Za-z0-9-]{1,}(?![\w])")
_PLAIN_CODE = LazyPattern(
    r"\d+(?:st|nd|rd|th|km|m|cm|mm|kg|g|l|ml|h|s|k|am|pm|min|kWh|kW|MW|GB|MB|TB|bn|mn|x|t|ha)?s?",
    re.I,
)
_CAPITALS = LazyPattern(r"(?:\b[^\W\d_a-z][\w’'-]*(?: (?:of|and|for|the|de|der|&) | )?){2,8}")
_LATIN = LazyPattern("[A-Za-z]")


def check_names(comparison: Comparison) -> Iterator[Check]:
    """A line for each name, or code such as A4, that the document does not have."""
    text = comparison.claim.text
    for name in find_names(text):
        if not _known(comparison, name):
            yield _missing(name.text)
    for match in _CODE.finditer(text):
        if not _PLAIN_CODE.fullmatch(match.group()) and not _has_code(comparison, match.group()):
            yield _missing(match.group())
    yield from _check_chinese(comparison)


def _check_chinese(comparison: Comparison) -> Iterator[Check]:
    text = comparison.claim.text
    for person in find_chinese_people(text):
        if person[:2] not in comparison.source.text:
            yield _missing(person)
    for place in find_chinese_places(text):
        if not _place_known(comparison, place):
            yield _missing(place)
    for quoted in find_chinese_quoted(text):
        if quoted not in comparison.source.text:
            yield _missing(quoted)


def _missing(name: str) -> Check:
    return Check(NAME, tr("{name} is not in the document", name=name))


def _known(comparison: Comparison, name: Name) -> bool:
    unknown = [part for part in name.parts if not _part_known(comparison, part)]
    if not unknown:
        return len(name.parts) < 2 or _together(comparison, name.parts)
    written = name.text.replace(".", "")
    if written.isupper() and len(name.parts) == 1:
        return _stands_for(comparison, written)
    return False


def _part_known(comparison: Comparison, part: str) -> bool:
    vocabulary = comparison.source.vocabulary
    if part in vocabulary or part.rstrip("s") in vocabulary or f"{part}s" in vocabulary:
        return True
    if same_nation(part) & vocabulary:
        return True
    if any(piece in vocabulary for piece in re.split(r"[-.&’']", part) if len(piece) > 2):
        return True
    if not _LATIN.search(comparison.source.text):
        return True  # a text of another script has no names in these letters
    return cut(part) in comparison.source.index and len(part) > 5


def _together(comparison: Comparison, parts: tuple[str, ...]) -> bool:
    """Whether a sentence has all parts of a name: Greta Holm and Ben Koch are no Greta Koch."""
    source = comparison.source
    stems = [cut(part) for part in parts]
    for number, _ in source.index.best(stems, 12):
        plain = folded(source.sentences[number].text)
        if all(part in plain or part.rstrip("s") in plain for part in parts):
            return _adjacent(plain, parts)
    return False


def _adjacent(plain: str, parts: tuple[str, ...]) -> bool:
    places = [plain.find(part.rstrip("s")) for part in parts]
    return all(abs(later - earlier) <= 30 for earlier, later in pairwise(places))


def _stands_for(comparison: Comparison, short: str) -> bool:
    """Whether capitals of the document's words make up an abbreviation."""
    for match in _CAPITALS.finditer(comparison.source.text):
        initials = "".join(word[0] for word in match.group().split() if word[0].isupper())
        if short.rstrip("s") in initials:
            return True
    return False


def _has_code(comparison: Comparison, code: str) -> bool:
    text = comparison.source.text
    return code in text or code.casefold() in text.casefold()


def _place_known(comparison: Comparison, place: str) -> bool:
    """Whether a place is there: its kind may be left out, and words before it are no part."""
    text = comparison.source.text
    return any(place[start : start + 2] in text for start in range(len(place) - 1)) or place in text
