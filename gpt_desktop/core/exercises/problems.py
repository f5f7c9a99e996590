"""Problems told in words whose statement leaves one sum."""

from __future__ import annotations

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.wording import Rounding


def told(words: str, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What a problem comes to; None where its words say something else."""
    del words, rounding, converter
    return None
