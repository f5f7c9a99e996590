"""How well models translate, as far as it was measured: ``benchmarks/translations.md``."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from gpt_desktop.core.translation.pair import Pair


class Usable(StrEnum):
    """What a translation of a pair is good for."""

    READ_OVER = "read over"  # to be used after reading it over
    GIST = "gist"  # tells what a text is about
    NO = "no"
    UNKNOWN = "unknown"  # not measured


# chrF from 0 to 100 of 100 sentences, by model and pair.
MEASURED: Mapping[str, Mapping[str, float]] = {
    "gemma3-270m": {
        "de-en": 65.9,
        "en-de": 49.4,
        "en-es": 52.3,
        "en-fr": 54.8,
        "en-ja": 20.1,
        "en-ru": 40.2,
        "en-zh": 20.5,
        "es-en": 63.2,
        "fr-en": 70.3,
        "ja-en": 48.7,
        "ru-en": 59.0,
        "zh-en": 51.3,
    },
}
# From which chrF on a translation is to be used, and tells what a text is about. Where a letter is
# a word, fewer letters agree in translations that are as good.
_LETTERS = (50.0, 35.0)
_IDEOGRAPHS = (35.0, 20.0)


def is_measured(model_id: str) -> bool:
    """Whether anything is known of how well a model translates."""
    return model_id in MEASURED


def usable(model_id: str, pair: Pair) -> Usable:
    """What a model's translations of a pair are good for."""
    found = MEASURED.get(model_id, {}).get(f"{pair.source}-{pair.target}")
    if found is None:
        return Usable.UNKNOWN
    used, gist = _IDEOGRAPHS if pair.target in ("zh", "ja") else _LETTERS
    if found >= used:
        return Usable.READ_OVER
    return Usable.GIST if found >= gist else Usable.NO
