"""How much a change must gain before it is proposed, by kind; tuned on half of the sentences."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.proofread.candidate import Candidate, Kind

_NEVER = 1000.0


@dataclass(frozen=True, slots=True)
class Least:
    """Nats a change must gain.

    Attributes:
        rule: where a rule speaks for it.
        likeness: where nothing but likeness does.
        first: at its first token, to be read at all, where no rule speaks for it.
        first_inserted: the same for what is inserted.
    """

    rule: float
    likeness: float
    first: float
    first_inserted: float = _NEVER


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The least gain of each kind.

    Attributes:
        doubtful: what is asked for more between quotation marks, where people speak as they do,
            and of what may be a name.
        words_a_change: words of a sentence for each change more than one that it may have.
        first_of_rules: nats that a change a rule speaks for must gain at its first token.
    """

    least: Mapping[Kind, Least]
    doubtful: float
    words_a_change: int
    first_of_rules: float

    def first(self, candidate: Candidate) -> float:
        """What a candidate must gain at its first token to be worth reading."""
        if candidate.known:
            return self.first_of_rules
        least = self.least[candidate.kind]
        return least.first if candidate.before else least.first_inserted

    def of(self, candidate: Candidate, *, doubtful: bool = False) -> float:
        """The least gain of a candidate."""
        least = self.least[candidate.kind]
        asked = least.rule if candidate.known else least.likeness
        return asked + (self.doubtful if doubtful else 0)


def read_thresholds(path: Path) -> Thresholds:
    """Those of a file.

    Raises:
        KeyError, ValueError: a kind is missing or damaged: a bug of ours.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Thresholds(
        {kind: Least(**data["least"][kind.value]) for kind in Kind},
        data["doubtful"],
        data["words_a_change"],
        data["first_of_rules"],
    )
