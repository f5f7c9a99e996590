import pytest

from gpt_desktop.core.translation.language_tag import is_same_language, language_of, language_tag


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN-us", "en-US"),
        ("de_DE", "de-DE"),
        ("pt-BR", "pt-BR"),
        ("es-419", "es-419"),
        ("zh-CN", "zh"),
        ("zh-Hans-SG", "zh"),
        ("zh_TW", "zh-Hant"),
        ("zh-hant-hk", "zh-Hant"),
        ("cmn-TW", "zh-Hant"),
        ("German", "de"),
        ("Français", "fr"),
        ("xx", ""),
        ("a sentence", ""),
        ("", ""),
    ],
)
def test_tags_of_any_program_are_read(text: str, tag: str) -> None:
    assert language_tag(text) == tag


def test_a_region_makes_no_other_language_but_a_script_does() -> None:
    assert language_of("pt-BR") == "pt"
    assert language_of("zh-Hant") == "zh-Hant"
    assert is_same_language("en-US", "en-GB")
    assert is_same_language("", "de")
    assert not is_same_language("zh", "zh-Hant")
