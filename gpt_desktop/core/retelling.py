"""Tells a translated sentence anew in the language of now.

Notices and errors are kept in the words that the person read, and may be shown again after they
chose another language. What such a sentence was made of is found by its form: a source string, and
the values in its places.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from gpt_desktop.core import i18n

_ENDS = (".", "。", "…", "?", "？")
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class _Form:
    """A string in one language: its source, and what it looks like with any values."""

    source: str
    pattern: re.Pattern[str]
    letters: int


def retold(text: str) -> str:
    """The sentence in the current language, or as it is where it is none of ours."""
    translations = i18n.translations_folder()
    if translations is None or not text or len(text) > _LONGEST:
        return text
    return _retold(text, translations, i18n.current_language())


@lru_cache(maxsize=256)
def _retold(text: str, translations: Path, language: str) -> str:
    del language  # what was told in another is told anew
    found = [
        (form.letters, form.source, match)
        for form in _forms(translations)
        if (match := form.pattern.fullmatch(text)) is not None
    ]
    if not found:
        return text
    _, source, match = max(found, key=lambda each: each[0])
    # A name of a language or an option is one of our strings itself.
    values = {name: retold(value) for name, value in match.groupdict().items()}
    return _filled(i18n.tr(source), values)


@lru_cache(maxsize=4)
def _forms(translations: Path) -> tuple[_Form, ...]:
    """Of every string in every language there is."""
    texts: dict[tuple[str, str], None] = {}
    for code in i18n.available_languages(translations):
        for source, text in i18n.read_catalogue(translations, code).items():
            texts[source, source] = None
            texts[source, text] = None
    forms = (_form(source, text) for source, text in texts)
    return tuple(form for form in forms if form is not None)


def _form(source: str, text: str) -> _Form | None:
    parts: list[str] = []
    seen: set[str] = set()
    letters = 0
    # Something like "{done} of {total}" would fit many a sentence that is not ours.
    if "{" in text and not text.endswith(_ENDS):
        return None
    for words, place, _, _ in string.Formatter().parse(text):
        parts.append(re.escape(words))
        letters += len(words)
        if place and place in seen:
            parts.append(f"(?P={place})")
        elif place:
            seen.add(place)
            parts.append(f"(?P<{place}>.+?)")
    return _Form(source, re.compile("".join(parts), re.DOTALL), letters)


def _filled(text: str, values: dict[str, str]) -> str:
    """The places filled with what they were filled with before, which is formatted already."""
    parts = []
    for words, place, _, _ in string.Formatter().parse(text):
        parts.append(words)
        if place is not None:
            parts.append(values.get(place, ""))
    return "".join(parts)
