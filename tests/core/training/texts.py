"""Documents of training text, made in a line."""

from __future__ import annotations

from gpt_desktop.core.training.sources import SourceKind, TrainingDocument


def documents(*texts: str) -> tuple[TrainingDocument, ...]:
    """Files named a, b, c … of these texts."""
    return tuple(
        TrainingDocument(f"file:{number}", chr(ord("a") + number), SourceKind.FILE, text)
        for number, text in enumerate(texts)
    )
