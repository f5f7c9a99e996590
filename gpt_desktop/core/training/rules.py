"""The person's rules on what no model is to learn: words or patterns, and what is taken out."""

from __future__ import annotations

import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate
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
        if self.pattern:
            return self.pattern
        spaced = [_word_expression(word) for word in self.words if not _CJK.search(word)]
        others = [_word_expression(word) for word in self.words if _CJK.search(word)]
        # One look back for all of them: a fifth of the time.
        return "|".join([rf"(?<!\w)(?:{'|'.join(spaced)})", *others] if spaced else others)

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


class Reaches:
    """How far what fires in a text reaches; a text may have thousands of hits."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._paragraphs = [(first, last) for first, last, _ in paragraphs_with_places(text)]
        self._sentences: dict[int, list[int]] = {}  # where they end, by paragraph

    def of(self, rule: Rule, start: int, end: int) -> tuple[int, int]:
        """From where to where is taken out for a hit."""
        if rule.take is RuleReach.DOCUMENT:
            return 0, len(self._text)
        number = bisect_right(self._paragraphs, start, key=lambda place: place[0]) - 1
        if number < 0 or start >= self._paragraphs[number][1]:
            return start, end  # blanks between paragraphs
        first, last = self._paragraphs[number]
        if rule.take is RuleReach.PARAGRAPH:
            return first, max(last, end)
        ends = self._ends(number)
        before = bisect_right(ends, start)
        after = bisect_left(ends, end)
        return (ends[before - 1] if before else first), (ends[after] if after < len(ends) else end)

    def _ends(self, number: int) -> list[int]:
        if number not in self._sentences:
            first, last = self._paragraphs[number]
            sizes = (len(sentence) for sentence in split_sentences(self._text[first:last]))
            self._sentences[number] = [first + size for size in accumulate(sizes)]
        return self._sentences[number]


def _word_expression(word: str) -> str:
    plain = word.strip()
    begins = plain.endswith("*")
    words = r"\s+".join(re.escape(each) for each in plain.rstrip("*").split())
    return words if begins or _CJK.search(plain) else rf"{words}(?!\w)"
