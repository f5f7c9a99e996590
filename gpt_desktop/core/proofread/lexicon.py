"""What is known of English words, read from resources/proofread/en."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpt_desktop.core.proofread.inflection import Verbs


@dataclass(frozen=True, slots=True)
class VerbPlaces:
    """Words after which a verb stands in one form, and what may stand between."""

    base: frozenset[str]
    participle: frozenset[str]
    be: frozenset[str]
    ing: frozenset[str]
    between: frozenset[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """How verbs take another verb; base forms, and phrases as they are written."""

    ing: frozenset[str]
    to: frozenset[str]
    bare: frozenset[str]
    object_to: frozenset[str]
    to_ing: frozenset[str]
    phrases_ing: frozenset[str]
    phrases_base: frozenset[str]


@dataclass(frozen=True, slots=True)
class Prepositions:
    """Prepositions, and what words take.

    Attributes:
        times: preposition to the days, months and hours it stands before.
    """

    all: tuple[str, ...]
    missing: tuple[str, ...]
    takes: Mapping[str, tuple[str, ...]]
    none: frozenset[str]
    times: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Confusions:
    """Words taken for one another: each word to those to try in its place."""

    groups: Mapping[str, tuple[str, ...]]
    one_way: tuple[tuple[str, str], ...]
    quantity: Mapping[str, tuple[str, ...]]
    negation: Mapping[str, tuple[str, ...]]
    pronouns: Mapping[str, tuple[str, ...]]
    contractions: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Nouns:
    """Nouns with plurals of their own or none, and names written with a capital."""

    plurals: Mapping[str, str]
    uncountable: frozenset[str]
    capitals: frozenset[str]
    doubtful_capitals: frozenset[str]


@dataclass(frozen=True, slots=True)
class Adjectives:
    """Adjectives: of feelings, as adverbs, and in their degrees."""

    feelings: Mapping[str, tuple[str, ...]]
    adverbs: Mapping[str, tuple[str, ...]]
    wrong: tuple[tuple[str, str], ...]
    short: frozenset[str]
    comparatives: Mapping[str, tuple[str, str]]
    frequency: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShortWords:
    """Words that say how those beside them are read; words.toml says what each list is."""

    never_ending: frozenset[str]
    counts: frozenset[str]
    ones: frozenset[str]
    no_article_after: frozenset[str]
    no_article_before: frozenset[str]
    no_object: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All of it."""

    words: ShortWords
    verbs: Verbs
    places: VerbPlaces
    patterns: Patterns
    prepositions: Prepositions
    confusions: Confusions
    nouns: Nouns
    adjectives: Adjectives


def read_lexicon(folder: Path) -> Lexicon:
    """The word lists of a folder.

    Raises:
        KeyError, tomllib.TOMLDecodeError: a list is missing or damaged: a bug of ours.
    """

    def data(name: str) -> dict[str, Any]:
        return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))

    verbs, adjectives, nouns = data("verbs"), data("adjectives"), data("nouns")
    irregular = verbs["irregular"]
    return Lexicon(
        ShortWords(**{name: frozenset(words) for name, words in data("words").items()}),
        Verbs(
            {base: forms[0] for base, forms in irregular.items()},
            {base: forms[1] for base, forms in irregular.items()},
        ),
        VerbPlaces(**{name: frozenset(words) for name, words in verbs["after"].items()}),
        Patterns(**{name: frozenset(words) for name, words in data("patterns").items()}),
        _prepositions(data("prepositions")),
        _confusions(data("confusions")),
        Nouns(
            nouns["plurals"],
            frozenset(nouns["uncountable"]["words"]),
            frozenset(nouns["capitals"]["words"]),
            frozenset(nouns["capitals"]["doubtful"]),
        ),
        Adjectives(
            _each_way(adjectives["feelings"]),
            _each_way(adjectives["adverbs"]),
            tuple((wrong, right) for wrong, right in adjectives["wrong"]),
            frozenset(adjectives["short"]),
            {base: (more, most) for base, (more, most) in adjectives["comparatives"].items()},
            frozenset(adjectives["frequency"]["words"]),
        ),
    )


def _prepositions(data: dict[str, Any]) -> Prepositions:
    return Prepositions(
        tuple(data["all"]),
        tuple(data["missing"]),
        {word: tuple(taken) for word, taken in data["takes"].items()},
        frozenset(data["none"]["words"]),
        {word: frozenset(times) for word, times in data["times"].items()},
    )


def _confusions(data: dict[str, Any]) -> Confusions:
    return Confusions(
        _each_way(data["groups"]),
        tuple((wrong, right) for wrong, right in data["one_way"]),
        _each_way(data["quantity"]),
        _each_way(data["negation"]),
        _each_way(data["pronouns"]),
        data["contractions"],
    )


def _each_way(groups: Sequence[Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Each word to all it shares a group with, in the groups' order."""
    others: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for word in group:
            new = tuple(other for other in group if other != word)
            others[word] = others.get(word, ()) + new
    return others
