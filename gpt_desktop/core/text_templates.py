"""Templates that texts begin with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gpt_desktop.core.i18n import SOURCE_LANGUAGE

_DATE = "{date}"


@dataclass(frozen=True, slots=True)
class TextTemplate:
    """A template; ``own`` ones were made by the person, and can be deleted."""

    id: str
    name: str
    body: str
    own: bool = False

    def filled(self, date: str) -> str:
        """The text that begins with it on a day, as people write days."""
        return self.body if self.own else self.body.replace(_DATE, date)


def load_templates(folder: Path, language: str) -> tuple[TextTemplate, ...]:
    """Those that come with the app, in a language, else in English.

    Raises:
        ValueError: a file does not say what it must; it comes with the app, so it is a fault.
    """
    path = folder / f"{language}.toml"
    if not path.is_file():
        path = folder / f"{SOURCE_LANGUAGE}.toml"
    with path.open("rb") as file:
        tables = tomllib.load(file).get("template", [])
    templates = tuple(_template(table, path) for table in tables)
    if len({each.id for each in templates}) < len(templates):
        raise ValueError(f"{path.name} has two templates of one id")
    return templates


def _template(table: dict[str, Any], path: Path) -> TextTemplate:
    if set(table) != {"id", "name", "body"} or not all(map(str.strip, table.values())):
        raise ValueError(f"{path.name}: a template has an id, a name and a body")
    return TextTemplate(table["id"], table["name"], table["body"].lstrip("\n"))
