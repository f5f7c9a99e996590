"""Numbers written in words: English, some German, French and Spanish, and Chinese."""

from __future__ import annotations

from decimal import Decimal

from gpt_desktop.core.lazy_pattern import LazyPattern


def _words(listed: str) -> list[str]:
    return listed.split()


_ENGLISH = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
SMALL: dict[str, int] = {word: value for value, word in enumerate(_ENGLISH)}
SMALL |= {word: 10 * place for place, word in enumerate(_TENS, 2)}
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
    "dozen": 12, "dozens": 12,
}  # fmt: skip
_GERMAN = _words("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf")
_FRENCH = _words("deux trois quatre cinq six sept huit neuf dix onze douze")
_SPANISH = _words("dos tres cuatro cinco seis siete ocho nueve diez once doce")
OTHERS: dict[str, int] = {
    word: value
    for words in (_GERMAN, _FRENCH, _SPANISH)
    for value, word in enumerate(words, 2)
    if word not in SMALL and word != "once"
} | {
    "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90, "hundert": 100, "tausend": 1000,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    "mille": 1000,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90, "cien": 100, "mil": 1000,
}  # fmt: skip
_ORDINALS = _words(
    "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS: dict[str, int] = {word: value for value, word in enumerate(_ORDINALS, 2)}
PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixths": 6, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7}
_DIGITS |= {"捌": 8, "玖": 9}
_PLACES = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8, "萬": 10**4, "億": 10**8}
CHINESE_DIGITS = "零〇一二两三四五六七八九壹贰叁肆伍陆柒捌玖"
CHINESE_NUMERALS = CHINESE_DIGITS + "十百千拾佰仟万亿萬億"
_YEAR_LIKE = LazyPattern(rf"[{CHINESE_DIGITS}]{{2,}}")


def english_value(words: list[str]) -> Decimal | None:
    """What number words one after the other say, as ``two hundred and five``; None for none."""
    total = current = 0
    seen = False
    for word in words:
        if word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
        elif word in OTHERS:
            current += OTHERS[word]
        else:
            continue
        seen = True
    return Decimal(total + current) if seen else None


def chinese_value(text: str) -> Decimal | None:
    """What a run of Chinese numerals says; None where it is none."""
    if _YEAR_LIKE.fullmatch(text):
        return Decimal("".join(str(_DIGITS[digit]) for digit in text))
    total = section = digit = 0
    place = 1
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
            place = 1 if digit == 0 else place
            continue
        if character in _PLACES:
            place = _PLACES[character]
            section += (digit or 1) * place
        elif character in _MYRIADS:
            place = _MYRIADS[character]
            total = (
                (total + section + digit) * place
                if place == 10**8
                else total + (section + digit) * place
            )
            section = 0
        else:
            return None
        digit = 0
    # 三万五 is 35,000: a last digit counts in the place below the one before it.
    last = digit * (place // 10) if place > 10 and text[-2:-1] not in "零〇" else digit
    return Decimal(total + section + last)
