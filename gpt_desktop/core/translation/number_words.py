"""Numbers in words: English, German, French, Spanish and Russian; characters are in numerals.py."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from gpt_desktop.core.lazy_pattern import LazyPattern

_Half = Decimal("0.5")
_FOUR_SCORE = 76  # what makes 80 of 4


def _row(listed: str, first: int = 0, step: int = 1) -> dict[str, int]:
    """Words with / between spellings of the same number, counted up from the first."""
    return {
        spelling: first + step * place
        for place, word in enumerate(listed.split())
        for spelling in word.split("/")
    }


_CARDINALS: dict[str, dict[str, int]] = {
    "en": _row(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen"
    )
    | _row("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10),
    "fr": _row(
        "zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
        " quinze seize"
    )
    | _row("vingt/vingts trente quarante cinquante soixante septante huitante/octante nonante",
           20, 10),
    "es": _row(
        "cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce"
        " quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún/veintiuna"
        " veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho"
        " veintinueve"
    )
    | _row("treinta cuarenta cincuenta sesenta setenta ochenta noventa cien/ciento", 30, 10)
    | _row(
        "doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas"
        " quinientos/quinientas seiscientos/seiscientas setecientos/setecientas"
        " ochocientos/ochocientas novecientos/novecientas", 200, 100,
    ),
    "ru": _row(
        "ноль/нуль/нуля/нулю/нулём/нулем один/одна/одно/одного/одной/одному/одним/одну"
        " два/две/двух/двум/двумя/двое/двоих три/трёх/трех/трём/трем/тремя/трое/троих"
        " четыре/четырёх/четырех/четырём/четырьмя/четверо/четверых пять/пяти/пятью/пятеро"
        " шесть/шести/шестью/шестеро семь/семи/семью/семеро восемь/восьми/восемью девять/девяти"
        "/девятью десять/десяти/десятью одиннадцать/одиннадцати двенадцать/двенадцати"
        " тринадцать/тринадцати"
        " четырнадцать/четырнадцати пятнадцать/пятнадцати шестнадцать/шестнадцати"
        " семнадцать/семнадцати восемнадцать/восемнадцати девятнадцать/девятнадцати"
    )
    | _row(
        "двадцать/двадцати/двадцатью тридцать/тридцати сорок/сорока пятьдесят/пятидесяти"
        " шестьдесят/шестидесяти семьдесят/семидесяти восемьдесят/восьмидесяти девяносто/девяноста"
        " сто/ста", 20, 10,
    )
    | _row(
        "двести/двухсот/двумстам триста/трёхсот/трехсот четыреста/четырёхсот/четырехсот"
        " пятьсот/пятисот шестьсот/шестисот семьсот/семисот восемьсот/восьмисот"
        " девятьсот/девятисот",
        200, 100,
    ),
}  # fmt: skip
SCALES: dict[str, dict[str, int]] = {
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
           "trillion": 10**12, "dozen": 12, "mn": 10**6, "bn": 10**9},
    "de": {"tausend": 1000, "tsd": 1000, "million": 10**6, "millionen": 10**6, "mio": 10**6,
           "milliarde": 10**9, "milliarden": 10**9, "mrd": 10**9, "billion": 10**12,
           "billionen": 10**12, "dutzend": 12, "hundert": 100},
    "fr": {"cent": 100, "cents": 100, "mille": 1000, "million": 10**6, "millions": 10**6,
           "milliard": 10**9, "milliards": 10**9, "billion": 10**12, "billions": 10**12,
           "mrd": 10**9, "douzaine": 12},
    "es": {"mil": 1000, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12,
           "docena": 12, "docenas": 12},
    "ru": {"тысяча": 1000, "тысячи": 1000, "тысяч": 1000, "тысячу": 1000, "тысячам": 1000,
           "тыс": 1000, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "млн": 10**6,
           "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "млрд": 10**9,
           "триллион": 10**12, "триллиона": 10**12, "триллионов": 10**12, "дюжина": 12},
}  # fmt: skip
_ORDINALS: dict[str, dict[str, int]] = {
    "en": _row(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth", 3,
    )
    | _row("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 30, 10),
    "fr": _row(
        "troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième"
        " treizième quatorzième quinzième seizième", 3,
    )
    | {"vingtième": 20},
    "es": _row(
        "tercero/tercera/tercer cuarta quinto/quinta sexto/sexta séptimo/séptima octavo/octava"
        " noveno/novena décimo/décima", 3,
    ),
}  # fmt: skip
_RUSSIAN_ORDINAL = LazyPattern(
    "^(трет|четв[её]рт|пят|шест|седьм|восьм|девят|десят|одиннадцат|двенадцат|тринадцат"
    "|четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат|сороков"
    "|пятидесят|шестидесят|семидесят|восьмидесят|девяност)(?:ый|ой|ого|ому|ым|ом|ая|ую|ое|ые|ых|ыми|ий|ья|ьего|ьей|ью|ье|ьем|ьи|ьих)$"
)
_RUSSIAN_STEMS = _row(
    "трет четверт/четвёрт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат"
    " четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат", 3,
) | {"тридцат": 30, "сороков": 40, "пятидесят": 50, "шестидесят": 60,
    "семидесят": 70, "восьмидесят": 80, "девяност": 90,
}  # fmt: skip
# What only explains a number on the other side, since it often stands where there is none.
_WEAK: dict[str, dict[str, tuple[str, ...]]] = {
    "en": {
        "1": ("one", "once", "single", "first", "a", "an"),
        "2": ("twice", "both", "double", "pair", "couple", "second", "twin", "either", "neither"),
        "3": ("triple", "trio", "thrice"), "0.5": ("half", "halves"),
        "10": ("decade", "decades"), "14": ("fortnight",), "100": ("century", "hundreds"),
        "1000": ("thousands", "millennium"), "1000000": ("millions",), "12": ("noon", "midnight"),
        "20": ("twenties",), "30": ("thirties", "half"), "40": ("forties",), "50": ("fifties",),
        "60": ("sixties",), "70": ("seventies",), "80": ("eighties",), "90": ("nineties",),
        "15": ("quarter",), "0": ("midnight", "no", "none", "free"), "5": ("half-dozen",),
    },
    "de": {
        "1": ("ein", "eine", "einen", "einem", "einer", "eines", "eins", "erste", "ersten",
              "erster", "erstes", "einmal", "einzige", "einzigen"),
        "2": ("beide", "beiden", "beides", "zweimal", "doppelt", "paar", "zweite", "zweiten",
              "zweiter", "zweites", "zweier", "doppelte"),
        "3": ("dreimal", "dreifach"), "0.5": ("halb", "halbe", "halben", "halbes", "hälfte"),
        "30": ("halb",), "10": ("jahrzehnt", "jahrzehnte"), "1.5": ("anderthalb", "eineinhalb"),
        "100": ("jahrhundert", "hunderte", "hunderten"), "1000": ("tausende", "tausenden"),
        "12": ("mittag", "mitternacht"), "15": ("viertel",), "0": ("kostenlos", "mitternacht"),
        "0.3333": ("drittel",), "45": ("dreiviertel",), "0.75": ("dreiviertel",),
    },
    "fr": {
        "1": ("un", "une", "premier", "première", "seul", "seule"), "9": ("neuf",),
        "2": ("deux", "deuxième", "second", "seconde", "double", "paire", "couple"),
        "3": ("triple",), "0.5": ("demi", "demie", "moitié"),
        "10": ("décennie", "dizaine"), "14": ("quinze", "quinzaine"),
        "100": ("siècle", "centaine", "centaines"), "1000": ("millier", "milliers"),
        "12": ("midi", "minuit", "douzaine"), "15": ("quart",), "0": ("minuit",),
        "0.3333": ("tiers",), "20": ("vingtaine",), "30": ("trentaine", "demi", "demie"),
    },
    "es": {
        "1": ("un", "una", "uno", "primero", "primera", "primer", "solo"),
        "2": ("segundo", "segunda", "ambos", "ambas", "doble", "par", "quincena"),
        "3": ("triple",), "0.5": ("medio", "media", "mitad"), "30": ("media",),
        "10": ("década",), "14": ("quince", "quincena"), "4": ("cuarto",),
        "0.25": ("cuarto", "cuarta"),
        "100": ("siglo", "cientos", "cien"), "1000": ("miles",), "15": ("cuarto",),
        "12": ("mediodía", "medianoche"), "0": ("medianoche",), "11": ("once",),
        "0.3333": ("tercio", "tercera"),
    },
    "ru": {
        "1": ("один", "одна", "одно", "одного", "одной", "первый", "первая", "первое", "первого"),
        "2": ("оба", "обе", "обоих", "обеих", "дважды", "пара", "второй", "вторая", "второе",
              "второго", "вдвое", "двойной", "вдвоём"),
        "3": ("трижды", "втрое"), "0.5": ("половина", "половину", "половины", "половиной", "пол",
              "наполовину", "полчаса", "полгода"),
        "30": ("половина", "половине", "половину", "полчаса"), "1.5": ("полтора", "полторы"),
        "6": ("полгода",), "10": ("десятилетие", "десяток"), "12": ("полдень", "полночь"),
        "100": ("век", "сотни", "сотен"), "1000": ("тысячи",), "15": ("четверть",),
        "0.3333": ("треть",), "7": ("семью",),
    },
}  # fmt: skip
_QUARTERS = {
    "en": ("quarter", "quarters"), "de": ("viertel", "viertelstunde", "vierteljahr"),
    "fr": ("quart", "quarts"), "es": (), "ru": ("четверть", "четверти", "четвертью"),
}  # fmt: skip
_LINKS = {"en": ("and",), "de": ("und",), "fr": ("et",), "es": ("y",), "ru": ()}
_AND_A_HALF = {
    "en": ("and a half",), "fr": ("et demi", "et demie"), "es": ("y medio", "y media"),
    "ru": ("с половиной",), "de": ("und ein halb", "und eine halbe"),
}  # fmt: skip
_NOT_ALONE = {"fr": ("neuf",), "es": ("once",), "ru": ("семью", "три"), "de": ()}
_WORD = LazyPattern(r"[^\W\d_]+")
_BETWEEN = LazyPattern(r"[ \u00a0-]+")

_GERMAN_SMALL = _row(
    "null ein/eins/eine zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
    " vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
) | _row("zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig", 20, 10)
_GERMAN_ORDINAL = LazyPattern("(?:s?te[nrsm]?)$")
_GERMAN_MANIFOLD = LazyPattern(
    "(?<=..)(?:mal|(?<=zig)er(?:jahren?)?|fach|fache[nrsm]?|jährige?[nrsm]?|stündige?[nrsm]?|köpfige?[nrsm]?)$"
)
_GERMAN_ODD = {"drit": 3, "sieb": 7, "ach": 8}
_GERMAN_START = LazyPattern(
    "^(?:" + "|".join(sorted((*_GERMAN_SMALL, "hundert", "tausend", "sieb", "drit"))) + ")"
)


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words.

    Attributes:
        values: what it may stand for.
        sure: it is a number for certain; else it only explains one on the other side.
    """

    start: int
    end: int
    values: tuple[Decimal, ...]
    sure: bool


def find_word_numbers(text: str, family: str) -> tuple[WordNumber, ...]:
    """The numbers that a text of a language says in words, in their order."""
    if family not in SCALES:
        return ()
    words = [(match.start(), match.end(), match.group().casefold())
             for match in _WORD.finditer(text)]  # fmt: skip
    found: list[WordNumber] = []
    number = 0
    while number < len(words):
        last = _run(text, words, number, family)
        if last >= number:
            part = words[number : last + 1]
            found += _composed(text, part, family)
            number = last + 1
            continue
        start, end, word = words[number]
        found += (WordNumber(start, end, values, sure) for values, sure in _lone(word, family))
        number += 1
    return tuple(found)


def has_number_words(family: str) -> bool:
    """Whether numbers in words of a language are known."""
    return family in SCALES


def word_scale(word: str, family: str) -> int | None:
    """What a word after digits multiplies them by: ``million``."""
    return SCALES.get(family, {}).get(word.casefold().rstrip("."))


def _value(word: str, family: str) -> Decimal | None:
    if family == "de":
        return _german(word)
    value = _CARDINALS.get(family, {}).get(word)
    if value is None:
        value = _ORDINALS.get(family, {}).get(word)
    if value is None and family == "ru":
        ordinal = _RUSSIAN_ORDINAL.match(word)
        value = _RUSSIAN_STEMS.get(ordinal[1]) if ordinal else None
    return None if value is None else Decimal(value)


def _is_number(word: str, family: str) -> bool:
    return word in SCALES[family] or _value(word, family) is not None


def _run(text: str, words: list[tuple[int, int, str]], first: int, family: str) -> int:
    """The last of the number words that go together from one on; before it where it is none."""
    if not _is_number(words[first][2], family):
        return first - 1
    last = first
    number = first + 1
    while number < len(words):
        between = text[words[number - 1][1] : words[number][0]]
        if not _BETWEEN.fullmatch(between):
            break
        word = words[number][2]
        if _is_number(word, family):
            if not _joins(words[last][2], word, family):
                break
            last = number
        elif word not in _LINKS[family] or number - last > 1:
            break
        number += 1
    return last


def _joins(before: str, word: str, family: str) -> bool:
    """Whether a number word goes on with the one before it: twenty-one, but not two three."""
    if word in SCALES[family] or before in SCALES[family]:
        return True
    first, second = _value(before, family), _value(word, family)
    if first is None or second is None:
        return False
    if family == "fr" and (int(first), int(second)) == (4, 20):
        return True
    if family == "fr" and first == 10:
        return 7 <= second <= 9
    room = 20 if family == "fr" and first in (20, 60) else 10
    return (
        second < room
        if 20 <= first < 100 and first % 10 == 0
        else (first >= 100 and first % 100 == 0 and second < 100)
    )


def _composed(text: str, part: list[tuple[int, int, str]], family: str) -> Iterable[WordNumber]:
    """Number words one after the other as one number."""
    words = [word for _, _, word in part if word not in _LINKS[family]]
    start, end = part[0][0], part[-1][1]
    total, current = Decimal(0), Decimal(0)
    for word in words:
        scale = SCALES[family].get(word)
        if scale is not None:
            if scale >= 1000 and total and not current:
                total *= scale
            elif scale >= 1000:
                total, current = total + (current or Decimal(1)) * scale, Decimal(0)
            else:
                current = (current or Decimal(1)) * scale
            continue
        value = _value(word, family) or Decimal(0)
        four_score = family == "fr" and value == 20 and current % 100 == 4
        current = current + _FOUR_SCORE if four_score else current + value
    values = [total + current]
    if any(text[end + 1 :].startswith(half) for half in _AND_A_HALF[family]):
        values.append(values[0] + _Half)
    if text[:start].endswith(("halb ", "Halb ", "viertel ")) and family == "de":
        values.append(values[0] - 1)
    alone = len(words) == 1
    if alone and values[0] == 3 and words[0] in ("third", "tercera"):
        values.append(Decimal("0.3333"))
    sure = values[0] > 1 and not (alone and (words[0] in _NOT_ALONE.get(family, ())))
    if alone and words[0] in SCALES[family] and family in ("en", "de"):
        sure = False  # hundred, million: mostly a manner of speaking
    yield WordNumber(start, end, tuple(values), sure)
    yield from (
        WordNumber(start, end, tuple_, known)
        for _, _, word in part
        for tuple_, known in _lone(word, family)
        if not known
    )


def _lone(word: str, family: str) -> Iterable[tuple[tuple[Decimal, ...], bool]]:
    if word in _QUARTERS[family]:
        yield (Decimal("0.25"), Decimal(15), Decimal(4), Decimal(25), Decimal(3)), True
    weak = tuple(Decimal(value) for value, words in _WEAK[family].items() if word in words)
    if weak:
        yield weak, False


def _german(word: str) -> Decimal | None:
    if not _GERMAN_START.match(word) or word == "eine":
        return None
    word = _GERMAN_MANIFOLD.sub("", word)
    half = word.endswith("einhalb")
    value = _german_cardinal(word.removesuffix("einhalb") if half else word)
    if value is None:
        ending = _GERMAN_ORDINAL.search(word)
        if ending is None:
            return None
        stem = word[: ending.start()]
        value = _german_odd(stem) or _german_cardinal(stem)
    return None if value is None else Decimal(value) + (_Half if half else 0)


def _german_odd(stem: str) -> int | None:
    for odd, value in _GERMAN_ODD.items():
        if stem == odd:
            return value
    return None


def _german_cardinal(word: str) -> int | None:
    if not word:
        return None
    for name, scale in (("tausend", 1000), ("hundert", 100)):
        before, found, after = word.partition(name)
        if found:
            many = _german_cardinal(before) if before else 1
            rest = _german_cardinal(after.removeprefix("und")) if after else 0
            return None if many is None or rest is None else many * scale + rest
    if word in _GERMAN_SMALL:
        return _GERMAN_SMALL[word]
    unit, found, tens = word.partition("und")
    if found and unit in _GERMAN_SMALL and _GERMAN_SMALL.get(tens, 0) >= 20:
        return _GERMAN_SMALL[unit] + _GERMAN_SMALL[tens]
    return None
