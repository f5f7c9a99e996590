"""The languages a text may be in, from its scripts and, for Latin letters, its small words."""

from __future__ import annotations

import re
from collections import Counter

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
    ("thai", ((0xE00, 0xE7F),)),
)
_ONE_LANGUAGE = {
    "hangul": "ko",
    "greek": "el",
    "arabic": "ar",
    "hebrew": "he",
    "devanagari": "hi",
    "thai": "th",
}
_SIMPLIFIED = frozenset("这们个来时说国会为对发过动还后学无经样开问长见点业东车马门语体爱听写读请")
_TRADITIONAL = frozenset("這們個來時說國會為對發過動還後學無經樣開問長見點業東車馬門語體愛聽寫讀請")
_UKRAINIAN = frozenset("іїєґ")
_RUSSIAN = frozenset("ыэъё")
_SMALL_WORDS = {
    "en": "the of and to is that it was for with are this you have what how be on at by i my",
    "de": "der die und das ist nicht ein eine zu den mit auf für von ich sie wie was im dem wir",
    "fr": "le la les et des est une un du que pour dans qui vous je pas ce il sur au avec où",
    "es": "el la los las de que y en un una es por con para no se lo como del qué más está",
    "it": "il di che la e un una per non è sono con del della le gli come si da questo ho",
    "pt": "o a os as de que e do da em um uma para com não é por se como mais você dos são",
    "nl": "de het een en van is dat niet te op voor met zijn ik je wat hoe er aan ook wij",
    "sv": "och att det är en ett som på för med av inte jag du den vad hur till har om vi",
    "da": "og at det er en et som på for med af ikke jeg du den hvad hvordan til har om vi",
    "fi": "ja on ei että se hän oli mutta kun niin mitä miten joka minä sinä ovat tämä ole",
    "pl": "i w na nie się że jest z do to jak co dla czy przez od jestem są ale tym po",
    "cs": "a v na že je se to s z do jak co pro ale by jsem jsou není podle také který",
    "tr": "ve bir bu için ile de da ne çok mi olan gibi daha ben sen nasıl değil var en",
    "id": "yang dan di ini itu dengan untuk dari tidak adalah saya apa bagaimana pada ke akan",
    "vi": "và là của có không một trong cho được với tôi bạn như những này gì thế nào các",
}
_LATIN = tuple(_SMALL_WORDS)
_WORDS_OF = {code: frozenset(words.split()) for code, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_SMALL_WORDS = 2
_LEAD = 1.2
_SEEN_SHARE = 0.2
_MOST_LETTERS = 4000


def detect_languages(text: str) -> tuple[str, ...]:
    """Codes of ``core.languages`` the text may be in, the likeliest first; one where it is clear.

    Nothing where there are no letters. Only the first 4,000 characters are looked at, which
    takes about a millisecond.
    """
    start = text[:_MOST_LETTERS]
    scripts = _script_counts(start)
    # Names and code in Latin letters stand in texts of every language, so other scripts count
    # once a fifth of the letters is theirs.
    others = {name: count for name, count in scripts.items() if name != "latin"}
    letters = sum(scripts.values())
    if not letters:
        return ()
    if sum(others.values()) < _SEEN_SHARE * letters:
        return _latin_languages(start)
    if "kana" in others and others["kana"] * 10 >= others.get("han", 0):
        return ("ja",)
    main = max(others, key=lambda name: others[name])
    if main in _ONE_LANGUAGE:
        return (_ONE_LANGUAGE[main],)
    return _cyrillic_languages(start) if main == "cyrillic" else _chinese_languages(start)


def unknown_language(text: str, known: tuple[str, ...]) -> str | None:
    """The code of the language a text is clearly in where ``known`` lacks it, else None.

    A text without a single likely language is given the benefit of the doubt, unless none of
    its likely languages is known. Both ways of writing Chinese count as one language.
    """
    found = detect_languages(text)
    families = {code.split("-", maxsplit=1)[0] for code in known}
    if not found or any(code.split("-", maxsplit=1)[0] in families for code in found):
        return None
    return found[0]


def _script_counts(text: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for character, times in Counter(text).items():
        point = ord(character)
        for script, ranges in _SCRIPTS:
            if any(first <= point <= last for first, last in ranges):
                counts[script] += times
                break
    return counts


def _latin_languages(text: str) -> tuple[str, ...]:
    counts = Counter(word.casefold() for word in _WORD.findall(text))
    scores = {code: sum(counts[word] for word in words) for code, words in _WORDS_OF.items()}
    ranked = sorted(_LATIN, key=lambda code: -scores[code])
    best, second = ranked[0], ranked[1]
    clear = scores[best] >= _FEWEST_SMALL_WORDS and scores[best] >= _LEAD * scores[second]
    return (best,) if clear else tuple(ranked)


def _cyrillic_languages(text: str) -> tuple[str, ...]:
    letters = set(text.casefold())
    if letters & _UKRAINIAN and not letters & _RUSSIAN:
        return ("uk",)
    return ("ru",) if letters & _RUSSIAN else ("ru", "uk")


def _chinese_languages(text: str) -> tuple[str, ...]:
    simplified = sum(character in _SIMPLIFIED for character in text)
    traditional = sum(character in _TRADITIONAL for character in text)
    if simplified == traditional == 0:
        return ("zh", "zh-Hant", "ja")
    return ("zh",) if simplified >= traditional else ("zh-Hant",)
