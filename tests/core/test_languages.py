"""Languages by what people call them."""

from __future__ import annotations

import pytest

from gpt_desktop.core.languages import LANGUAGES, find_language


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("pt-BR", "pt"),
        ("pt_BR", "pt"),
        ("zh-TW", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-TW", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hans", "zh"),
        ("zh", "zh"),
        ("Chinese", "zh"),
        ("en-US", "en"),
        ("EN-gb", "en"),
        ("de_DE", "de"),
        ("de_DE.UTF-8", "de"),
        ("de_DE@euro", "de"),
        ("de-DE-1996", "de"),
        ("es-419", "es"),
        ("iw", "he"),
        ("German", "de"),
        (" deutsch ", "de"),
        ("繁體中文", "zh-Hant"),
    ],
)
def test_a_language_is_found(said: str, code: str) -> None:
    found = find_language(said)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize(
    "said", ["", "-", "e", "en-", "en US", "tlh", "english-us", "pt-BR!", "la"]
)
def test_what_is_none_is_not_found(said: str) -> None:
    assert find_language(said) is None


def test_every_language_is_found_by_all_its_names() -> None:
    for language in LANGUAGES:
        for name in (language.code, language.name, language.native_name):
            assert find_language(name) == language
