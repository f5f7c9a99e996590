"""Hyphens at line ends: whether a word has one of its own, or was only divided there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from gpt_desktop.documents.structure import HYPHENS, join_lines

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+)$")
_WORD_END = 80  # characters: a search in more takes the square of their number
_FIRST = re.compile(r"^[^\W_]+(?:-[^\W_]+)*")
_FEW, _DIVIDED = 60, 0.02
"""Where of so many lines no more than this share end in a hyphen, no program divided words."""
_LINKING = frozenset(
    ("and", "or", "und", "oder", "bzw", "et", "ou", "y", "o", "e", "og", "och", "en")
)
_COMPOUNDING = frozenset(
    (
        "all",
        "cross",
        "ever",
        "ex",
        "full",
        "half",
        "high",
        "long",
        "low",
        "much",
        "non",
        "off",
        "part",
        "post",
        "quasi",
        "self",
        "short",
        "single",
        "so",
        "then",
        "three",
        "two",
        "well",
    )
)
"""English words that a hyphen joins to the next; none of them is divided, being one syllable
or a word whose next part would be a word as well."""


class Hyphens:
    """Joins lines the way the words in them are written elsewhere in the same document."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words: Counter[str] = Counter()
        for text in texts:
            self._words.update(_WORD.findall(text.casefold()))
        self._divides = len(texts) < _FEW or self._has_divided(texts)

    def _has_divided(self, texts: Sequence[str]) -> bool:
        """Whether a program divided words in these lines, rather than their writer."""
        whole = hyphenated = 0
        ends = [pair for pair in pairwise(texts) if pair[0].endswith(HYPHENS)]
        for line, below in ends:
            last, first = _LAST.search(line[-_WORD_END:-1]), _FIRST.match(below)
            if last is not None and first is not None:
                with_hyphen, without = self._written(last[1], first[0])
                whole += without > with_hyphen
                hyphenated += with_hyphen > without
        return len(ends) >= _DIVIDED * len(texts) or whole > max(hyphenated, 1)

    def _written(self, before: str, after: str) -> tuple[int, int]:
        """How often the document has two parts of a word with a hyphen, and without."""
        one, other = before.casefold(), after.partition("-")[0].casefold()
        return self._words[f"{one}-{other}"], self._words[one + other]

    def join(self, lines: Sequence[str]) -> str:
        """Lines wrapped by width as one."""
        pairs = zip(lines, (*lines[1:], ""), strict=True)
        return _glued([self._end(line.rstrip(), below.lstrip()) for line, below in pairs])

    def _end(self, line: str, below: str) -> str:
        """A line, with a mark for how it is joined to the next where a hyphen ends it."""
        last = _LAST.search(line[-_WORD_END:-1]) if line.endswith(HYPHENS) else None
        first = _FIRST.match(below)
        if last is None or first is None:
            return line
        if first[0] in _LINKING:  # "before- and afternoon": the hyphen stands for a word
            return line[:-1] + _OPEN
        own = self._has_own(last[1], first[0], soft=line[-1] == "\u00ad")
        return line[:-1] + (_KEPT if own else _GLUE)

    def _has_own(self, before: str, after: str, *, soft: bool) -> bool:
        if soft:
            return False
        if not (before + after.partition("-")[0]).isalpha():
            return True
        if after[0].isupper() and not (before.isupper() and len(before) > 1):
            return True
        with_hyphen, without = self._written(before, after)
        if with_hyphen != without:
            return with_hyphen > without
        return not self._divides or len(before) == 1 or before.casefold() in _COMPOUNDING


_GLUE, _KEPT, _OPEN = (
    "\ue000",
    "\ue001",
    "\ue002",
)  # for private use: no file's text has a meaning for these


def _glued(lines: Sequence[str]) -> str:
    parts: list[str] = []
    whole: list[str] = []
    for line in lines:
        parts.append(line)
        if not line.endswith((_GLUE, _KEPT)):
            whole.append("".join(parts))
            parts = []
    whole.append("".join(parts))
    return join_lines(whole).replace(_GLUE, "").replace(_KEPT, "-").replace(_OPEN, "-")
