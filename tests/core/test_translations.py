"""Every visible string has a translation, and every translation a string."""

from __future__ import annotations

import ast
import string
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop import paths

PACKAGE = Path(paths.__file__).parent
TRANSLATIONS = paths.resources_dir() / "translations"
LANGUAGES = sorted(entry.name for entry in TRANSLATIONS.iterdir() if entry.is_dir())
ARGUMENTS = {"tr": 1, "mark": 1, "tr_count": 2}


def source_strings() -> Iterator[tuple[str, str]]:
    """Where and what: the literal arguments of tr, tr_count and mark."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            for argument in node.args[: ARGUMENTS.get(node.func.id, 0)]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    where = f"{path.relative_to(PACKAGE)}:{argument.lineno}"
                    yield where, argument.value


def catalogue_strings() -> set[str]:
    """What the model catalogue shows, which is data and not code."""
    with paths.catalog_file().open("rb") as file:
        return {model["description"] for model in tomllib.load(file)["model"]}


def translations(code: str) -> dict[str, str]:
    """All entries, failing on a string that two files translate."""
    entries: dict[str, str] = {}
    count: Counter[str] = Counter()
    for path in (TRANSLATIONS / code).glob("*.toml"):
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        entries.update(table)
        count.update(table.keys())
    assert [source for source, times in count.items() if times > 1] == []
    return entries


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_there_is_a_translation() -> None:
    assert "zh_CN" in LANGUAGES


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_string_is_missing(code: str) -> None:
    known = translations(code)
    missing = [f"{where}: {text!r}" for where, text in source_strings() if text not in known]
    missing += [text for text in catalogue_strings() if text not in known]
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_translation_is_left_over(code: str) -> None:
    used = {text for _, text in source_strings()} | catalogue_strings()
    assert sorted(set(translations(code)) - used) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_places_for_values_agree(code: str) -> None:
    wrong = [
        source
        for source, text in translations(code).items()
        if places(source) != places(text) or not text.strip()
    ]
    assert wrong == []
