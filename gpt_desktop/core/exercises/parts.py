"""Parts of a whole that are told as fractions or as a ratio, and scales of maps."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Quantity, Stated, in_unit
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding

_ONE = Number(Fraction(1))
_OF_THE_REST = re.compile(
    r"\b(?:rest|remaining|remainder|then|twice|half|more|fewer|less|back)\b"
    r"|余下|剩下的(?=<)|剩余的|又|倍|一半|比|还给|相当于"
)
_FRACTION_LEFT = re.compile(
    r"what (?:fraction|part) (?:of [a-z ]+ )?(?:is|was|does|remains)[a-z ]*"
    r"(?:left|remain\w*|uneaten|unread)?|还剩(?:下)?(?:这[\u4e00-\u9fff]{1,3}的)?几分之几"
)
_COUNT_LEFT = re.compile(
    r"还?(?:剩|有)(?:下)?(?:多少|几)[\u4e00-\u9fff]{0,2}(?:没[\u4e00-\u9fff]{1,2})?"
    r"|how (?:many|much) [a-z ]*(?:are|is|does|do|has) ?[a-z ]*(?:left|remain\w*)"
)
_OF_WHOLE_ZH = re.compile(
    r"(?:全[\u4e00-\u9fff]{1,2}|总[\u4e00-\u9fff]{1,2}"
    r"|这[\u4e00-\u9fff]{2,3})的$"
)
_OF_WHOLE_EN = re.compile(
    r" ?of (?:it|them|the|a|all|his|her|their)\b(?! (?:rest|remain\w*))"
    r"(?: (?!on\b|and\b|in\b|to\b|for\b|is\b|was\b|at\b)(?P<noun>[a-z]+))?"
)
_AND_PART = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?)(?P<one>[\u4e00-\u9fff]{1,4}?)(?:有|共有|是)<n0>[\u4e00-\u9fff]{1,2}[,，]"
    r"(?P<other>[\u4e00-\u9fff]{1,4}?)(?:的)?(?:人?数)?(?:是|占|相当于)(?P=one)(?:人?数)?的<n1>[,，]"
    r"(?P<asked>[\u4e00-\u9fff]{0,6}?)(?P<all>一共|共|总共)?有?(?:多少|几)[\u4e00-\u9fff]{1,4}[?？]?"
)
_SUM_IN_RATIO = re.compile(
    r"(?P<one>[甲乙丙]|[\u4e00-\u9fff])[、和与]?(?P<other>[\u4e00-\u9fff])(?:这)?[两二]?(?:个)?数的?"
    r"比(?:是|为)<n0> ?[:：∶] ?<n1>[,，。](?:它们|两数|这两个数)?的?(?P<kind>和|差)(?:是|为)<n2>"
    r"[,，。](?:求)?(?P<asked>[\u4e00-\u9fff])数?(?:是|为)?(?:多少|几)?[?？。]?"
)
_SCALE = re.compile(r"(?:比例尺|scale)[^<]*<n(\d+)> ?[:：∶/] ?<n(\d+)>")
_REAL = re.compile(
    r"实际(?:距离|长度?)(?:是|为)?(?:多少|几)|actual (?:distance|length)|real (?:distance|length)"
    r"|how far apart are|(?:两地|[a-z甲乙]地)[^,，]*实际[^,，]*(?:多少|几)"
)
_ON_MAP = re.compile(r"图上(?:距离|长度?)?(?:是|为|应)?[^,，]*(?:多少|几)|on the map[^?]*\?$")
_ASKED_UNIT = re.compile(
    r"(?:多少|几)(千米|公里|米|厘米)|in (kilomet\w+|met\w+|centimet\w+)"
    r"|how many (kilomet\w+|met\w+)"
)
_UNITS = {"千米": "km", "公里": "km", "米": "m", "厘米": "cm"}


def of_parts(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What is asked of parts of a whole; None where it is not plain.

    Raises:
        NotComputedError: a unit does not fit.
    """
    return (
        _left(asked, rounding)
        or _with_part(asked, rounding)
        or _of_ratio(asked, rounding)
        or _on_map(asked, rounding, converter)
    )


def _left(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Anna ate 1/3 of a cake and Ben 2/5 of it. What fraction is left?”"""
    words = asked.words
    fractions = [one for one in asked.quantities if one.kind == "n" and 0 < one.value < 1]
    others = [one for one in asked.quantities if one not in fractions]
    if not fractions or len(others) > 1 or _OF_THE_REST.search(words):
        return None
    if sum((one.value for one in fractions), Fraction(0)) >= 1:
        return None
    places = [asked.quantities.index(one) for one in fractions]
    if len(set(places)) != len(fractions) or not _of_one_whole(words, places, others, asked):
        return None
    return _rest(asked, fractions, others, rounding)


def _rest(
    asked: Stated, fractions: list[Quantity], others: list[Quantity], rounding: Rounding | None
) -> Solved | None:
    words = asked.words
    node: Node = _ONE
    for one in fractions:
        node = Binary("-", node, one.node)
    if not others:
        if not _FRACTION_LEFT.search(words):
            return None
        return amount(node, "", rounding)
    whole = others[0]
    if not _COUNT_LEFT.search(words) or _FRACTION_LEFT.search(words) or whole.kind not in "nL$MV":
        return None
    return amount(Binary("*", whole.node, node), whole, rounding)


def _of_one_whole(words: str, places: list[int], others: list[Quantity], asked: Stated) -> bool:
    """Whether all fractions are said of the same: “1/3 of a cake, 2/5 of it”."""
    nouns: set[str] = set()
    for place in places:
        before, _, after = words.partition(f"<n{place}>")
        said = _OF_WHOLE_EN.match(after)
        if said is None and not _OF_WHOLE_ZH.search(before):
            return False
        if said is not None and said["noun"]:
            nouns.add(said["noun"])
    if len(nouns) > 1:
        return False
    if not nouns or not others:
        return True
    whole = f"<{others[0].kind}{asked.quantities.index(others[0])}> "
    return whole + next(iter(nouns)) in words


def _with_part(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """男生有24人，女生人数是男生的5/6，全班共有多少人？"""
    match = _AND_PART.fullmatch(asked.words)
    if match is None or asked.kinds != "nn" or not asked.quantities[1].value:
        return None
    whole, part = asked.quantities
    if not match["all"]:
        if match["asked"] != match["other"]:
            return None
        return amount(Binary("*", whole.node, part.node), whole, rounding)
    return amount(Binary("*", whole.node, Binary("+", _ONE, part.node)), whole, rounding)


def _of_ratio(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """甲、乙两数的比是3:4，它们的和是84，甲数是多少？"""
    match = _SUM_IN_RATIO.fullmatch(asked.words)
    if (
        match is None
        or asked.kinds != "nnn"
        or match["asked"] not in (match["one"], match["other"])
    ):
        return None
    first, second, known = asked.quantities
    if match["kind"] == "差" and first.value >= second.value:
        first_less = Binary("-", first.node, second.node)
    else:
        first_less = Binary("-", second.node, first.node)
    count = Binary("+", first.node, second.node) if match["kind"] == "和" else first_less
    if first.value <= 0 or second.value <= 0 or first.value == second.value:
        return None
    part = first if match["asked"] == match["one"] else second
    return amount(Binary("*", known.node, Binary("/", part.node, count)), known, rounding)


def _on_map(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """“On a map of scale 1 : 25000 two villages are 8 cm apart. …”"""
    match = _SCALE.search(asked.words)
    if match is None or asked.kinds != "Lnn":
        return None
    one, many = (asked.quantities[int(place)] for place in match.groups())
    length = asked.of("L")
    real, on_map = _REAL.search(asked.words), _ON_MAP.search(asked.words)
    if one.value != 1 or many.value <= 1 or bool(real) == bool(on_map):
        return None
    node = Binary("*" if real else "/", length.node, many.node)
    named = _ASKED_UNIT.search(asked.words)
    unit = length.unit if named is None else _unit(next(each for each in named.groups() if each))
    value = length.value * many.value if real else length.value / many.value
    turned = in_unit(Quantity(value, "L", length.unit), unit, converter)
    steps = [line(rf"{latex(node)}\ \text{{{length.unit}}}")]
    solved = of_value(plain(node), Number(turned), steps, rounding, unit)
    return of_value(
        plain(node), Number(turned), [*steps, line(f"= {solved.latex}")], rounding, unit
    )


def _unit(word: str) -> str:
    if word in _UNITS:
        return _UNITS[word]
    return "km" if word.startswith("k") else "cm" if word.startswith("c") else "m"
