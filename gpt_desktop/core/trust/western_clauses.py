"""Who does what in a clause of a western language, mostly English."""

from __future__ import annotations

from collections.abc import Sequence

from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.clause import Clause
from gpt_desktop.core.trust.numerals import SCALES, SMALL
from gpt_desktop.core.trust.verbs import (
    AUXILIARY,
    PRONOUNS,
    is_verb,
    listed_words,
    may_be_verb,
    verb_at,
)
from gpt_desktop.core.trust.words import Word

_BE = frozenset(listed_words("is are was were be been being wasn't weren't isn't aren't gets got"))
_PARTICIPLES = frozenset(
    listed_words("""
taken given told seen kept held sent spent met put run read felt brought thought taught
    caught begun broken chosen driven eaten flown forgotten grown known laid led left lent lost
    made paid said sold shot shown shut spoken stolen torn thrown understood worn won written set
    cut hit built found done drawn hidden spread let bought brought worn torn sworn sunk
""")
)
_LEADS = frozenset(
    listed_words(
        "in on at from since by during for after before until with without to under within"
    )
)
_TAILS = frozenset(listed_words("in from for on at with to by about between under"))
TITLES = ("mr", "mrs", "ms", "dr", "prof", "professor")
_AMOUNTS = frozenset((*SMALL, *SCALES, "percent", "per", "cent", "half", *TITLES))
_ARTICLES = frozenset(listed_words("the a an his her its their my our"))


def western_clause(start: int, end: int, words: tuple[Word, ...], *, inner: bool) -> Clause:
    """A clause of a language with blanks between words.

    Args:
        inner: it goes on a sentence, and may begin with its verb.
    """
    at = _verb_of(words, inner=inner)
    telling = frozenset(word.stem for word in words if word.telling)
    if at is None:
        return Clause(start, end, words, frozenset(), telling)
    lead = _without_lead(_without_number(words[:at]))
    subject = _doing(lead)
    verb = _main_verb(words, at)
    doer = _doer(words, at)
    if doer is not None:
        return Clause(start, end, words, doer, telling - doer, subject, verb, _head(words, doer))
    if _passive(words, at):
        return Clause(start, end, words, frozenset(), telling, subject, verb, passive=True)
    vague = not subject and any(folded(word.text) in PRONOUNS for word in lead)
    head = _head(lead, subject)
    return Clause(start, end, words, subject, telling - subject, subject, verb, head, vague=vague)


def _head(words: Sequence[Word], doer: frozenset[str]) -> str:
    last = ""
    for word in words:
        if word.stem in doer:
            last = word.stem
        elif last and folded(word.text) == "of":
            break
    return last


def _verb_of(words: Sequence[Word], *, inner: bool) -> int | None:
    """Where the first verb is.

    Args:
        inner: the clause goes on a sentence, and may begin with its verb: “… and collected”.
    """
    if inner and is_verb(folded(words[0].text)):
        return 0
    sure = [at for at in range(len(words)) if verb_at(words, at)][:1]
    likely = [at for at in range(len(words)) if may_be_verb(words, at)][:1]
    return min(sure + likely, default=None)


def _main_verb(words: Sequence[Word], at: int) -> str:
    """The stem of the first verb that tells something, at or after an auxiliary."""
    first = words[at]
    if first.telling and folded(first.text) not in AUXILIARY:
        return first.stem
    for word in words[at + 1 : at + 4]:
        if word.telling:
            return word.stem if is_verb(folded(word.text)) else ""
    return ""


def _doing(words: Sequence[Word]) -> frozenset[str]:
    """The stems of who does it: no numbers."""
    return frozenset(
        word.stem
        for word in words
        if word.telling and not word.text[0].isdigit() and folded(word.text) not in _AMOUNTS
    )


def _without_number(words: Sequence[Word]) -> Sequence[Word]:
    """Without the number of a list's item."""
    return words[1:] if words and words[0].text.isdigit() else words


def _without_lead(words: Sequence[Word]) -> Sequence[Word]:
    """Who it is about without what goes before and after: ``On Monday the council of Vik``."""
    if words and folded(words[0].text) in _LEADS:
        words = _after_lead(words)
    end = next(
        (n for n, word in enumerate(words) if n and folded(word.text) in _TAILS),
        len(words),
    )
    return words[:end]


def _after_lead(words: Sequence[Word]) -> Sequence[Word]:
    gaps = range(1, len(words))
    comma = [n for n in gaps if words[n].start - words[n - 1].end > 1]
    article = [n for n in gaps if n > 1 and folded(words[n].text) in _ARTICLES]
    return words[(comma or article or [len(words)])[0] :]


def _passive(words: Sequence[Word], verb: int) -> bool:
    if folded(words[verb].text) not in AUXILIARY:
        return False
    later = [folded(word.text) for word in words[verb : verb + 5]]
    for number, plain in enumerate(later[:-1]):
        if plain in _BE or plain == "been":
            return any(_participle(one) for one in later[number + 1 : number + 3])
    return False


def _participle(plain: str) -> bool:
    return plain in _PARTICIPLES or (plain.endswith("ed") and len(plain) > 3)


def _doer(words: Sequence[Word], verb: int) -> frozenset[str] | None:
    """Who does it in a passive clause with “by”."""
    if not _passive(words, verb):
        return None
    for number in range(verb + 1, len(words) - 1):
        if folded(words[number].text) == "by":
            after = words[number + 1 : number + 6]
            stems: list[str] = []
            for word in after:
                if not word.telling and stems:
                    break
                if word.telling:
                    stems.append(word.stem)
            found = frozenset(stems)
            return found if found and not any(stem.isdigit() for stem in found) else None
    return None
