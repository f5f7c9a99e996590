"""Languages a person can ask for or a text can be in, with what each calls itself."""

from __future__ import annotations

import re
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

# What a text can be found to be in; not offered to translate to, since no model of ours does.
OTHER_LANGUAGES: tuple[Language, ...] = (
    Language("af", mark("Afrikaans"), "Afrikaans"),
    Language("am", mark("Amharic"), "አማርኛ"),
    Language("as", mark("Assamese"), "অসমীয়া"),
    Language("az", mark("Azerbaijani"), "Azərbaycanca"),
    Language("be", mark("Belarusian"), "Беларуская"),
    Language("bg", mark("Bulgarian"), "Български"),
    Language("bn", mark("Bengali"), "বাংলা"),
    Language("ca", mark("Catalan"), "Català"),
    Language("cy", mark("Welsh"), "Cymraeg"),
    Language("eo", mark("Esperanto"), "Esperanto"),
    Language("et", mark("Estonian"), "Eesti"),
    Language("eu", mark("Basque"), "Euskara"),
    Language("fa", mark("Persian"), "فارسی", right_to_left=True),
    Language("ga", mark("Irish"), "Gaeilge"),
    Language("gl", mark("Galician"), "Galego"),
    Language("gu", mark("Gujarati"), "ગુજરાતી"),
    Language("hr", mark("Croatian"), "Hrvatski"),
    Language("hu", mark("Hungarian"), "Magyar"),
    Language("hy", mark("Armenian"), "Հայերեն"),
    Language("is", mark("Icelandic"), "Íslenska"),
    Language("ka", mark("Georgian"), "ქართული"),
    Language("kk", mark("Kazakh"), "Қазақша"),
    Language("km", mark("Khmer"), "ខ្មែរ"),
    Language("kn", mark("Kannada"), "ಕನ್ನಡ"),
    Language("la", mark("Latin"), "Latina"),
    Language("lo", mark("Lao"), "ລາວ"),
    Language("lt", mark("Lithuanian"), "Lietuvių"),
    Language("lv", mark("Latvian"), "Latviešu"),
    Language("mk", mark("Macedonian"), "Македонски"),
    Language("ml", mark("Malayalam"), "മലയാളം"),
    Language("mn", mark("Mongolian"), "Монгол"),
    Language("mr", mark("Marathi"), "मराठी"),
    Language("my", mark("Burmese"), "မြန်မာ"),
    Language("ne", mark("Nepali"), "नेपाली"),
    Language("no", mark("Norwegian"), "Norsk"),
    Language("or", mark("Odia"), "ଓଡ଼ିଆ"),
    Language("pa", mark("Punjabi"), "ਪੰਜਾਬੀ"),
    Language("ps", mark("Pashto"), "پښتو", right_to_left=True),
    Language("ro", mark("Romanian"), "Română"),
    Language("si", mark("Sinhala"), "සිංහල"),
    Language("sk", mark("Slovak"), "Slovenčina"),
    Language("sl", mark("Slovenian"), "Slovenščina"),
    Language("sq", mark("Albanian"), "Shqip"),
    Language("sr", mark("Serbian"), "Српски"),
    Language("sw", mark("Swahili"), "Kiswahili"),
    Language("ta", mark("Tamil"), "தமிழ்"),
    Language("te", mark("Telugu"), "తెలుగు"),
    Language("tl", mark("Tagalog"), "Tagalog"),
    Language("ug", mark("Uyghur"), "ئۇيغۇرچە", right_to_left=True),
    Language("ur", mark("Urdu"), "اردو", right_to_left=True),
    Language("yi", mark("Yiddish"), "ייִדיש", right_to_left=True),
)

# language[-script][-region][-variant…][.encoding][@modifier], BCP 47 and POSIX.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})(?P<rest>(?:[-_](?:[a-z]{2}|[a-z]{4,8}|\d{3}|\d[a-z0-9]{3}))*)"
    r"(?:\.[\w-]+)?(?:@\w+)?"
)
_CHINESE = ("zh", "cmn")
_TRADITIONAL = {"hant", "tw", "hk", "mo"}
_OLD_CODES = {"iw": "he", "in": "id"}  # what ISO 639 had before 1989

_OFFERED = {language.code: language for language in LANGUAGES}
_BY_CODE = _OFFERED | {language.code: language for language in OTHER_LANGUAGES}


def language(code: str) -> Language:
    """The language of a code.

    Raises:
        KeyError: no such language.
    """
    return _BY_CODE[code]


def is_known(code: str) -> bool:
    """Whether there is a language of a code."""
    return code in _BY_CODE


def is_offered(code: str) -> bool:
    """Whether a person can ask for a language, rather than only a text be in it."""
    return code in _OFFERED


def find_language(text: str) -> Language | None:
    """The language meant by a code or a tag, an English name or a native name, in any case.

    A tag may name a script, a region and more, parted by either sign, as of a locale:
    ``pt-BR``, ``zh_TW.UTF-8``, ``sr-Latn-RS``.
    """
    wanted = text.strip().casefold()
    for candidate in LANGUAGES:
        names = (candidate.code, candidate.name, candidate.native_name)
        if wanted in (name.casefold() for name in names):
            return candidate
    if wanted == "chinese":
        return _BY_CODE["zh"]
    tag = _TAG.fullmatch(wanted)
    return _OFFERED.get(_code_of(tag["language"], tag["rest"])) if tag else None


def _code_of(primary: str, rest: str) -> str:
    subtags = set(rest.replace("_", "-").split("-"))
    if primary in _CHINESE:
        return "zh-Hant" if "hans" not in subtags and subtags & _TRADITIONAL else "zh"
    return _OLD_CODES.get(primary, primary)
