"""Sentences that speak of the same."""

from __future__ import annotations

from gpt_desktop.core.trust.passages import PassageIndex
from gpt_desktop.core.trust.words import STOP_WORDS, stem_of, words_of

TEXTS = [
    "The council rejected the plan.",
    "Nobody likes rain.",
    "会议决定修路。",
    "The plan was expensive, and the council knew.",
]


def stems(text: str) -> set[str]:
    return {word.stem for word in words_of(text) if word.telling}


def test_the_sentence_with_the_most_telling_words_comes_first() -> None:
    index = PassageIndex(TEXTS)
    assert [number for number, _ in index.best(stems("The rejection of the plan"), 2)] == [0, 3]
    assert index.best(stems("修路的决定"), 1)[0][0] == 2
    assert index.best(stems("whales"), 3) == []


def test_rare_words_are_more_telling() -> None:
    index = PassageIndex(TEXTS)
    assert index.weight(stem_of("rain")) > index.weight(stem_of("council"))
    assert stem_of("rain") in index


def test_words_of_one_meaning_share_their_stem() -> None:
    assert stem_of("rejected") == stem_of("refusal") == stem_of("declines")
    assert stem_of("cried") == stem_of("cry")
    assert stem_of("sons") not in STOP_WORDS
