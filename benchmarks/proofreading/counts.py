"""What counts as found, as a false alarm, and the shares of both."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from benchmarks.proofreading.sentences import Fault, Sentence


@dataclass(slots=True)
class Counts:
    """Attributes:
    proposed: changes, of which ``good`` mend a fault and nothing else.
    faults: all there are, of which ``found`` were mended.
    alarmed: of the ``right`` sentences.
    kinds: each kind of fault to those found and all.
    """

    proposed: int = 0
    good: int = 0
    faults: int = 0
    found: int = 0
    right: int = 0
    alarmed: int = 0
    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)

    @property
    def precision(self) -> float:
        return self.good / self.proposed if self.proposed else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.faults if self.faults else 0.0


def counted(
    sentences: Sequence[Sentence], propose: Callable[[str], list[str]], *, show: bool = False
) -> Counts:
    """The counts of one way of proofreading.

    Args:
        propose: a sentence to the sentence with each proposed change alone.
    """
    counts = Counts()
    for sentence in sentences:
        proposed = list(dict.fromkeys(map(_plain, propose(sentence.text))))
        mended = [_mended(sentence.text, fault) for fault in sentence.faults]
        good = [each for each in proposed if any(each in ways for ways in mended)]
        counts.proposed += len(proposed)
        counts.good += len(good)
        for fault, ways in zip(sentence.faults, mended, strict=True):
            found = any(each in ways for each in proposed)
            counts.faults += 1
            counts.found += found
            one, all_ = counts.kinds.get(fault.kind, (0, 0))
            counts.kinds[fault.kind] = one + found, all_ + 1
        if not sentence.faults:
            counts.right += 1
            counts.alarmed += bool(proposed)
        if show:
            _show(sentence, proposed, good)
    return counts


def _mended(text: str, fault: Fault) -> set[str]:
    """The sentence with this fault alone mended, in each right way."""
    end = fault.start + len(fault.before)
    return {_plain(text[: fault.start] + right + text[end:]) for right in fault.rights}


def _plain(text: str) -> str:
    return " ".join(text.split())


def _show(sentence: Sentence, proposed: Sequence[str], good: Sequence[str]) -> None:
    for each in proposed:
        if each not in good:
            sys.stderr.write(f"bad   {sentence.kind}: {sentence.text}  ->  {each}\n")
    if sentence.faults and not good:
        sys.stderr.write(f"missed {sentence.kind}: {sentence.text}\n")
