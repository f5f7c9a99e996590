"""Files of some architectures, in the words of the others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gpt_desktop.convert import gemma4, lfm2, qwen35
from gpt_desktop.convert.gemma4 import Gemma4
from gpt_desktop.convert.state_layers import StateLayers

Common = tuple[Mapping[str, Any], StateLayers | Gemma4 | None]


def common_config(name: str, config: Mapping[str, Any]) -> Common:
    """A ``config.json`` with the keys that most have, and what sets its layers apart.

    Args:
        name: of the file, for errors.

    Raises:
        UserFacingError: a number is missing or absurd.
    """
    kind = config.get("model_type")
    if kind == "lfm2":
        return lfm2.common_config(name, config)
    if kind == qwen35.MODEL_TYPE:
        return qwen35.common_config(name, config)
    if kind == gemma4.MODEL_TYPE:
        return gemma4.common_config(name, config)
    return config, None


def common_metadata(name: str, metadata: Mapping[str, Any]) -> Common:
    """The same for a GGUF's metadata; raises as ``common_config``."""
    kind = metadata.get("general.architecture")
    if kind == "lfm2":
        return lfm2.common_metadata(name, metadata)
    if kind == "qwen35":
        return qwen35.common_metadata(name, metadata)
    if kind == "gemma4":
        return gemma4.common_metadata(name, metadata)
    return metadata, None
