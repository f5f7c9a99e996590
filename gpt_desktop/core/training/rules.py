"""The person's rules on what no model is to learn: words or patterns, and what is taken out."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from gpt_desktop.core.i18n import mark
from gpt_desktop.core.sentences import split_sentences
from gpt_desktop.core.training.lines import paragraphs_with_places

_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


class RuleReach(StrEnum):
    """What is taken out where a rule fires; the values are what the file says."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DOCUMENT = "document"


REACH_WORDS: Mapping[RuleReach, str] = {
    RuleReach.SENTENCE: mark("The sentence"),
    RuleReach.PARAGRAPH: mark("The paragraph"),
    RuleReach.DOCUMENT: mark("The whole document"),
}
"""Source strings, translated when shown."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One of them; it has words or a pattern.

    Attributes:
        words: in any case; those in letters are whole words, and one that ends in ``*`` goes on.
        pattern: a regular expression of Python, in any case, or "".
        on: whether it is used.
    """

    name: str
    words: tuple[str, ...] = ()
    pattern: str = ""
    take: RuleReach = RuleReach.SENTENCE
    on: bool = True

    def __post_init__(self) -> None:
        if not self.name.strip() or bool(self.words) == bool(self.pattern):
            raise ValueError("a rule has a name, and words or a pattern")

    def expression(self) -> str:
        """Of its words, or its own."""
        return self.pattern or "|".join(_word_expression(word) for word in self.words)

    def compiled(self) -> re.Pattern[str]:
        """To search with.

        Raises:
            re.error: the pattern is broken.
        """
        with warnings.catch_warnings():
            # Python warns of what it may read otherwise one day; it is read as it is.
            warnings.simplefilter("ignore")
            return re.compile(self.expression(), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RuleHit:
    """Where a rule fired.

    Attributes:
        text: which of the texts.
        start, end: the words it fired on.
    """

    text: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RuleHits:
    """What all rules found.

    Attributes:
        hits: by the rule's name.
        too_slow: names of rules that took too long, which found nothing.
    """

    hits: Mapping[str, tuple[RuleHit, ...]]
    too_slow: tuple[str, ...] = ()


class RuleStore(Protocol):
    """Keeps the rules in a file that the person may edit by hand as well."""

    @property
    def path(self) -> Path: ...

    @property
    def own(self) -> bool:
        """Whether they are the person's, not those that come with the app."""
        ...

    def load(self) -> tuple[Rule, ...]:
        """The person's, or those that come with the app.

        Raises:
            UserFacingError: the file cannot be read, or says something wrong; the words name
                the line and what is wrong.
        """
        ...

    def text(self) -> str:
        """The file as it is, right or wrong."""
        ...

    def save_text(self, text: str) -> tuple[Rule, ...]:
        """Replace the file, if it is right; returns its rules.

        Raises:
            UserFacingError: it says something wrong, or cannot be written; it is as it was.
        """
        ...

    def reset(self) -> tuple[Rule, ...]:
        """Go back to those that come with the app."""
        ...


def find_hits(rule: Rule, texts: Sequence[str]) -> Iterator[RuleHit]:
    """Everywhere it fires. A wrong pattern may take for ever: see ``RuleMatcher``."""
    pattern = rule.compiled()
    for number, text in enumerate(texts):
        for match in pattern.finditer(text):
            if match.end() > match.start():
                yield RuleHit(number, match.start(), match.end())


def reach_of(rule: Rule, text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where is taken out for a hit."""
    if rule.take is RuleReach.DOCUMENT:
        return 0, len(text)
    for first, last, _ in paragraphs_with_places(text):
        if first <= start < last:
            if rule.take is RuleReach.PARAGRAPH:
                return first, max(last, end)
            return _sentences_around(text, first, last, start, end)
    return start, end


def _sentences_around(text: str, first: int, last: int, start: int, end: int) -> tuple[int, int]:
    at = first
    begun = first
    for sentence in split_sentences(text[first:last]):
        stop = at + len(sentence)
        if at <= start < stop:
            begun = at
        if end <= stop:
            return begun, stop
        at = stop
    return begun, max(last, end)


def _word_expression(word: str) -> str:
    plain = word.strip()
    begins = plain.endswith("*")
    words = r"\s+".join(re.escape(each) for each in plain.rstrip("*").split())
    if _CJK.search(plain):
        return words
    return rf"(?<!\w){words}" + ("" if begins else r"(?!\w)")
