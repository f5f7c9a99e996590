"""What would be trained on, before anything is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gpt_desktop.core.training.filters import FilterOutcome
from gpt_desktop.core.training.sources import SourceKind, TextCount, TrainingDocument
from gpt_desktop.core.training.split import Split
from gpt_desktop.core.words import count_words

FEW_WORDS = 20_000
"""Fewer teach a style at best."""


@dataclass(frozen=True, slots=True)
class TrainingPreview:
    """All that the page shows of the training text.

    Attributes:
        found: by kind of source, before the filters.
        outcome: what each filter took.
        split: what is left, on its two sides.
        notes: translated lines on what could not be read.
    """

    found: Mapping[SourceKind, TextCount]
    before: TextCount
    outcome: FilterOutcome
    split: Split
    training: TextCount
    validation: TextCount
    notes: tuple[str, ...] = ()


def count_text(documents: Sequence[TrainingDocument], tokens: int | None = None) -> TextCount:
    """How much text some documents have."""
    words = sum(count_words(document.text) for document in documents)
    return TextCount(len(documents), words, tokens)
