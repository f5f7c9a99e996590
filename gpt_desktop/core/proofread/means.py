"""What proofreading needs besides a model: word lists, thresholds, checkers."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from gpt_desktop.core.proofread.checker import Checkers
from gpt_desktop.core.proofread.lexicon import Lexicon, read_lexicon
from gpt_desktop.core.proofread.thresholds import Thresholds, read_thresholds


class ProofreadMeans:
    """Everything a run of the task reads, read when the first one does.

    Args:
        folder: such as resources/proofread, which has one folder a language.
    """

    def __init__(self, folder: Path, checkers: Checkers) -> None:
        self._english = folder / "en"
        self.checkers = checkers

    @cached_property
    def lexicon(self) -> Lexicon:
        return read_lexicon(self._english)

    @cached_property
    def thresholds(self) -> Thresholds:
        return read_thresholds(self._english / "thresholds.toml")
