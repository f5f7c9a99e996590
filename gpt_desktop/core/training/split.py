"""Which documents are trained on, and which are kept back to see what was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from gpt_desktop.core.training.lines import paragraphs_with_places
from gpt_desktop.core.training.sources import TrainingDocument

SHARE = 0.1
"""Of the documents, kept back."""


@dataclass(frozen=True, slots=True)
class Split:
    """No document is in both.

    Attributes:
        divided: there was one document only, whose end was kept back.
    """

    training: tuple[TrainingDocument, ...]
    validation: tuple[TrainingDocument, ...]
    divided: bool = False


def split_documents(documents: Sequence[TrainingDocument], share: float = SHARE) -> Split:
    """By a hash of each one's key, so that a document stays on its side as others come and go.

    Args:
        share: of the documents, about so many are kept back, 0 to 1; at least one of several.
    """
    if len({document.key for document in documents}) == 1:
        return _divided(documents, share)
    places = {document.key: _place(document.key) for document in documents}
    behind = {key for key, place in places.items() if place < share}
    if places and not behind:
        behind = {min(places, key=lambda key: places[key])}
    if len(behind) == len(places) and places:
        behind.discard(max(places, key=lambda key: places[key]))
    return Split(
        tuple(each for each in documents if each.key not in behind),
        tuple(each for each in documents if each.key in behind),
    )


def _divided(documents: Sequence[TrainingDocument], share: float) -> Split:
    """The end of a single document, from a paragraph on; of a conversation, that of each side."""
    training, validation = [], []
    for document in documents:
        wanted = len(document.text) * (1 - share)
        starts = [start for start, _, _ in paragraphs_with_places(document.text) if start >= wanted]
        at = starts[0] if starts else len(document.text)
        training.append(replace(document, text=document.text[:at]))
        if starts:
            validation.append(replace(document, text=document.text[at:]))
    return Split(tuple(training), tuple(validation), divided=bool(validation))


def _place(key: str) -> float:
    """Between 0 and 1, the same at any time."""
    return int.from_bytes(sha256(key.encode("utf-8", "replace")).digest()[:8], "big") / 2**64
