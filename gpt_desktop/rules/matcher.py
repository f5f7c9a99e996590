"""This side of the search: a rule that takes too long is left out, and told."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Generator, Sequence

from gpt_desktop.child.command import worker_command
from gpt_desktop.child.failure import ChildFailedError, ChildFailure, WorkFailedError
from gpt_desktop.child.limits import ChildLimits
from gpt_desktop.child.lines import Language
from gpt_desktop.child.run import Child
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.progress import Phase, Progressed, Unit
from gpt_desktop.core.training.rules import Rule, RuleHit, RuleHits
from gpt_desktop.rules import MATCH_RULES
from gpt_desktop.rules.child import HITS

_SECONDS = 15.0  # for one rule and a few hundred pages, of which one takes milliseconds
_LINE_BYTES = 64 * 1024 * 1024

Said = tuple[int, tuple[RuleHit, ...]]


class ChildRuleMatcher:
    """A ``RuleMatcher`` in a child process.

    Args:
        seconds: how long a rule may search a few hundred pages.
    """

    def __init__(self, seconds: float = _SECONDS) -> None:
        self._child: Child[Said, None] = Child(
            "tries rules",
            worker_command(MATCH_RULES),
            Language({HITS: _said}, _nothing, WorkFailedError),
            ChildLimits(idle_seconds=seconds),
            _LINE_BYTES,
        )

    def find(
        self, rules: Sequence[Rule], texts: Sequence[str], token: CancelToken
    ) -> Generator[Progressed, None, RuleHits]:
        """See ``core.training.filters.RuleMatcher``."""
        hits: dict[str, list[RuleHit]] = defaultdict(list)
        too_slow: list[str] = []
        left = list(rules)
        while left and texts:
            reached = 0  # the rule that searches: each is told before it begins
            try:
                for number, found in self._run(left, texts, token):
                    if number > reached:
                        reached = number
                        done = len(rules) - len(left) + number
                        name = left[number].name
                        yield Progressed(Phase.CHECKING, done, len(rules), Unit.STEPS, name)
                    hits[left[number].name] += found
            except ChildFailedError as error:
                if error.kind is ChildFailure.CRASHED:
                    raise _failed() from error
                too_slow.append(left[reached].name)
                hits.pop(left[reached].name, None)
                left = left[reached + 1 :]
            else:
                left = []
        return RuleHits({name: tuple(those) for name, those in hits.items()}, tuple(too_slow))

    def _run(
        self, rules: Sequence[Rule], texts: Sequence[str], token: CancelToken
    ) -> Generator[Said, None, None]:
        asked = {"rules": [[rule.words, rule.pattern] for rule in rules], "texts": list(texts)}
        told = json.dumps(asked).encode()
        yield from self._child.run((), token, told)


def _said(number: int, found: list[list[int]]) -> Said:
    return number, tuple(RuleHit(text, start, end) for text, start, end in found)


def _nothing() -> None:
    """There is no result beside what was said on the way."""


def _failed() -> UserFacingError:
    return UserFacingError(
        tr("The rules could not be tried."),
        tr("The process that tries them ended by itself."),
        tr("Try again; if it comes back, switch the rules off one by one."),
    )
