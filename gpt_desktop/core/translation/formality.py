"""Languages with two ways of speaking to somebody, and the words that show which."""

from __future__ import annotations

from enum import StrEnum


class Formality(StrEnum):
    """How a translation speaks to whom it addresses."""

    ANY = ""
    FORMAL = "formal"
    INFORMAL = "informal"


# The formal and the informal form by language code, as a model is told.
_FORMS: dict[str, tuple[str, str]] = {
    "cs": ("vy", "ty"),
    "de": ("Sie", "du"),
    "el": ("εσείς", "εσύ"),
    "es": ("usted", "tú"),
    "fi": ("te", "sinä"),
    "fr": ("vous", "tu"),
    "hi": ("आप", "तुम"),
    "id": ("Anda", "kamu"),
    "it": ("Lei", "tu"),
    "ja": ("です・ます", "だ・である"),
    "ko": ("존댓말", "반말"),
    "nl": ("u", "je"),
    "pl": ("Pan/Pani", "ty"),
    "pt": ("o senhor/a senhora", "tu/você"),
    "ru": ("вы", "ты"),
    "tr": ("siz", "sen"),
    "uk": ("ви", "ти"),
    "zh": ("您", "你"),
    "zh-Hant": ("您", "你"),
}


def has_formality(code: str) -> bool:
    """Whether a language, by its code, speaks formally or informally."""
    return code in _FORMS


def formality_words(formality: Formality, code: str) -> str:
    """What a model is told, in English; "" where there is nothing to tell."""
    if formality is Formality.ANY or code not in _FORMS:
        return ""
    formal, informal = _FORMS[code]
    form = formal if formality is Formality.FORMAL else informal
    return f"Use the {formality.value} form of address ({form})."
