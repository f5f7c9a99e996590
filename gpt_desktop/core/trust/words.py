"""The words of a sentence as they are compared: folded, cut to their stems, Chinese in pairs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.search_words import folded
from gpt_desktop.core.trust.senses import sense_of

_HAN = "\u3005\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_TOKEN = LazyPattern(rf"[{_HAN}]+|[^\W_{_HAN}]+(?:['’.&-][^\W_{_HAN}]+)*")
_FIRST_HAN = "\u3005"
_HAN_RUN = LazyPattern(rf"[{_HAN}]+")
# Small words that part what is said; no word begins or ends across them.
_PARTICLES = LazyPattern("(?<!目)的(?!确|士)|了(?!解)|[着过吗呢吧](?![程去])")
_STEM = 7
_SUFFIXES = (
    *("izations", "ization", "ational", "ations", "ingly", "ation", "ments", "ment", "ings"),
    *(
        "ance",
        "ence",
        "ions",
        "ness",
        "able",
        "ible",
        "ies",
        "ing",
        "ion",
        "ers",
        "ors",
        "est",
        "ful",
    ),
    *("ive", "ity", "ous", "al", "ed", "er", "es", "ly", "y", "s", "e"),
)
_SHORTEST = 4

_SMALL_WORDS = """
a about above after again all also although am an and any are as at be because been before
being below between both but by can could did do does doing down during each either few for
from further had has have having he her here hers him his how however i if in into is it its
itself just may me might more most must my no nor not now of off on once only or other our
ours out over own per quite rather s same shall she should since so some such t than that the
their theirs them then there therefore these they this those though through thus to too under
until up upon us very was we were what when where whether which while who whom whose why will
with within without would yet you your yours according one ones never
often always soon still already finally today yesterday tomorrow even ever again almost
der die das den dem des ein eine einen einem einer und oder aber nicht kein keine ist sind war
waren wird werden wurde wurden hat haben hatte in im an am auf aus bei mit nach von vom zu zum
zur für über unter er sie es wir ihr sich auch nur noch als wie dass
le la les un une des du de et ou mais ne pas est sont était sera a ont avait dans en sur sous
par pour avec sans que qui il elle ils elles nous vous ce cette ces se son sa ses leur au aux
el los las una unos unas y o pero no es son era fue ha han había del al con sin por para que
se su sus lo como
"""
STOP_WORDS = frozenset(_SMALL_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or two Chinese characters that stand together.

    Attributes:
        stem: what is compared; words of one meaning may share it.
        start: in its sentence.
        telling: whether it is more than a small word.
    """

    text: str
    stem: str
    start: int
    end: int
    telling: bool


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text in their order."""
    return tuple(
        Word(word, stem, start, start + len(word), stem not in STOP_WORDS)
        for word, stem, start in _words(text)
    )


def terms_of(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text and their stems, without more, which is quicker."""
    for word, stem, _ in _words(text):
        yield word, stem


def _words(text: str) -> Iterator[tuple[str, str, int]]:
    for match in _TOKEN.finditer(text):
        token, start = match.group(), match.start()
        if token[0] >= _FIRST_HAN and _HAN_RUN.match(token):
            yield from _pairs(token, start)
            continue
        if token.endswith(("'s", "’s")):
            token = token[:-2]
        yield token, stem_of(token), start


def _pairs(run: str, start: int) -> Iterator[tuple[str, str, int]]:
    """Each two neighbours of a run of characters, and a character that stands alone."""
    at = 0
    for part in _PARTICLES.split(run):
        for number in range(max(len(part) - 1, min(len(part), 1))):
            pair = part[number : number + 2]
            yield pair, pair, start + at + number
        at += len(part) + 1


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """What a word has in common with its other forms, or its meaning's name."""
    plain = folded(word)
    if plain in STOP_WORDS:
        return plain
    stem = sense_of(plain) or cut(plain)
    return plain if stem in STOP_WORDS else stem


def cut(plain: str) -> str:
    """A folded word without its ending."""
    if len(plain) <= _SHORTEST and not plain.endswith("s"):
        return plain[:-1] if len(plain) == _SHORTEST and plain.endswith("e") else plain
    if plain.endswith(("ies", "ied")) and len(plain) > _SHORTEST:
        plain = plain[:-3] + "y"
    plain = _without_ending(_without_ending(plain))
    if len(plain) > 3 and plain[-1] == plain[-2] and plain[-1] not in "aeiou":
        plain = plain[:-1]
    return plain[:_STEM]


def _without_ending(plain: str) -> str:
    for suffix in _SUFFIXES:
        if plain.endswith(suffix) and len(plain) - len(suffix) >= 3:
            return plain[: -len(suffix)]
    return plain
