"""Strings follow the language that the process uses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gpt_desktop.core import i18n


@pytest.fixture
def translations(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "zh_CN").mkdir()
    (tmp_path / "zh_CN" / "one.toml").write_text(
        '"Open {name}" = "打开 {name}"\n'
        '"{count} page" = "{count} 页"\n"{count} pages" = "{count} 页"\n',
        encoding="utf-8",
    )
    yield tmp_path
    i18n.use_language(tmp_path, i18n.SOURCE_LANGUAGE)


def test_a_string_without_translation_stays_english(translations: Path) -> None:
    i18n.use_language(translations, "zh_CN")
    assert i18n.tr("Close") == "Close"
    assert i18n.tr("Open {name}", name="a") == "打开 a"
    assert i18n.current_language() == "zh_CN"


def test_an_unknown_language_is_english(translations: Path) -> None:
    i18n.use_language(translations, "xx")
    assert i18n.current_language() == "en"


def test_counting(translations: Path) -> None:
    assert i18n.tr_count("{count} page", "{count} pages", 1) == "1 page"
    assert i18n.tr_count("{count} page", "{count} pages", 2) == "2 pages"
    i18n.use_language(translations, "zh_CN")
    assert i18n.tr_count("{count} page", "{count} pages", 2) == "2 页"


def test_a_value_that_is_not_text_is_refused(translations: Path) -> None:
    (translations / "zh_CN" / "bad.toml").write_text('"a" = 1\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"bad\.toml"):
        i18n.read_catalogue(translations, "zh_CN")
