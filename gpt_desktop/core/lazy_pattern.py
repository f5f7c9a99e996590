"""A regular expression that is compiled at its first use.

All that checks and tasks have take a fifth of a second to compile, which a start of the app need
not wait for.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class LazyPattern:
    """Takes what ``re.compile`` takes; its methods are those of ``re.Pattern``.

    A wrong expression is told at the first use: ``tests/core/test_lazy_pattern.py`` uses each.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern, self._flags)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.fullmatch(text, start, end)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        return self.compiled.search(text, start, end)

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(text, start, end)

    def findall(self, text: str) -> list[Any]:
        return self.compiled.findall(text)

    def split(self, text: str, most: int = 0) -> list[Any]:
        return self.compiled.split(text, most)

    def sub(self, by: str | Callable[[re.Match[str]], str], text: str, most: int = 0) -> str:
        return self.compiled.sub(by, text, most)
