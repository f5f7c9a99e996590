"""How a model's makers sample it, as far as its files say."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields, replace
from typing import Any

from gpt_desktop.core.generation import SamplingDefaults, SamplingParams

SAMPLED = tuple(field.name for field in fields(SamplingDefaults))
_GGUF = {
    "temperature": "general.sampling.temp",
    "top_k": "general.sampling.top_k",
    "top_p": "general.sampling.top_p",
    "min_p": "general.sampling.min_p",
    "repetition_penalty": "general.sampling.penalty_repeat",
}


def read_defaults(values: Mapping[str, object]) -> SamplingDefaults:
    """Those of a ``generation_config.json`` or a ``model.toml``; what cannot be is left out."""
    found = {name: _number(name, values.get(name)) for name in SAMPLED}
    if values.get("do_sample") is False:
        found["temperature"] = 0.0
    return SamplingDefaults(**found)


def read_gguf_defaults(metadata: Mapping[str, object]) -> SamplingDefaults:
    """The same of a GGUF's keys."""
    return read_defaults({name: metadata.get(key) for name, key in _GGUF.items()})


def with_defaults(
    params: SamplingParams, defaults: SamplingDefaults, names: Collection[str]
) -> SamplingParams:
    """The parameters with a model's own values for those of some names that it has."""
    own: dict[str, Any] = {
        name: value for name in names if (value := getattr(defaults, name)) is not None
    }
    return replace(params, **own)


def _number(name: str, value: object) -> Any:
    """None where it is none that could be sampled with."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        # Files with floats of 32 bits write 0.6 as 0.6000000238.
        number: Any = int(value) if name == "top_k" else round(float(value), 6)
        replace(SamplingParams(), **{name: number})
    except (ValueError, OverflowError):
        return None
    return number
