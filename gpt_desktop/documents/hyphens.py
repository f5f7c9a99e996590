"""Hyphens at line ends: whether a word has one of its own, or was only divided there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from gpt_desktop.documents.structure import HYPHENS, join_lines

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LAST = re.compile(r"([^\W_]+)$")
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

    def __init__(self, texts: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        lines = divided = 0
        for text in texts:
            self._words.update(word.casefold() for word in _WORD.findall(text))
            lines += 1
            divided += text.endswith(HYPHENS)
        self._divides = lines < _FEW or divided >= _DIVIDED * lines

    def join(self, lines: Sequence[str]) -> str:
        """Lines wrapped by width as one."""
        pairs = zip(lines, (*lines[1:], ""), strict=True)
        return _glued([self._end(line.rstrip(), below.lstrip()) for line, below in pairs])

    def _end(self, line: str, below: str) -> str:
        """A line, with a mark for how it is joined to the next where a hyphen ends it."""
        last = _LAST.search(line[:-1]) if line.endswith(HYPHENS) else None
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
        if not after[0].islower() or not (before + after.partition("-")[0]).isalpha():
            return True
        one, other = before.casefold(), after.partition("-")[0].casefold()
        written = self._words[f"{one}-{other}"], self._words[one + other]
        if written[0] != written[1]:
            return written[0] > written[1]
        return not self._divides or len(one) == 1 or one in _COMPOUNDING


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
