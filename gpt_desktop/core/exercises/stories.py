"""Counts that grow and shrink, groups, unknown numbers, chances, sequences."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.lists import listed
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.shown import latex, number, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Quantity, Stated
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding
from gpt_desktop.core.i18n import tr

_GETS = (
    r"buys?|bought|gets?|got|finds?|found|receives?|received|picks?|picked|collects?|collected"
    r"|earns?|earned|wins?|won|adds?|added|买了?|又买了?|得到|捡到?|收到|摘了?|采了?|借来"
)
_LOSES = (
    r"gives? away|gave away|gives?|gave|eats?|ate|loses?|lost|sells?|sold|uses?|used|spends?"
    r"|spent|breaks?|broke|吃了?|吃掉|送给?|送出|卖出?了?|卖掉|用了?|用掉|丢了?|借出|拿走|花了?"
)
_OTHER_WORDS = re.compile(
    r"\b(?:twice|half|double|triple|each|every|times|more than|fewer|less than|as many|percent"
    r"|dozen|both|quarter|third|pairs?|per)\b|倍|一半|每|比|平均|一打|双|对|几分之"
)
_START = re.compile(
    r"(?P<who>[a-z]+|小[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,3}) ?(?:has|had|have"
    r"|有)(?:了)? ?(?P<first><n\d+>) ?(?P<noun>[a-z]+(?: [a-z]+)?|[\u4e00-\u9fff]{1,4})"
)


def of_story(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """What a little story comes to; None where it is none of these.

    Raises:
        NotComputedError: it is, of numbers that give none.
    """
    rules: tuple[Callable[[Stated, Rounding | None], Solved | None], ...] = (
        _count,
        _groups,
        _two_numbers,
        _consecutive,
        _chance,
        _sequence,
        _third_angle,
        _list,
    )
    for rule in rules:
        found = rule(asked, rounding)
        if found is not None:
            return found
    return None


def _count(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Tom has 12 apples. He buys 5 more and gives 3 to Anna. How many … now?”"""
    words = asked.words
    if _OTHER_WORDS.search(words) or set(asked.kinds) != {"n"} or len(asked.quantities) < 2:
        return None
    asks = re.search(
        r"how many (?P<noun>[a-z]+)(?: [a-z]+)? (?:does|do|did|are|has|have) ?[a-z ]*(?:now"
        r"|left|remain\w*|in total|altogether)\?$"
        r"|(?:现在|还)+(?:一共|共)?(?:有|剩)(?:下)?(?:多少|几)[\u4e00-\u9fff]{1,5}[?？]?$",
        words,
    )
    start = _START.match(words)
    if asks is None or start is None:
        return None
    node: Node = asked.at(start["first"]).node
    used = 1
    for part in re.split(r"[.,，。;；]|\band\b|\bthen\b", words[start.end() : asks.start()]):
        places = re.findall(r"<n\d+>", part)
        if not places and not part.strip(" ，,"):
            continue
        sign = _turn(part, start["who"]) if len(places) == 1 else ""
        if not sign:
            return None
        node = Binary(sign, node, asked.at(places[0]).node)
        used += 1
    return amount(node, "", rounding) if used == len(asked.quantities) else None


def _turn(part: str, who: str) -> str:
    """Whether a part of a story adds or takes away; "" where its verb is not the person's."""
    gets, loses = re.search(rf"(?:{_GETS})", part), re.search(rf"(?:{_LOSES})", part)
    begins = re.match(rf"\s*(?:he|she|they|then|又|再|后来|{re.escape(who)})?\s*", part)
    verb = gets or loses
    if bool(gets) == bool(loses) or verb is None or begins is None:
        return ""
    if verb.start() != begins.end() or re.search(r"gives? (?:him|her|them)", part):
        return ""
    return "+" if gets else "-"


_GROUPS = (
    (re.compile(
        r"[a-z ]+ (?:has|have|had|picks|bakes|made|makes) (?P<a><n\d+>) [a-z]+ and (?:packs?"
        r"|puts?|shares?|divides?"
        r"|splits?|places?) them equally (?:into|among|between|in) (?P<b><n\d+>) [a-z]+[.,;] ?"
        r"how many [a-z]+ (?:are|go|does|will)[a-z ]* (?:in )?each [a-z]+(?: get| have)?\?"
    ), "/"),
    (re.compile(
        r"(?:there are|[a-z]+ (?:has|have|buys?"
        r"|bought)) (?P<a><n\d+>) (?P<box>[a-z]+)(?: of [a-z]+)?[.,]? ?(?:with|and|each with"
        r"|(?:and )?each (?P<same>[a-z]+)? ?(?:has|have|contains|containing|holds|holding))"
        r" (?P<b><n\d+>) [a-z]+(?: in each(?: [a-z]+)?)?[.,]? ?how many [a-z]+ (?:are there"
        r"|does (?:he|she|[a-z]+) have|do they have)(?: in total| altogether| in all)?\?"), "*"),
    (re.compile(
        r"(?:[a-z]+ )?(?P<a><n\d+>) [a-z]+ (?:are|is) (?:shared|divided"
        r"|split) equally (?:among|between|by|into) (?P<b><n\d+>) [a-z]+[.,]? ?"
        r"how many (?:[a-z]+ )?(?:does each [a-z]+ (?:get|receive)"
        r"|are (?:there )?in each [a-z]+|each)\?"), "/"),
    (re.compile(
        r"(?:有)?(?P<a><n\d+>)[\u4e00-\u9fff]{2,4}[,，]每[\u4e00-\u9fff]有?(?P<b><n\d+>)"
        r"[\u4e00-\u9fff]{1,4}[,，]?(?:一共|共|总共)有?(?:多少|几)[\u4e00-\u9fff]{1,5}[?？]?"
    ), "*"),
    (re.compile(
        r"(?:把)?(?P<a><n\d+>)[\u4e00-\u9fff]{2,4}平均分给(?P<b><n\d+>)[\u4e00-\u9fff]{1,4}[,，]?"
        r"(?:平均)?每[\u4e00-\u9fff]{1,4}(?:分到?|得到?)?(?:多少|几)[\u4e00-\u9fff]{1,4}[?？]?"
    ), "/"),
)  # fmt: skip


def _groups(asked: Stated, rounding: Rounding | None) -> Solved | None:
    if asked.kinds != "nn":
        return None
    for pattern, sign in _GROUPS:
        match = pattern.fullmatch(asked.words)
        if match is None:
            continue
        one, other = asked.at(match["a"]), asked.at(match["b"])
        node = Binary(sign, one.node, other.node)
        if sign == "/" and (not other.value or (one.value / other.value).denominator != 1):
            return None
        return amount(node, "", rounding)
    return None


def _two_numbers(asked: Stated, rounding: Rounding | None) -> Solved | None:
    match = re.search(
        r"(?:the )?sum of two (?:numbers|integers) is (?P<s><n\d+>)[,.]? ?(?:and"
        r"|,)? ?(?:their|the) difference is (?P<d><n\d+>)"
        r"|两(?:个)?数(?:的|之)?和(?:是|为)(?P<zs><n\d+>)[,，](?:它们的|两数)?(?:的"
        r"|之)?差(?:是|为)(?P<zd><n\d+>)",
        asked.words,
    )
    if match is None or asked.kinds != "nn" or rounding is not None:
        return None
    total, gap = asked.at(match["s"] or match["zs"]), asked.at(match["d"] or match["zd"])
    high, low = (total.value + gap.value) / 2, (total.value - gap.value) / 2
    rest = asked.words[match.end() :]
    steps = [line(rf"\frac{{{number(total.value)} \pm {number(gap.value)}}}{{2}}")]
    for spelling, value in ((r"larg|bigg|great|较大", high), (r"small|较小", low)):
        if re.search(spelling, rest):
            return of_value("", Number(value), steps)
    if not re.search(r"find (?:the (?:two )?|both )?numbers|what are|求|各是多少|分别", rest):
        return None
    return _several([high, low], steps)


def _several(values: list[Fraction], steps: list[str]) -> Solved:
    shown = [plain(Number(value)) for value in values]
    joined = f" {tr('and')} ".join(shown) if len(shown) == 2 else ", ".join(shown)
    return Solved(
        joined, joined, r",\ ".join(latex(Number(value)) for value in values), tuple(steps),
        tuple(Number(value) for value in values), ("",) * len(values),
    )  # fmt: skip


def _consecutive(asked: Stated, rounding: Rounding | None) -> Solved | None:
    match = re.search(
        r"(?:the )?sum of (?P<n>two|three|four|five) consecutive (?P<kind>even "
        r"|odd )?(?:integers|numbers|whole numbers|natural numbers) is (?P<s><n\d+>)"
        r"|(?P<zn>[两三四五])个连续(?P<zk>偶|奇|整|自然)数(?:的|之)?和(?:是|为)(?P<zs><n\d+>)",
        asked.words,
    )
    if match is None or asked.kinds != "n" or rounding is not None:
        return None
    count = {"two": 2, "three": 3, "four": 4, "five": 5, "两": 2, "三": 3, "四": 4, "五": 5}[
        match["n"] or match["zn"]
    ]
    kind = (match["kind"] or match["zk"] or "").strip()
    step = 2 if kind in ("even", "odd", "偶", "奇") else 1
    total = asked.at(match["s"] or match["zs"]).value
    first = (total - step * Fraction(count * (count - 1), 2)) / count
    odd = kind in ("odd", "奇")
    if first.denominator != 1 or (step == 2 and (first % 2 == 1) != odd):
        raise NotComputedError
    values = [first + step * place for place in range(count)]
    rest = asked.words[match.end() :]
    terms = " + ".join("x" if not place else f"(x + {step * place})" for place in range(count))
    steps = [line(f"{terms} = {number(total)}"), line(f"x = {number(first)}")]
    for spelling, value in ((r"larg|great|最大", values[-1]), (r"small|最小", values[0])):
        if re.search(spelling, rest):
            return of_value("", Number(value), steps)
    if re.search(r"product|middle|中间|积", rest):
        return None
    return _several(values, steps)


def _chance(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“A bag has 3 red and 5 blue balls. … probability of a red one?”"""
    words = asked.words
    if not re.search(r"probability|概率", words) or set(asked.kinds) != {"n"}:
        return None
    if re.search(
        r"\bnot\b|\bor\b|\btwo\b|both|replace|at least|不是|或|两|至少|放回|dice|coin|die\b", words
    ):
        return None
    found = re.findall(r"<n(\d+)> ?(?:个|颗)?([a-z]+|[\u4e00-\u9fff](?=球|色|的))", words)
    counts = {colour: asked.quantities[int(place)].value for place, colour in found}
    if len(counts) != len(asked.quantities) or len(counts) < 2:
        return None
    question = re.search(
        r"probability (?:of|that)[^?]*?\b(?P<en>" + "|".join(map(re.escape, counts)) + r")\b[^?]*\?"
        r"|(?P<zh>" + "|".join(map(re.escape, counts)) + r")(?:色)?(?:的)?球的概率",
        words,
    )
    if question is None:
        return None
    tail = re.split(r"probability|摸|取|抽", words)[-1]
    if sum(1 for colour in counts if re.search(rf"\b{re.escape(colour)}\b|{colour}球", tail)) != 1:
        return None
    wanted = counts[question["en"] or question["zh"]]
    total = sum(counts.values(), Fraction(0))
    node = Binary("/", Number(wanted), Number(total))
    return of_value(plain(node), Number(wanted / total), [line(latex(node))], rounding)


def _sequence(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Find the 10th term of the arithmetic sequence 3, 7, 11, …”"""
    words = asked.words
    if not re.search(r"sequence|progression|数列", words) or set(asked.kinds) != {"n"}:
        return None
    listed_places = re.search(r"(<n\d+>(?:[,，、] ?<n\d+>){2,})", words)
    term = re.search(r"<n(\d+)>(?:th|st|nd|rd) term|第<n(\d+)>项", words)
    total = re.search(r"sum of the first <n(\d+)> terms|前<n(\d+)>项(?:的|之)?和", words)
    if listed_places is None or bool(term) == bool(total):
        return None
    values = [asked.at(one).value for one in re.findall(r"<n\d+>", listed_places[0])]
    place = term or total
    if place is None or len(values) + 1 != len(asked.quantities):
        return None
    count = asked.quantities[int(place[1] or place[2])].value
    if count.denominator != 1 or not 0 < count <= 10_000:
        return None
    if re.search(r"geometric|等比", words):
        return _geometric(values, int(count), bool(total), rounding)
    return _arithmetic(values, count, bool(total), rounding)


def _arithmetic(
    values: list[Fraction], count: Fraction, total: bool, rounding: Rounding | None
) -> Solved | None:
    gaps = {other - one for one, other in pairwise(values)}
    if len(gaps) != 1:
        return None
    first = Number(values[0])
    last = Binary("+", first, Binary("*", Number(count - 1), Number(gaps.pop())))
    if not total:
        return amount(last, "", rounding)
    both = Binary("*", Number(count), Binary("+", first, last))
    return amount(Binary("/", both, Number(Fraction(2))), "", rounding)


def _geometric(
    values: list[Fraction], count: int, total: bool, rounding: Rounding | None
) -> Solved | None:
    if 0 in values or count > 60 or total:
        return None
    ratios = {other / one for one, other in pairwise(values)}
    if len(ratios) != 1:
        return None
    power = Binary("^", Number(ratios.pop()), Number(Fraction(count - 1)))
    return amount(Binary("*", Number(values[0]), power), "", rounding)


def _third_angle(asked: Stated, rounding: Rounding | None) -> Solved | None:
    words = asked.words
    if asked.kinds != "°°" or not re.search(r"triangle|三角形", words):
        return None
    if not re.search(r"third angle|other angle|remaining angle|第三个角|另一个角", words):
        return None
    one, other = asked.quantities
    node = Binary("-", Binary("-", Number(Fraction(180)), one.node), other.node)
    if one.value + other.value >= 180:
        return None
    return amount(node, "°", rounding)


def _list(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“The marks are 4, 5 and 9. Find the median.”"""
    found = {
        command
        for command, spelling in (
            ("MEAN", r"\bmean\b|\baverage\b|平均"),
            ("MEDIAN", r"\bmedian\b|中位数"),
            ("MODE", r"\bmode\b|众数"),
            ("RANGE", r"\brange\b|极差"),
        )
        if re.search(spelling, asked.words)
    }
    run = re.search(r"<.\d+>(?:(?:[,，、]| and|, and|和) ?<.\d+>){2,}", asked.words)
    if len(found) != 1 or run is None or asked.words.count("<") != run[0].count("<"):
        return None
    if len({(one.kind, one.unit) for one in asked.quantities}) != 1 or re.search(
        r"(?:mean|average|median|mode|range),? and [a-z]|[数差值]和|add"
        r"|remov|becomes|new|another|weighted|increase|去掉|加入|增加|变为|加权|speed|速度",
        asked.words,
    ):
        return None
    numbers = [_plain_number(one) for one in asked.quantities]
    solved = listed(found.pop(), numbers, rounding)
    if solved is None or not asked.quantities[0].unit:
        return solved
    return of_value(
        solved.problem, solved.values[0], solved.steps, rounding, asked.quantities[0].unit
    )


def _plain_number(one: Quantity) -> str:
    return f"({one.value.numerator}/{one.value.denominator})"
