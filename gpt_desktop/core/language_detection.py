"""The languages a text may be in: from its script, and by an identifier within a script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Protocol


class LanguageIdentifier(Protocol):
    """Tells languages apart that share a script."""

    def prepare(self) -> bool:
        """Whether ``likelihoods`` answers at once; begins in the background what it needs."""
        ...

    def likelihoods(self, text: str, codes: Sequence[str]) -> Mapping[str, float]:
        """How likely each of these languages is, together 1; waits until it can answer."""
        ...


# Inclusive ranges of code points, from the Unicode block list.
_SCRIPTS: tuple[tuple[str, tuple[tuple[int, int], ...]], ...] = (
    ("latin", ((0x41, 0x5A), (0x61, 0x7A), (0xC0, 0x24F), (0x1E00, 0x1EFF))),
    ("han", ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))),
    ("kana", ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9D))),
    ("hangul", ((0xAC00, 0xD7A3), (0x1100, 0x11FF), (0x3130, 0x318F))),
    ("cyrillic", ((0x400, 0x52F),)),
    ("greek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
    ("arabic", ((0x600, 0x6FF), (0x750, 0x77F), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))),
    ("hebrew", ((0x590, 0x5FF),)),
    ("devanagari", ((0x900, 0x97F),)),
    ("bengali", ((0x980, 0x9FF),)),
    ("gurmukhi", ((0xA00, 0xA7F),)),
    ("gujarati", ((0xA80, 0xAFF),)),
    ("odia", ((0xB00, 0xB7F),)),
    ("tamil", ((0xB80, 0xBFF),)),
    ("telugu", ((0xC00, 0xC7F),)),
    ("kannada", ((0xC80, 0xCFF),)),
    ("malayalam", ((0xD00, 0xD7F),)),
    ("sinhala", ((0xD80, 0xDFF),)),
    ("thai", ((0xE00, 0xE7F),)),
    ("lao", ((0xE80, 0xEFF),)),
    ("burmese", ((0x1000, 0x109F),)),
    ("georgian", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF))),
    ("ethiopic", ((0x1200, 0x139F),)),
    ("khmer", ((0x1780, 0x17FF),)),
    ("armenian", ((0x530, 0x58F),)),
)
# The languages we have names for, the one with most speakers first.
_LANGUAGES_OF: dict[str, tuple[str, ...]] = {
    "latin": (
        *("en", "es", "fr", "pt", "de", "it", "id", "vi", "tr", "pl", "nl", "ro", "cs", "sv"),
        *("hu", "da", "fi", "no", "sk", "hr", "ca", "lt", "sl", "lv", "et", "gl", "eu", "sq"),
        *("az", "sw", "tl", "af", "ga", "cy", "is", "eo", "la"),
    ),
    "cyrillic": ("ru", "uk", "bg", "sr", "be", "kk", "mk", "mn"),
    "arabic": ("ar", "ur", "fa", "ps", "ug"),
    "devanagari": ("hi", "mr", "ne"),
    "hebrew": ("he", "yi"),
    "bengali": ("bn", "as"),
    "hangul": ("ko",),
    "greek": ("el",),
    "gurmukhi": ("pa",),
    "gujarati": ("gu",),
    "odia": ("or",),
    "tamil": ("ta",),
    "telugu": ("te",),
    "kannada": ("kn",),
    "malayalam": ("ml",),
    "sinhala": ("si",),
    "thai": ("th",),
    "lao": ("lo",),
    "burmese": ("my",),
    "georgian": ("ka",),
    "ethiopic": ("am",),
    "khmer": ("km",),
    "armenian": ("hy",),
}
_SIMPLIFIED = frozenset("这们个来时说国会为对发过动还后学无经样开问长见点业东车马门语体爱听写读请")
_TRADITIONAL = frozenset("這們個來時說國會為對發過動還後學無經樣開問長見點業東車馬門語體愛聽寫讀請")
# Shared characters may be either way of writing Chinese, or Japanese without kana.
_SHARED_HAN = {"zh": 0.6, "zh-Hant": 0.3, "ja": 0.1}
# Chosen on half of the texts of tests/data/short_texts.toml; docs/quality.md has both halves.
_CLEAR = 0.5
_HARDLY = 0.03
_SEEN_SHARE = 0.2
_MOST_LETTERS = 1000

_identifier: LanguageIdentifier | None = None


def use_identifier(identifier: LanguageIdentifier | None) -> None:
    """Set what tells languages of one script apart, for the whole process, as its language is.

    Without one, a text in letters that several languages share is not told apart.
    """
    global _identifier
    _identifier = identifier


def detection_ready() -> bool:
    """Whether texts are told apart without waiting; if not, that begins in the background."""
    return _identifier is None or _identifier.prepare()


def detect_languages(text: str) -> tuple[str, ...]:
    """Codes of ``core.languages`` the text may be in, the likeliest first; one where it is clear.

    Nothing where there are no letters. Only the first 1,000 characters are looked at.
    """
    likely = _likelihoods(text)
    ranked = sorted(likely, key=lambda code: -likely[code])
    if ranked and likely[ranked[0]] >= _CLEAR and likely is not _SHARED_HAN:
        return (ranked[0],)
    return tuple(ranked)


def clear_language(text: str, least: float = _CLEAR) -> str:
    """The code of the language a text is in, this likely at least; "" where none is."""
    likely = _likelihoods(text)
    best = max(likely, key=lambda code: likely[code], default="")
    return best if best and likely is not _SHARED_HAN and likely[best] >= least else ""


def unknown_language(text: str, known: Sequence[str]) -> str | None:
    """The code of the language a text is clearly in where ``known`` lacks it, else None.

    A text that may be in a known language is given the benefit of the doubt, and so is one of
    which is not clear what it is in. Both ways of writing Chinese count as one language.
    """
    likely = _likelihoods(text)
    families = {_family(code) for code in known}
    if sum(share for code, share in likely.items() if _family(code) in families) > _HARDLY:
        return None
    best = max(likely, key=lambda code: likely[code], default="")
    return best if best and likely[best] >= _CLEAR else None


def _likelihoods(text: str) -> Mapping[str, float]:
    """How likely the text is in each language, together 1; empty where there are no letters."""
    start = text[:_MOST_LETTERS]
    scripts = script_counts(start)
    # Names and code in Latin letters stand in texts of every language, so other scripts count
    # once a fifth of the letters is theirs.
    others = {name: count for name, count in scripts.items() if name != "latin"}
    letters = sum(scripts.values())
    if not letters:
        return {}
    if sum(others.values()) < _SEEN_SHARE * letters:
        return _within("latin", start)
    if "kana" in others and others["kana"] * 10 >= others.get("han", 0):
        return {"ja": 1.0}
    main = max(others, key=lambda name: others[name])
    return _chinese(start) if main == "han" else _within(main, start)


def writing_systems(code: str) -> frozenset[str]:
    """The scripts a language is written in; nothing where that is not known."""
    family = _family(code)
    if family == "zh":
        return frozenset(("han",))
    if family == "ja":
        return frozenset(("han", "kana"))
    return frozenset(script for script, codes in _LANGUAGES_OF.items() if family in codes)


def _within(script: str, text: str) -> Mapping[str, float]:
    codes = _LANGUAGES_OF[script]
    if len(codes) > 1 and _identifier is not None:
        return _identifier.likelihoods(text, codes)
    return dict.fromkeys(codes, 1 / len(codes))


def _chinese(text: str) -> Mapping[str, float]:
    simplified = sum(character in _SIMPLIFIED for character in text)
    traditional = sum(character in _TRADITIONAL for character in text)
    if simplified == traditional == 0:
        return _SHARED_HAN
    return {"zh" if simplified >= traditional else "zh-Hant": 1.0}


def script_counts(text: str) -> Counter[str]:
    """How many letters of a text are of each script that is known."""
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        point = ord(character)
        for script, ranges in _SCRIPTS:
            if any(first <= point <= last for first, last in ranges):
                counts[script] += times
                break
    return counts


def _family(code: str) -> str:
    return code.split("-", maxsplit=1)[0]
