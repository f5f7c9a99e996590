"""The window speaks the person's language where it can."""

from __future__ import annotations

import pytest

from gpt_desktop import paths
from gpt_desktop.core.i18n import available_languages
from gpt_desktop.ui.view.interface_language import interface_language, native_name

HAVE = ("en", "zh_CN")


@pytest.mark.parametrize(
    ("chosen", "system", "expected"),
    [
        ("zh_CN", "en_US", "zh_CN"),
        ("en", "zh_CN", "en"),
        ("", "zh_CN", "zh_CN"),
        ("", "zh_TW", "zh_CN"),
        ("", "en_GB", "en"),
        ("", "de_DE", "en"),
        ("", "C", "en"),
        ("xx", "zh_CN", "zh_CN"),
    ],
)
def test_choice_before_system_before_english(chosen: str, system: str, expected: str) -> None:
    assert interface_language(chosen, system, HAVE) == expected


def test_every_language_has_a_name_of_its_own() -> None:
    for code in available_languages(paths.resources_dir() / "translations"):
        assert native_name(code) != code
