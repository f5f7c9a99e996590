"""Drives builds in tests."""

from __future__ import annotations

from pathlib import Path

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.model_folder import ModelFolder
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import Steps

DESCRIPTION = ModelDescription(
    name="Tiny",
    licence="Apache-2.0",
    languages=("en",),
    prompt_style=PromptStyle.CHAT,
    source="tests",
    sha256="0" * 64,
    perplexity=12.5,
)


def build(
    source: Path,
    target: Path,
    token: CancelToken | None = None,
    quantization: Quantization = Quantization.EIGHT_BITS,
) -> tuple[list[Progressed], ModelFolder]:
    """Run a build to its end: what it yielded and what it returned."""
    work = build_model_folder(source, target, DESCRIPTION, token or CancelToken(), quantization)
    steps = Steps(work)
    return list(steps), steps.result
