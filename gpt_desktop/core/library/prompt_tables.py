"""Saved prompts as tables: in TOML files, and in the database."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.fields import name_of, table_of, text_of, texts_of, unknown_keys
from gpt_desktop.core.library.saved_prompt import SavedPrompt, Variable
from gpt_desktop.core.library.toml_text import FieldError, Table

_KEYS = ("name", "text", "variables")


def prompt_table(prompt: SavedPrompt) -> dict[str, object]:
    """All but the id."""
    table: dict[str, object] = {"name": prompt.name, "text": prompt.text}
    if prompt.described:
        table["variables"] = {each.name: _variable_table(each) for each in prompt.described}
    return table


def prompt_from(table: Table, prompt_id: str = "") -> tuple[SavedPrompt, list[str]]:
    """The prompt, and the names of keys that this version does not know.

    Raises:
        FieldError: a value is not right.
    """
    text = text_of(table, "text")
    if "text" not in table:
        raise FieldError("text", tr("it has no text"))
    unknown = unknown_keys(table, _KEYS)
    described: list[Variable] = []
    variables = table_of(table, "variables")
    for name in variables:
        own = table_of(variables, name)
        described.append(Variable(name, text_of(own, "default"), texts_of(own, "choices")))
        unknown += unknown_keys(own, ("default", "choices"))
    return SavedPrompt(prompt_id, name_of(table), text, tuple(described)), unknown


def _variable_table(variable: Variable) -> dict[str, object]:
    table: dict[str, object] = {"default": variable.default, "choices": list(variable.choices)}
    return {key: value for key, value in table.items() if value}
