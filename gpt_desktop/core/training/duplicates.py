"""Texts that stand twice, word for word or nearly so."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.training.lines import paragraphs_with_places
from gpt_desktop.core.training.sources import TrainingDocument
from gpt_desktop.core.training.taken import Cut, Filtered, Taken, cut_document, taken_whole
from gpt_desktop.core.words import count_words

NEAR = 0.7
"""How much of all their runs of words two texts share that are nearly the same."""

_WITHIN = 0.9  # of the shorter one's runs, which a longer one has
_RUN = 3  # words
_SKETCH = 128  # of its smallest runs that a text is known by
_COMMON = 200  # texts that have a run: it says nothing then
_LEAST_WORDS = 25  # of a paragraph that may not stand twice
_WORDS = LazyPattern("[\u3040-\u30ff\u3400-\u9fff]|[^\\W_\u3040-\u30ff\u3400-\u9fff]+")


def without_copies(documents: Sequence[TrainingDocument], token: CancelToken) -> Filtered:
    """Drop documents and long paragraphs that are there already; blanks and case say nothing."""
    seen: dict[bytes, str] = {}
    passages: dict[bytes, str] = {}
    left: list[TrainingDocument] = []
    taken: list[Taken] = []
    for document in documents:
        token.raise_if_cancelled()
        digest = _digest(document.text)
        if digest in seen:
            taken.append(taken_whole(document, tr("the same as “{name}”", name=seen[digest])))
            continue
        seen[digest] = document.name
        cut, those = cut_document(document, list(_passages_again(document, passages)))
        taken += those
        left.append(cut)
    return Filtered(tuple(left), tuple(taken))


def without_near_copies(
    documents: Sequence[TrainingDocument], token: CancelToken, least: float = NEAR
) -> Filtered:
    """Drop documents that are nearly another one; of two, the longer one stays.

    Args:
        least: the share of runs of words in common, 0 to 1, from which two count as such.
    """
    ranked = sorted(range(len(documents)), key=lambda number: -len(documents[number].text))
    kept = _Kept(least)
    gone: dict[int, Taken] = {}
    for number in ranked:
        token.raise_if_cancelled()
        document = documents[number]
        runs = _runs(document.text)
        like = kept.like(runs)
        if like is None:
            kept.add(document.name, runs)
        else:
            why = tr("{percent} % as in “{name}”", percent=round(100 * like.share), name=like.name)
            gone[number] = taken_whole(document, why)
    left = tuple(each for number, each in enumerate(documents) if number not in gone)
    return Filtered(left, tuple(gone[number] for number in sorted(gone)))


@dataclass(frozen=True, slots=True)
class _Like:
    name: str
    share: float


class _Kept:
    """The texts that stay, found by the runs that they share with another one."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._texts: list[tuple[str, frozenset[int]]] = []
        self._by_run: dict[int, list[int]] = defaultdict(list)

    def add(self, name: str, runs: frozenset[int]) -> None:
        number = len(self._texts)
        self._texts.append((name, runs))
        for run in _sketch(runs):
            self._by_run[run].append(number)

    def like(self, runs: frozenset[int]) -> _Like | None:
        """The one that is likest, if it is like enough."""
        near = {
            number
            for run in _sketch(runs)
            if len(self._by_run.get(run, ())) <= _COMMON
            for number in self._by_run.get(run, ())
        }
        likes = [
            _Like(self._texts[each][0], self._share(runs, self._texts[each][1])) for each in near
        ]
        best = max(likes, key=lambda like: like.share, default=None)
        return best if best is not None and best.share >= self._least else None

    def _share(self, runs: frozenset[int], others: frozenset[int]) -> float:
        common = len(runs & others)
        # A shorter text may be a part of a longer one.
        within = common / len(runs) if runs else 0.0
        jaccard = common / (len(runs | others) or 1)
        return max(jaccard, within if within >= _WITHIN else 0.0)


def _passages_again(document: TrainingDocument, passages: dict[bytes, str]) -> Iterator[Cut]:
    for start, end, words in paragraphs_with_places(document.text):
        if count_words(words) < _LEAST_WORDS:
            continue
        digest = _digest(words)
        if digest in passages:
            yield Cut(start, end, tr("stands in “{name}” as well", name=passages[digest]))
        else:
            passages[digest] = document.name


def _words(text: str) -> list[str]:
    return _WORDS.findall(unicodedata.normalize("NFKC", text).casefold())


def _digest(text: str) -> bytes:
    return blake2b(" ".join(_words(text)).encode("utf-8", "replace"), digest_size=16).digest()


def _runs(text: str) -> frozenset[int]:
    """Each run of words as a number; the same for the same words at any time."""
    words = _words(text)
    if len(words) < _RUN:
        return frozenset({_number(words)}) if words else frozenset()
    return frozenset(_number(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _number(words: Sequence[str]) -> int:
    data = "\0".join(words).encode("utf-8", "replace")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def _sketch(runs: frozenset[int]) -> list[int]:
    """Its smallest runs, and of long texts every 32nd: a part of a text has those too."""
    return sorted(runs)[:_SKETCH] + [run for run in runs if run % 32 == 0]
