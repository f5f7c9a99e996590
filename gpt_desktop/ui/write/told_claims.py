"""What is known of a text that a model has just put into the editor."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.annotations import Claim


@dataclass(frozen=True, slots=True)
class ToldClaims:
    """What was found wrong in it.

    Attributes:
        start: where the text begins in the editor, as Qt counts.
        text: as the model wrote it; the claims' places count in it.
    """

    start: int
    text: str
    claims: tuple[Claim, ...]
