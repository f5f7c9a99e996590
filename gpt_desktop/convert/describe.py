"""What weights say of themselves, for people to read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gpt_desktop.convert.checkpoint_file import read_json
from gpt_desktop.convert.checkpoint_vocabulary import read_chat_template
from gpt_desktop.convert.gguf_cursor import Value
from gpt_desktop.convert.gguf_kind import open_model
from gpt_desktop.core.generation import PromptStyle, SamplingDefaults
from gpt_desktop.core.hub_folder import GENERATION_CONFIG
from gpt_desktop.core.languages import find_language
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.sampling_defaults import read_defaults, read_gguf_defaults


def describe_source(source: Path, name: str) -> ModelDescription:
    """Describe a GGUF file or a checkpoint's folder, without a hash.

    Args:
        name: what to call it.

    Raises:
        UserFacingError: it is damaged or no GGUF.
    """
    metadata = {} if source.is_dir() else open_model(source).metadata
    if source.is_dir():
        template = read_chat_template(source)
    else:
        template = _text(metadata.get("tokenizer.chat_template"))
    return ModelDescription(
        name=name,
        licence=_text(metadata.get("general.license")),
        languages=_languages(metadata.get("general.languages")),
        prompt_style=PromptStyle.CHAT if template else PromptStyle.FEW_SHOT,
        source=source.name,
        sha256="",
        sampling=_sampling(source, metadata),
    )


def _sampling(source: Path, metadata: Mapping[str, object]) -> SamplingDefaults:
    if not source.is_dir():
        return read_gguf_defaults(metadata)
    place = source / GENERATION_CONFIG
    return read_defaults(read_json(place) if place.is_file() else {})


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""


def _languages(codes: Value | None) -> tuple[str, ...]:
    """Those that the app knows."""
    found = [find_language(str(code)) for code in codes] if isinstance(codes, list) else []
    return tuple(language.code for language in found if language is not None)
