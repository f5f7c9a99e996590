"""Harper: rules and a dictionary of English."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Lock
from typing import TYPE_CHECKING

from gpt_desktop.core.proofread.candidate import Kind
from gpt_desktop.core.proofread.checker import Finding

if TYPE_CHECKING:
    import harper

_KINDS = {
    "Spelling": Kind.SPELLING,
    "Typo": Kind.SPELLING,
    "Agreement": Kind.AGREEMENT,
    "Repetition": Kind.DOUBLED,
    "Capitalization": Kind.CAPITAL,
    "Malapropism": Kind.CONFUSION,
    "Eggcorn": Kind.CONFUSION,
}
# These are of taste.
_LEFT_OUT = frozenset(
    ("Style", "Enhancement", "Readability", "Formatting", "Regionalism", "WordChoice")
)
_MOST_SUGGESTIONS = 3


class HarperChecker:
    """What Harper finds in English, British or American.

    Takes two seconds to load when first asked, and 20 MB. May be asked from several threads, one
    after another.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._linters: dict[str, harper.Linter] = {}

    def find(self, text: str) -> list[Finding]:
        with self._lock:
            return list(self._found(text))

    def _found(self, text: str) -> Iterator[Finding]:
        for lint in self._linter("AMERICAN").lint(text):
            if lint.lint_kind in _LEFT_OUT or not lint.suggestions:
                continue
            kind = _KINDS.get(lint.lint_kind, Kind.GRAMMAR)
            if kind is Kind.SPELLING and self._is_british(lint.problem_text):
                continue
            yield from _findings(text, lint, kind)

    def _is_british(self, word: str) -> bool:
        return not any(lint.lint_kind == "Spelling" for lint in self._linter("BRITISH").lint(word))

    def _linter(self, dialect: str) -> harper.Linter:
        if dialect not in self._linters:
            import harper  # takes long to load, and only where a text is proofread

            self._linters[dialect] = harper.Linter(harper.Dialect[dialect])
        return self._linters[dialect]


def _findings(text: str, lint: harper.Lint, kind: Kind) -> Iterator[Finding]:
    start, end = lint.span.start, lint.span.end
    replacing: list[str] = []
    for suggestion in lint.suggestions[:_MOST_SUGGESTIONS]:
        words = suggestion.replacement_text
        if suggestion.kind.name == "INSERT_AFTER":
            yield Finding(end, "", (words,), kind, lint.message)
        elif words != text[start:end] and words not in replacing:
            replacing.append(words)
    if replacing:
        yield Finding(start, text[start:end], tuple(replacing), kind, lint.message)
