"""What proofreading needs besides a model: word lists, thresholds, checkers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.core.proofread.checker import Checkers
from gpt_desktop.core.proofread.lexicon import Lexicon, read_lexicon
from gpt_desktop.core.proofread.thresholds import Thresholds, read_thresholds


@dataclass(frozen=True, slots=True)
class ProofreadMeans:
    """Everything a run of the task reads."""

    lexicon: Lexicon
    thresholds: Thresholds
    checkers: Checkers


def read_means(folder: Path, checkers: Checkers) -> ProofreadMeans:
    """The means of a folder such as resources/proofread, which has one folder a language."""
    english = folder / "en"
    return ProofreadMeans(
        read_lexicon(english), read_thresholds(english / "thresholds.toml"), checkers
    )
