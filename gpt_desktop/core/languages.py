"""Languages a person can ask for, with what each calls itself."""

from __future__ import annotations

from dataclasses import dataclass

from gpt_desktop.core.i18n import mark


@dataclass(frozen=True, slots=True)
class Language:
    """A language.

    Attributes:
        code: ISO 639-1, with a script where two are written differently (zh, zh-Hant).
        name: in English; translated when shown, and used in prompts as it is.
        native_name: what its speakers call it.
        right_to_left: the direction it is written in.
    """

    code: str
    name: str
    native_name: str
    right_to_left: bool = False


LANGUAGES: tuple[Language, ...] = (
    Language("en", mark("English"), "English"),
    Language("zh", mark("Simplified Chinese"), "简体中文"),
    Language("zh-Hant", mark("Traditional Chinese"), "繁體中文"),
    Language("ar", mark("Arabic"), "العربية", right_to_left=True),
    Language("cs", mark("Czech"), "Čeština"),
    Language("da", mark("Danish"), "Dansk"),
    Language("de", mark("German"), "Deutsch"),
    Language("el", mark("Greek"), "Ελληνικά"),
    Language("es", mark("Spanish"), "Español"),
    Language("fi", mark("Finnish"), "Suomi"),
    Language("fr", mark("French"), "Français"),
    Language("he", mark("Hebrew"), "עברית", right_to_left=True),
    Language("hi", mark("Hindi"), "हिन्दी"),
    Language("id", mark("Indonesian"), "Bahasa Indonesia"),
    Language("it", mark("Italian"), "Italiano"),
    Language("ja", mark("Japanese"), "日本語"),
    Language("ko", mark("Korean"), "한국어"),
    Language("nl", mark("Dutch"), "Nederlands"),
    Language("pl", mark("Polish"), "Polski"),
    Language("pt", mark("Portuguese"), "Português"),
    Language("ru", mark("Russian"), "Русский"),
    Language("sv", mark("Swedish"), "Svenska"),
    Language("th", mark("Thai"), "ไทย"),
    Language("tr", mark("Turkish"), "Türkçe"),
    Language("uk", mark("Ukrainian"), "Українська"),
    Language("vi", mark("Vietnamese"), "Tiếng Việt"),
)

_BY_CODE = {language.code: language for language in LANGUAGES}


def language(code: str) -> Language:
    """The language of a code.

    Raises:
        KeyError: no such language.
    """
    return _BY_CODE[code]


def find_language(text: str) -> Language | None:
    """The language meant by a code, an English name or a native name, in any case."""
    wanted = text.strip().casefold()
    for candidate in LANGUAGES:
        names = (candidate.code, candidate.name, candidate.native_name)
        if wanted in (name.casefold() for name in names):
            return candidate
    return _BY_CODE["zh"] if wanted in ("chinese", "zh-cn", "zh_cn", "zh-hans") else None
