"""Words that are not proofread: names, code, addresses, what is quoted as a word."""

from __future__ import annotations

import re

from gpt_desktop.core.proofread.candidate import Candidate, Kind

_QUOTED = re.compile(r"[\"“„«](?P<words>[^\"“”„«»]*)[\"”»]|‘(?P<single>[^’‘]*)’(?![^\W\d_])")
# A word that touches one of these is part of something that is no prose.
_CODE = frozenset("_/\\@#=<>{}[]`|~^$*+")
_SHORT_QUOTE = 4  # words; a quotation of no more is the thing it speaks of
# Kinds that may change how a name in the middle of a sentence is written.
_OF_NAMES = frozenset((Kind.CAPITAL, Kind.APOSTROPHE))
# Kinds that say the form of a word, which only a real one has.
OF_FORMS = frozenset(
    (Kind.AGREEMENT, Kind.NUMBER, Kind.VERB_FORM, Kind.VERB_PATTERN, Kind.TENSE, Kind.DEGREE)
)


def left_alone(sentence: str, candidate: Candidate, *, nouns_have_capitals: bool = False) -> bool:
    """Whether a change would touch what is not prose, or a name where capitals tell those."""
    if _touches_code(sentence, candidate):
        return True
    if not nouns_have_capitals and _changes_name(sentence, candidate):
        return True
    quote = _quote_around(sentence, candidate)
    return quote is not None and len(quote.split()) <= _SHORT_QUOTE


def in_quotes(sentence: str, candidate: Candidate) -> bool:
    """Whether a change is between quotation marks."""
    return _quote_around(sentence, candidate) is not None


def _quote_around(sentence: str, candidate: Candidate) -> str | None:
    for quote in _QUOTED.finditer(sentence):
        if quote.start() < candidate.start and candidate.end < quote.end():
            return quote["words"] or quote["single"] or ""
    # A quotation that a sentence ends or begins within.
    if sentence.count('"') == 1:
        place = sentence.index('"')
        opens = not sentence[place - 1 : place].strip()
        inside = candidate.start > place if opens else candidate.end <= place
        return sentence if inside else None
    return None


def _touches_code(sentence: str, candidate: Candidate) -> bool:
    start, end = candidate.start, candidate.end
    while start and not sentence[start - 1].isspace():
        start -= 1
    while end < len(sentence) and not sentence[end].isspace():
        end += 1
    around = sentence[start:end]
    if _CODE & set(around) or any(letter.isdigit() for letter in around):
        return not (candidate.kind is Kind.NUMBER and "-" in around)
    inner = around.strip(".,;:!?…\"'“”‘’()")
    return re.search(r"\w[.:]\w", inner) is not None


def _changes_name(sentence: str, candidate: Candidate) -> bool:
    """A word with a capital in the middle of a sentence, or one of capitals alone."""
    before = candidate.before
    word = before.split(" ")[0]
    if len(word) > 1 and word.isupper():
        return True
    opens = not sentence[: candidate.start].strip(" \"'“‘(—–-")
    if not word[:1].isupper() or word == "I" or opens or candidate.kind in _OF_NAMES:
        return False
    return not sentence[: candidate.start].rstrip().endswith((".", "!", "?", ":"))
