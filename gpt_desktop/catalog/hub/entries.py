"""The ``[[hub]]`` tables of the catalogue file: models of a hub that the app recommends."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from gpt_desktop.catalog.hub.names import repository_name
from gpt_desktop.catalog.manifest import damaged_catalog
from gpt_desktop.catalog.table_values import file_name, positive, value
from gpt_desktop.core.hub import Form, HubEntry
from gpt_desktop.core.installed_size import installed_bytes, quantization
from gpt_desktop.core.languages import language

_TASKS = ("assistant", "summarize", "translate", "write")


def read_hub_entries(path: Path) -> tuple[HubEntry, ...]:
    """Read and check all of them, in their order.

    Raises:
        UserFacingError: the file is missing, or something in it is wrong.
    """
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file).get("hub", [])
        entries = tuple(_entry(table) for table in tables)
        if len({entry.id for entry in entries}) < len(entries):
            raise ValueError("two models have one id")
    except (OSError, AttributeError, KeyError, TypeError, ValueError) as error:
        raise damaged_catalog(error) from error
    return entries


def _entry(table: Mapping[str, object]) -> HubEntry:
    repo, pattern = value(table, "repo", str), value(table, "pattern", str)
    if repository_name(repo) != repo:
        raise ValueError(f"{repo} is no name of a repository")
    page = value(table, "licence_page", str)
    if not page.startswith("https://"):
        raise ValueError(f"{page} is no address")
    tasks = _texts(table, "good_for")
    if not set(tasks) <= set(_TASKS):
        raise ValueError(f"{tasks} are not all tasks")
    download = positive(table, "download_bytes")
    form = Form(value(table, "form", str)) if "form" in table else Form.GGUF
    return HubEntry(
        id=file_name(value(table, "id", str)),
        name=value(table, "name", str),
        repo=repo,
        pattern=pattern,
        licence=value(table, "licence", str),
        licence_page=page,
        languages=tuple(language(code).code for code in _texts(table, "languages")),
        parameters=positive(table, "parameters"),
        download_bytes=download,
        installed_bytes=installed_bytes(form, quantization(pattern), download),
        good_for=tasks,
        thinking=value(table, "thinking", bool),
        context=positive(table, "context"),
    )


def _texts(table: Mapping[str, object], key: str) -> tuple[str, ...]:
    texts = table[key]
    if not isinstance(texts, list) or not texts:
        raise TypeError(f"{key} must be a list of words")
    return tuple(str(text) for text in texts)
