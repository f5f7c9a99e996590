"""A whole shared in a ratio, prices of several things and of one."""

from __future__ import annotations

import math
import re
from fractions import Fraction

from gpt_desktop.core.calculation.nodes import Binary, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.relation import Relation
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.shown import plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Quantity, Stated
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding
from gpt_desktop.core.i18n import tr

_SIMPLEST = re.compile(
    r"simplif\w* (?:the ratio )?<n\d+>|simplest form|化简(?:比)?|最简(?:整数)?比"
)
_OTHER_SHARE = re.compile(
    r"more than|difference|\bgets? <|receives? <|多多少|相差|(?<!各)(?:分得多少|得到多少)"
    r"|how (?:much|many) (?:[a-z]+ )?(?:does|will|did|do) (?!each|they)[a-z]+ (?:get|receive|have)"
)
_OF_NAMED = re.compile(
    r"between (?P<one>[a-z]+) and (?P<other>[a-z]+) in the ratio <n\d+> ?[:：∶] ?<n\d+>[.;,] ?"
    r"how (?:much|many) (?:(?!more|fewer|less)[a-z]+ )?(?:does|will|did) "
    r"(?P<asked>[a-z]+) (?:get|receive)\?$"
)


def of_shares(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """What is asked of shares and of prices of several things; None where it is not plain."""
    for rule in (_ratio, _proportion, _for_so_many, _each):
        found = rule(asked, rounding)
        if found is not None:
            return found
    return None


def _ratio(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Divide 60 in the ratio 2:3”, “Simplify the ratio 18:24”."""
    match = re.search(r"<n(\d+)> ?[:：∶] ?<n(\d+)>(?: ?[:：∶] ?<n(\d+)>)?", asked.words)
    if match is None:
        return None
    parts = [asked.quantities[int(one)] for one in match.groups() if one]
    if _SIMPLEST.search(asked.words):
        return _simplest(asked, parts)
    others = [one for one in asked.quantities if one not in parts]
    shares = re.search(r"divid\w+|shar\w+|split|按.*(?:分|比)|分成", asked.words)
    if len(others) != 1 or not shares:
        return None
    named = _OF_NAMED.search(asked.words)
    if named is not None and len(parts) == 2:
        return _of_named(named, others[0], parts, rounding)
    if _OTHER_SHARE.search(asked.words):
        return None
    return _shared(asked, others[0], parts, rounding)


def _of_named(
    named: re.Match[str], whole: Quantity, parts: list[Quantity], rounding: Rounding | None
) -> Solved | None:
    """“Divide 84 sweets between Ali and Bea in the ratio 3 : 4. How many does Bea get?”"""
    if named["asked"] not in (named["one"], named["other"]) or named["one"] == named["other"]:
        return None
    part = parts[0 if named["asked"] == named["one"] else 1]
    count = Binary("+", parts[0].node, parts[1].node)
    return amount(Binary("*", whole.node, Binary("/", part.node, count)), whole, rounding)


def _shared(
    asked: Stated, whole: Quantity, parts: list[Quantity], rounding: Rounding | None
) -> Solved | None:
    count = sum((one.value for one in parts), Fraction(0))
    values = [whole.value * one.value / count for one in parts]
    pick = [
        choose
        for pattern, choose in (
            (r"larg\w+|bigg\w+|great\w+|较大|最大|较多", max),
            (r"small\w+|较小|最小|较少", min),
        )
        if re.search(pattern, asked.words)
    ]
    if len(pick) > 1:
        return None
    if pick:
        chosen = parts[values.index(pick[0](values))]
        node = Binary("*", whole.node, Binary("/", chosen.node, Number(count)))
        return amount(node, whole, rounding)
    single = [of_value("", Number(value), [], rounding, whole.unit) for value in values]
    steps = tuple(
        line(
            Relation(
                (
                    Binary("*", whole.node, Binary("/", one.node, Number(count))),
                    Number(value),
                ),
                ("=",),
            ).latex()
        )
        for one, value in zip(parts, values, strict=True)
    )
    return Solved(
        ":".join(plain(one.node) for one in parts),
        f" {tr('and')} ".join(one.result for one in single),
        r",\ ".join(one.latex for one in single),
        steps,
        tuple(Number(value) for value in values),
        ("",) * len(values),
        whole.unit,
    )


def _simplest(asked: Stated, parts: list[Quantity]) -> Solved | None:
    if len(parts) != len(asked.quantities) or any(one.value <= 0 for one in parts):
        return None
    scale = math.lcm(*(one.value.denominator for one in parts))
    whole = [int(one.value * scale) for one in parts]
    common = math.gcd(*whole)
    shown = ":".join(str(one // common) for one in whole)
    problem = ":".join(plain(one.node) for one in parts)
    return Solved(problem, shown, shown, (f"${problem.replace('−', '-')} = {shown}$",))


_GOODS = r"(?:such |of these |of the same |本?这样的|同样的)?"
_PROPORTION = (
    re.compile(
        r"(?P<a><[MLV]\d+>)(?P<noun>[\u4e00-\u9fff]{1,4}?)(?:一?共|总共|要|需要?|花了?|卖"
        r"|售价|的?价格是|是)*"
        r"(?P<b><\$\d+>)[,，。](?:买|那么)?(?P<c><[MLV]\d+>)(?P<same>(?P=noun)|这样的(?P=noun))"
        r"(?:一?共|总共|要|需要?|花)*(?:多少元|多少钱|几元)[?？]?"
    ),
    re.compile(
        r"(?:if )?(?P<a><n\d+>|<M\d+>|<L\d+>|<V\d+>) (?:of )?(?P<noun>[a-z]+)? ?(?:costs?"
        r"|are sold for) "
        r"(?P<b><\$\d+>)[.,;]? ?(?:then )?(?:how much|what) (?:do|does|will|would"
        r"|is the (?:cost|price) of)"
        rf" (?P<c><n\d+>|<M\d+>|<L\d+>"
        rf"|<V\d+>) {_GOODS}(?:of )?(?P<same>[a-z]+)?(?: cost)?(?: at the same (?:price"
        rf"|rate))?\?"
    ),
    re.compile(
        r"(?P<a><n\d+>)(?P<noun>[个本支枝只张块条件千克斤袋盒瓶][\u4e00-\u9fff]{0,3}?)(?:一?共"
        r"|总共|要|需要?|花了?|卖|售价|的?价格是|是|共要)*(?P<b><\$\d+>)[,，。]?"
        rf"(?:买"
        rf"|那么)?(?P<c><n\d+>)(?P<same>[个本支枝只张块条件千克斤袋盒瓶]){_GOODS}[\u4e00-\u9fff]{{0,4}}?(?:一?共"
        rf"|总共|要|需要?|花)*(?:多少元|多少钱|几元)[?？]?"
    ),
)


def _proportion(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“3 pens cost $4.50. How much do 7 pens cost?”"""
    if len(asked.quantities) != 3:
        return None
    for pattern in _PROPORTION:
        match = pattern.fullmatch(asked.words)
        if match is None:
            continue
        noun, same = match["noun"] or "", match["same"] or ""
        if same.removeprefix("这样的") == noun:
            same = noun
        if same and noun and not (noun.startswith(same) or same.startswith(noun.rstrip("s"))):
            return None
        few, price, many = (asked.at(match[name]) for name in ("a", "b", "c"))
        if few.kind != many.kind or few.unit != many.unit or not few.value:
            return None
        node = Binary("*", Binary("/", price.node, few.node), many.node)
        return amount(node, price, rounding)
    return None


_FOR_SO_MANY = re.compile(
    r"[a-z ]+ for (?P<a><n\d+>) (?P<noun>[a-z]+) (?:needs?|requires?"
    r"|uses?) (?P<b><[MVn]\d+>) (?:of )?(?P<what>[a-z]+)[.;] ?"
    r"how (?:much|many) (?P=what) (?:is|are|do you|does it) (?:needed|required"
    r"|need)? ?(?:for )?(?P<c><n\d+>) (?P=noun)\?"
)


def _for_so_many(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“A recipe for 4 people needs 300 g of flour. How much flour is needed for 6 people?”"""
    match = _FOR_SO_MANY.fullmatch(asked.words)
    if match is None or len(asked.quantities) != 3:
        return None
    few, stuff, many = (asked.at(match[name]) for name in ("a", "b", "c"))
    if not few.value:
        return None
    node = Binary("*", Binary("/", stuff.node, few.node), many.node)
    return amount(node, stuff, rounding)


_EACH = (
    re.compile(
        r"(?:each|one|an?"
        r"|every) [a-z]+(?: [a-z]+)? costs? (?P<price><\$\d+>)[.,;]? ?(?:then )?how much (?:do"
        r"|will|would|are) "
        r"(?P<count><n\d+>) (?:such )?[a-z]+(?: [a-z]+)?(?: cost)?(?: in total| altogether)?\?"
    ),
    re.compile(
        r"[a-z]+ (?:buys?|bought) (?P<count><n\d+>) [a-z]+ (?:at"
        r"|for) (?P<price><\$\d+>) each[.,;]? ?how much (?:does|did|do|will) "
        r"(?:he|she|they|[a-z]+) (?:pay|spend)(?: in total| altogether| in all)?\?"
    ),
    re.compile(
        r"(?:一"
        r"|每)[个本支枝只张块条件千克斤袋盒瓶][\u4e00-\u9fff]{0,4}?(?P<price><\$\d+>)[,，。]?(?:小[\u4e00-\u9fff])?(?:买了?"
        r"|那么)?(?P<count><n\d+>)"
        r"[个本支枝只张块条件千克斤袋盒瓶](?:这样的)?[\u4e00-\u9fff]{0,4}?(?:一?共|总共|要"
        r"|需要?|花了?|付)*(?:多少元|多少钱|几元)[?？]?"
    ),
)
_ONE_OF = re.compile(
    r"(?:if )?(?P<count><n\d+>) [a-z]+ costs? (?P<price><\$\d+>)[.,;]? ?(?:how much (?:does"
    r"|is) (?:one|each|1|a|an) ?[a-z]*(?: cost)?"
    r"|what is the (?:price|cost) of (?:one|each|a|an)(?: [a-z]+)?)\?"
)


def _each(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Each pen costs $2. How much do 7 pens cost?”, and the other way round."""
    if len(asked.quantities) != 2:
        return None
    for pattern in _EACH:
        match = pattern.fullmatch(asked.words)
        if match:
            price, count = asked.at(match["price"]), asked.at(match["count"])
            return amount(Binary("*", count.node, price.node), price, rounding)
    match = _ONE_OF.fullmatch(asked.words)
    if match is None:
        return None
    price, count = asked.at(match["price"]), asked.at(match["count"])
    if not count.value:
        return None
    return amount(Binary("/", price.node, count.node), price, rounding)
