"""Translation of every visible string, without Qt, so that errors and tasks speak it too.

Source strings are English. ``resources/translations/<code>/*.toml`` hold the others, one
table ``"English" = "translation"`` a file; a test finds each string that is missing there.
The current catalogue is process-wide, as the process's language is (like gettext's).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

SOURCE_LANGUAGE = "en"

_catalogue: Mapping[str, str] = {}
_language: str = SOURCE_LANGUAGE
_translations: Path | None = None


def mark(source: str) -> str:
    """Mark a string that is translated later, when shown: constants, titles, labels."""
    return source


def tr(source: str, **values: object) -> str:
    """The string in the current language, with ``{name}`` places filled from ``values``."""
    text = _catalogue.get(source, source)
    return text.format(**values) if values else text


def tr_count(one: str, many: str, count: int, **values: object) -> str:
    """``one`` or ``many`` by ``count``, which both may show as ``{count}``."""
    return tr(one if count == 1 else many, count=count, **values)


def current_language() -> str:
    """Code of the language in use, such as ``en`` or ``zh_CN``."""
    return _language


def translations_folder() -> Path | None:
    """Where the current language came from; None before one was chosen."""
    return _translations


def available_languages(translations: Path) -> tuple[str, ...]:
    """Codes of the languages under a translations folder, the source language first."""
    found = sorted(entry.name for entry in translations.iterdir() if entry.is_dir())
    return (SOURCE_LANGUAGE, *found)


def read_catalogue(translations: Path, code: str) -> dict[str, str]:
    """All strings of one language.

    Raises:
        ValueError: a file is not valid, or a value is not text.
    """
    strings: dict[str, str] = {}
    for path in sorted((translations / code).glob("*.toml")):
        with path.open("rb") as file:
            entries = tomllib.load(file)
        for source, text in entries.items():
            if not isinstance(text, str):
                raise ValueError(f"{path.name}: {source!r} is not text")
            strings[source] = text
    return strings


def use_language(translations: Path, code: str) -> None:
    """Switch the process to a language; an unknown code means the source language."""
    global _catalogue, _language, _translations
    _translations = translations
    known = code in available_languages(translations)
    _language = code if known else SOURCE_LANGUAGE
    _catalogue = read_catalogue(translations, _language) if known else {}
