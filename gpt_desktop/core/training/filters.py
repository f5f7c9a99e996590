"""All filters, one after another, with how much each took and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.language_detection import clear_language
from gpt_desktop.core.languages import language
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.training.boilerplate import without_boilerplate
from gpt_desktop.core.training.duplicates import NEAR, without_copies, without_near_copies
from gpt_desktop.core.training.masking import PersonalKind, masked
from gpt_desktop.core.training.rule_words import rule_words
from gpt_desktop.core.training.rules import Reaches, Rule, RuleHits, RuleReach
from gpt_desktop.core.training.sources import TrainingDocument
from gpt_desktop.core.training.taken import (
    FILTER_WORDS,
    Cut,
    Filtered,
    FilterKind,
    Taken,
    cut_document,
    taken_whole,
)
from gpt_desktop.core.words import count_words

LEAST_WORDS = 8


@dataclass(frozen=True, slots=True)
class FilterSettings:
    """What the person switched on.

    Attributes:
        personal: kinds of personal data that are put away.
        names: of people, on the person's own list.
        least_words: a document with fewer is too short.
        languages: codes; a text clearly in another is dropped; () takes any.
        near: see ``without_near_copies``.
    """

    on: frozenset[FilterKind] = frozenset(FilterKind) - {FilterKind.LANGUAGE}
    personal: frozenset[PersonalKind] = frozenset(PersonalKind)
    names: tuple[str, ...] = ()
    least_words: int = LEAST_WORDS
    languages: tuple[str, ...] = ()
    near: float = NEAR

    def to_json(self) -> str:
        """To be kept as a draft."""
        return json.dumps(
            {
                "on": sorted(self.on),
                "personal": sorted(self.personal),
                "names": list(self.names),
                "least_words": self.least_words,
                "languages": list(self.languages),
            }
        )

    @classmethod
    def from_json(cls, text: str) -> FilterSettings:
        """The reverse; the usual ones where it is not understood."""
        try:
            values = json.loads(text)
            return cls(
                frozenset(FilterKind(each) for each in values["on"]),
                frozenset(PersonalKind(each) for each in values["personal"]),
                tuple(str(each) for each in values["names"]),
                max(0, int(values["least_words"])),
                tuple(str(each) for each in values["languages"]),
            )
        except (ValueError, KeyError, TypeError):
            return cls()


class RuleMatcher(Protocol):
    """Finds where rules fire, and gives up a rule that takes too long."""

    def find(
        self, rules: Sequence[Rule], texts: Sequence[str], token: CancelToken
    ) -> Generator[Progressed, None, RuleHits]:
        """All hits of all rules.

        Raises:
            UserFacingError: it could not be done at all.
            CancelledError: the token was cancelled.
        """
        ...


@dataclass(frozen=True, slots=True)
class FilterCount:
    """What one filter took.

    Attributes:
        documents: whole ones.
        places: parts of others.
        words: in all.
        by_reason: how often, by why (a rule's name, a kind of personal data).
        taken: each piece, to be shown.
    """

    kind: FilterKind
    documents: int = 0
    places: int = 0
    words: int = 0
    by_reason: Mapping[str, int] | None = None
    taken: tuple[Taken, ...] = ()


@dataclass(frozen=True, slots=True)
class FilterOutcome:
    """What is left after all filters, and what each took.

    Attributes:
        too_slow: names of rules that took too long and were left out.
    """

    documents: tuple[TrainingDocument, ...]
    counts: tuple[FilterCount, ...]
    too_slow: tuple[str, ...] = ()


class FilterRun:
    """Applies the filters to texts.

    Args:
        rules: those switched off are not used.
    """

    def __init__(
        self, settings: FilterSettings, rules: Sequence[Rule], matcher: RuleMatcher
    ) -> None:
        self._settings = settings
        self._rules = tuple(rule for rule in rules if rule.on)
        self._matcher = matcher
        self._too_slow: tuple[str, ...] = ()

    def apply(
        self, documents: Sequence[TrainingDocument], token: CancelToken
    ) -> Generator[Progressed, None, FilterOutcome]:
        """Each in its turn, on what those before left.

        Raises:
            UserFacingError: the rules could not be used at all.
            CancelledError: the token was cancelled.
        """
        left = tuple(documents)
        counts: list[FilterCount] = []
        for number, kind in enumerate(FilterKind):
            if kind not in self._settings.on:
                continue
            token.raise_if_cancelled()
            label = tr(FILTER_WORDS[kind])
            yield Progressed(Phase.CHECKING, number, len(FilterKind), Unit.STEPS, label)
            done = yield from self._filtered(kind, left, token)
            counts.append(_counted(kind, done))
            left = tuple(each for each in done.documents if each.text.strip())
        return FilterOutcome(left, tuple(counts), self._too_slow)

    def _filtered(
        self, kind: FilterKind, documents: tuple[TrainingDocument, ...], token: CancelToken
    ) -> Generator[Progressed, None, Filtered]:
        settings = self._settings
        if kind is FilterKind.RULES:
            return (yield from self._by_rules(documents, token))
        filters: Mapping[FilterKind, Callable[[], Filtered]] = {
            FilterKind.BOILERPLATE: lambda: without_boilerplate(documents),
            FilterKind.PERSONAL: lambda: masked(
                documents, settings.personal, settings.names, token
            ),
            FilterKind.SHORT: lambda: without_short(documents, settings.least_words),
            FilterKind.LANGUAGE: lambda: without_other_languages(documents, settings.languages),
            FilterKind.SAME: lambda: without_copies(documents, token),
            FilterKind.NEAR: lambda: without_near_copies(documents, token, settings.near),
        }
        return filters[kind]()

    def _by_rules(
        self, documents: tuple[TrainingDocument, ...], token: CancelToken
    ) -> Generator[Progressed, None, Filtered]:
        texts = [document.text for document in documents]
        found = yield from self._matcher.find(self._rules, texts, token)
        self._too_slow = found.too_slow
        return without_hits(documents, self._rules, found)


def without_hits(
    documents: Sequence[TrainingDocument], rules: Sequence[Rule], found: RuleHits
) -> Filtered:
    """What rules fired on is taken out as far as each reaches."""
    cuts: dict[int, list[Cut]] = {}
    whole: dict[int, str] = {}
    reaches: dict[int, Reaches] = {}
    for rule in rules:
        for hit in found.hits.get(rule.name, ()):
            if rule.take is RuleReach.DOCUMENT:
                whole.setdefault(hit.text, rule.name)
                continue
            text = documents[hit.text].text
            if hit.text not in reaches:
                reaches[hit.text] = Reaches(text)
            start, end = reaches[hit.text].of(rule, hit.start, hit.end)
            words = text[hit.start : hit.end]
            why = tr("“{rule}” fired on “{words}”", rule=rule_words(rule.name), words=words)
            cuts.setdefault(hit.text, []).append(Cut(start, end, why, rule=rule.name))
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for number, document in enumerate(documents):
        if number in whole:
            why = tr("“{rule}” takes the whole document", rule=rule_words(whole[number]))
            taken.append(taken_whole(document, why, whole[number]))
            continue
        cut, those = cut_document(document, cuts.get(number, ()))
        left.append(cut)
        taken += those
    return Filtered(tuple(left), tuple(taken))


def without_short(documents: Sequence[TrainingDocument], least: int) -> Filtered:
    """Drop those of fewer words."""
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for document in documents:
        words = count_words(document.text)
        if words < least:
            taken.append(taken_whole(document, tr("{count} words", count=words)))
        else:
            left.append(document)
    return Filtered(tuple(left), tuple(taken))


def without_other_languages(
    documents: Sequence[TrainingDocument], languages: Sequence[str]
) -> Filtered:
    """Drop those that are clearly in another language; where it is not clear, they stay."""
    families = {code.partition("-")[0] for code in languages}
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for document in documents:
        code = clear_language(document.text) if families else ""
        if code and code.partition("-")[0] not in families:
            taken.append(taken_whole(document, tr(language(code).name)))
        else:
            left.append(document)
    return Filtered(tuple(left), tuple(taken))


def _counted(kind: FilterKind, done: Filtered) -> FilterCount:
    reasons = Counter(each.rule or each.why for each in done.taken)
    return FilterCount(
        kind,
        documents=sum(each.whole for each in done.taken),
        places=sum(not each.whole for each in done.taken),
        words=sum(_words_of(each) for each in done.taken),
        by_reason=dict(reasons.most_common()),
        taken=done.taken,
    )


def _words_of(taken: Taken) -> int:
    """Of a long piece only the beginning is known: the rest by its length."""
    shown = count_words(taken.words)
    return round(shown * taken.size / len(taken.words)) if taken.words else 0
