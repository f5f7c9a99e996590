"""How a language is named in files."""

from __future__ import annotations

from gpt_desktop.core.languages import Language

_SCRIPTS = {"zh": "zh-CN", "zh-Hant": "zh-TW"}
_REGIONS = dict(
    each.split("-")
    for each in (
        *("en-US", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-PT", "ru-RU", "ja-JP", "ko-KR"),
        *("nl-NL", "pl-PL", "sv-SE", "da-DK", "fi-FI", "cs-CZ", "tr-TR", "uk-UA", "el-GR"),
        *("ar-SA", "he-IL", "hi-IN", "vi-VN", "th-TH", "id-ID"),
    )
)


def written_tag(language: Language) -> str:
    """As web pages and XML have it: ``de``, ``zh-CN``."""
    return _SCRIPTS.get(language.code, language.code)


def office_tag(language: Language) -> str:
    """With its usual region, as office programs want it: ``de-DE``."""
    if language.code in _SCRIPTS:
        return _SCRIPTS[language.code]
    region = _REGIONS.get(language.code)
    return f"{language.code}-{region}" if region else language.code


def is_asian(language: Language) -> bool:
    """Whether office programs have a place of its own for its name and its fonts."""
    return language.code in ("zh", "zh-Hant", "ja", "ko")
