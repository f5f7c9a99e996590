"""The list of recommended models: what stands in the catalogue, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.catalog.hub.entries import read_hub_entries
from gpt_desktop.catalog.manifest import read_catalog
from gpt_desktop.core.errors import UserFacingError

GOOD = """
[[hub]]
id = "some"
name = "Some"
repo = "someone/Some-GGUF"
pattern = "*Q4_K_M.gguf"
licence = "mit"
licence_page = "https://example.org/licence"
languages = ["en", "zh"]
parameters = 600_000_000
download_bytes = 400_000_000
good_for = ["translate"]
thinking = true
context = 32768
"""


def test_the_catalogue_is_right() -> None:
    entries = read_hub_entries(paths.catalog_file())
    names = {recipe.entry.id for recipe in read_catalog(paths.catalog_file())}
    assert len(entries) >= 10
    assert not names & {entry.id for entry in entries}
    assert any("zh" in entry.languages and "translate" in entry.good_for for entry in entries)
    for entry in entries:
        assert entry.download_bytes < entry.installed_bytes < 5_000_000_000


def test_an_entry_is_read(tmp_path: Path) -> None:
    (entry,) = read_hub_entries(written(tmp_path, GOOD))
    assert (entry.repo, entry.languages, entry.good_for) == (
        "someone/Some-GGUF",
        ("en", "zh"),
        ("translate",),
    )
    assert entry.installed_bytes == 580_000_000
    assert read_hub_entries(written(tmp_path, "")) == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "some"', 'id = "../some"'),
        ('id = "some"\n', ""),
        ("someone/Some-GGUF", "Some-GGUF"),
        ("https://example.org", "http://example.org"),
        ('["en", "zh"]', '["xx"]'),
        ('["en", "zh"]', "[]"),
        ("600_000_000", "0"),
        ("thinking = true", "thinking = 1"),
        ('["translate"]', '["cook"]'),
        ("[[hub]]", "[hub]"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(UserFacingError, match="damaged"):
        read_hub_entries(written(tmp_path, GOOD.replace(old, new)))


def test_ids_are_unique(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="two models"):
        read_hub_entries(written(tmp_path, GOOD + GOOD))


def written(folder: Path, text: str) -> Path:
    path = folder / "catalog.toml"
    path.write_text(text, encoding="utf-8")
    return path
