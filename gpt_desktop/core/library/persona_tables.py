"""Personas as tables: in TOML files, and in the database."""

from __future__ import annotations

import math

from gpt_desktop.core.generation import SamplingDefaults
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.fields import (
    flag_of,
    name_of,
    number_of,
    table_of,
    text_of,
    unknown_keys,
)
from gpt_desktop.core.library.persona import Persona
from gpt_desktop.core.library.toml_text import FieldError, Table
from gpt_desktop.core.sampling_defaults import SAMPLED

_KEYS = ("name", "system", "model", "max_tokens", "thinking", "sampling")
BOUNDS: dict[str, tuple[float, float]] = {
    "temperature": (0, 5),
    "top_k": (0, 1_000_000),
    "top_p": (0.01, 1),
    "min_p": (0, 0.99),
    "repetition_penalty": (0.5, 3),
    "max_tokens": (1, 1_000_000),
}
"""The least and the most of each number."""


def persona_table(persona: Persona) -> dict[str, object]:
    """All but the id; what it does not say is left out."""
    own = {name: getattr(persona.sampling, name) for name in persona.own_names}
    table: dict[str, object] = {
        "name": persona.name,
        "system": persona.system,
        "model": persona.model_id,
        "max_tokens": persona.max_tokens,
        "thinking": persona.thinking,
        "sampling": own,
    }
    return {key: value for key, value in table.items() if value not in (None, "", {})}


def persona_from(table: Table, persona_id: str = "") -> tuple[Persona, list[str]]:
    """The persona, and the names of keys that this version does not know.

    Raises:
        FieldError: a value is not right.
    """
    own = table_of(table, "sampling")
    values = {name: _number(own, name, whole=name == "top_k") for name in SAMPLED}
    tokens = _number(table, "max_tokens", whole=True)
    persona = Persona(
        persona_id,
        name_of(table),
        text_of(table, "system"),
        text_of(table, "model"),
        SamplingDefaults(
            values["temperature"],
            None if values["top_k"] is None else int(values["top_k"]),
            values["top_p"],
            values["min_p"],
            values["repetition_penalty"],
        ),
        None if tokens is None else int(tokens),
        flag_of(table, "thinking"),
    )
    return persona, [*unknown_keys(table, _KEYS), *unknown_keys(own, SAMPLED)]


def copy_table(persona: Persona) -> dict[str, object]:
    """All of a copy that a conversation has, with the id of what it was made of."""
    return {"id": persona.id, **persona_table(persona)}


def copy_from(table: Table) -> Persona:
    """The reverse; raises FieldError where a value is not right."""
    return persona_from(table, text_of(table, "id"))[0]


def _number(table: Table, key: str, *, whole: bool) -> float | int | None:
    value = number_of(table, key, whole=whole)
    least, most = BOUNDS[key]
    if value is not None and not (math.isfinite(value) and least <= value <= most):
        words = tr("{key} must be between {least} and {most}", key=key, least=least, most=most)
        raise FieldError(key, words)
    return value
