"""What a model wrote, as it was taken into a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ModelWords:
    """A place in the editor that the person has just filled with a model's words.

    Attributes:
        start, end: as Qt counts.
        author: the model's name.
        asked: the action, such as ``shorten``.
        work_id: of the work they were proposed in.
    """

    start: int
    end: int
    author: str
    asked: str
    work_id: str
