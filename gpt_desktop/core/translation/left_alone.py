"""What is not translated: rows without words, and text that is in the target language already."""

from __future__ import annotations

import re

from gpt_desktop.core.language_detection import clear_language
from gpt_desktop.core.translation.protected import protected_items

WORDS = "words"
LANGUAGE = "language"

_SMILE = re.compile(r":\w+:")
_TOKEN = re.compile(r"[^\W_]+(?:[_.'’-][^\W_]+)*")
_UNITS = frozenset(
    [
        "kg",
        "mg",
        "km",
        "cm",
        "mm",
        "nm",
        "ml",
        "cl",
        "dl",
        "min",
        "ms",
        "kb",
        "mb",
        "gb",
        "tb",
        "hz",
        "khz",
        "mhz",
        "ghz",
        "kw",
        "kwh",
        "mah",
        "ha",
        "px",
        "pt",
        "dpi",
    ]
)
_CURRENCY = frozenset(
    [
        "EUR",
        "USD",
        "GBP",
        "CHF",
        "JPY",
        "CNY",
        "RMB",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "RUB",
        "INR",
        "KRW",
    ]
)
_ROMAN = re.compile(r"(?=..)X{0,3}(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_ONE_LETTER_WORDS = "aAeEiIoOuUyY"  # of English and of Romance and Slavic languages
_DIGITS = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBER_WITH_LETTERS = re.compile(r"\d+[a-z]+", re.IGNORECASE)
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")

_LEAST_LETTERS = 18  # of a piece whose language is told apart by itself; a third where wide
_SURE = 0.9


def kept_reason(text: str, target: str, language: str = "") -> str:
    """Why a segment stays as it is: ``WORDS``, ``LANGUAGE`` or "" where it is translated.

    Args:
        target: code of the language that is translated to.
        language: the segment's own, where it is known; else its letters must say it clearly.
    """
    if without_words(text):
        return WORDS
    return LANGUAGE if (language or own_language(text)) == target else ""


def without_words(text: str) -> bool:
    """Whether there is nothing to translate: numbers, rules, addresses, places, emoji."""
    words = _SMILE.sub(" ", text)
    for item in protected_items(text):
        if item.kind.exact:
            words = words.replace(item.text, " ")
    return all(_is_code(token) for token in _TOKEN.findall(words))


def own_language(text: str) -> str:
    """The code of the language that a piece is in by all signs, or "": too short, or not sure."""
    letters = len(_LETTERS.findall(text)) + 2 * len(_WIDE.findall(text))
    return clear_language(text, _SURE) if letters >= _LEAST_LETTERS else ""


def _is_code(token: str) -> bool:
    """Whether a token is no word: a number, a unit, a currency, a list letter, a part's number."""
    if _WIDE.search(token):
        return False
    if token.isnumeric() or token.casefold() in _UNITS or token in _CURRENCY:
        return True
    if _NUMBER_WITH_LETTERS.fullmatch(token):
        unit = token.lstrip("0123456789")
        return len(unit) == 1 or unit.casefold() in _UNITS
    if _DIGITS.search(token):
        return token.upper() == token or not token.isalnum()
    alone = len(token) == 1 and token.isascii() and token not in _ONE_LETTER_WORDS
    return alone or bool(_ROMAN.fullmatch(token))
