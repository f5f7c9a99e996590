"""Values taken out of a table that somebody wrote by hand."""

from __future__ import annotations

from gpt_desktop.core.i18n import tr
from gpt_desktop.core.library.toml_text import FieldError, Table
from gpt_desktop.core.storable_text import storable

LONGEST_NAME = 200  # characters
LONGEST_TEXT = 200_000


def text_of(table: Table, key: str, longest: int = LONGEST_TEXT) -> str:
    """A text, "" where there is none; raises FieldError for anything else."""
    value = table.get(key, "")
    if not isinstance(value, str):
        raise FieldError(key, tr("{key} must be a text in quotes", key=key))
    if len(value) > longest:
        raise FieldError(key, tr("{key} is longer than {count} characters", key=key, count=longest))
    return storable(value)


def name_of(table: Table) -> str:
    """The name, which must be there."""
    name = " ".join(text_of(table, "name", LONGEST_NAME).split())
    if not name:
        raise FieldError("name", tr("it has no name"))
    return name


def number_of(table: Table, key: str, *, whole: bool) -> float | int | None:
    """A number, or None where there is none; raises FieldError for anything else."""
    value = table.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int if whole else (int, float)):
        kind = tr("a whole number") if whole else tr("a number")
        raise FieldError(key, tr("{key} must be {kind}", key=key, kind=kind))
    return value if whole else float(value)


def flag_of(table: Table, key: str) -> bool | None:
    """True or false, or None where neither is said; raises FieldError for anything else."""
    value = table.get(key)
    if value is None or isinstance(value, bool):
        return value
    raise FieldError(key, tr("{key} must be true or false", key=key))


def table_of(table: Table, key: str) -> Table:
    """A table inside; an empty one where there is none."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise FieldError(key, tr("{key} must be a table", key=key))
    return value


def texts_of(table: Table, key: str) -> tuple[str, ...]:
    """A list of texts; none where there is none."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise FieldError(key, tr("{key} must be a list of texts in quotes", key=key))
    return tuple(storable(each) for each in value)


def unknown_keys(table: Table, known: tuple[str, ...]) -> list[str]:
    """Names of what this version does not know."""
    return [key for key in table if key not in known]
