"""What a training is given of the text that was looked through."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gpt_desktop.core.excerpt import beginning
from gpt_desktop.core.training.preview import TrainingPreview
from gpt_desktop.core.training.run import TrainingTexts
from gpt_desktop.core.training.split import Split

_PROMPT_WIDTH = 60
_MOST_PROMPTS = 2


def texts_of(split: Split, resources: Path) -> TrainingTexts:
    """Both sides of it, and the general text of the app's own."""
    general = (resources / "samples" / "sample.md").read_text(encoding="utf-8")
    training = tuple(document.text for document in split.training)
    return TrainingTexts(training, tuple(each.text for each in split.validation), general)


def prompts_of(split: Split) -> Sequence[str]:
    """The beginnings of what was kept back: how it goes on is known."""
    texts = (each.text.strip() for each in split.validation[:_MOST_PROMPTS])
    return [beginning(text, _PROMPT_WIDTH).rstrip("…") for text in texts]


def token_sizes(preview: TrainingPreview | None) -> tuple[int, int] | None:
    """Tokens that are learnt and that are kept back; None where no model counted them."""
    if preview is None or preview.training.tokens is None or preview.validation.tokens is None:
        return None
    return preview.training.tokens, preview.validation.tokens
