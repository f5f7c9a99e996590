"""The templates that come with the app, in each language of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop import paths
from gpt_desktop.core.i18n import available_languages
from gpt_desktop.core.text_templates import TextTemplate, load_templates

FOLDER = paths.resources_dir() / "templates"
LANGUAGES = available_languages(paths.resources_dir() / "translations")


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_some_in_each_language(language: str) -> None:
    assert (FOLDER / f"{language}.toml").is_file()
    templates = load_templates(FOLDER, language)
    assert {"letter", "report", "minutes", "application", "press"} <= {e.id for e in templates}
    for each in templates:
        filled = each.filled("1 May 2026")
        assert "{" not in filled
        assert filled == filled.lstrip()


def test_another_language_has_the_english_ones() -> None:
    assert load_templates(FOLDER, "xx") == load_templates(FOLDER, "en")


def test_own_ones_are_left_as_they_are() -> None:
    assert TextTemplate("a", "A", "{date}", own=True).filled("1 May") == "{date}"


@pytest.mark.parametrize(
    "content",
    [
        '[[template]]\nid = "a"\nname = "A"',
        '[[template]]\nid = "a"\nname = " "\nbody = "b"',
        2 * '[[template]]\nid = "a"\nname = "A"\nbody = "b"\n',
    ],
)
def test_a_file_that_lacks_something_is_a_fault(tmp_path: Path, content: str) -> None:
    (tmp_path / "en.toml").write_text(content, "utf-8")
    with pytest.raises(ValueError, match=r"en\.toml"):
        load_templates(tmp_path, "en")
