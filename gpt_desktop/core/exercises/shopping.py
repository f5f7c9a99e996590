"""What several things cost together and what is left; prices that change more than once."""

from __future__ import annotations

import re
from fractions import Fraction

from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated
from gpt_desktop.core.exercises.wording import Rounding

_HUNDRED = Number(Fraction(100))
_ONE = Number(Fraction(1))
_ITEM = (
    r"(?:<n\d+> [a-z]+(?: [a-z]+)? (?:at|for) <\$\d+> each|an? [a-z]+(?: [a-z]+)? "
    r"(?:for|at) <\$\d+>)"
)
_BOUGHT = re.compile(
    r"(?P<who>[a-z]+) has <\$(?P<start>\d+)>[.;] ?(?:he|she|they|(?P=who)) (?:buys|bought) "
    rf"(?P<items>{_ITEM}(?:(?:, and |, | and ){_ITEM})*)[.;] ?"
    r"how much (?:money )?(?:does|do|did|will) (?:he|she|they|(?P=who)) have left\?"
)
_PAID = re.compile(
    rf"(?P<who>[a-z]+) (?:buys|bought) (?P<items>{_ITEM}(?:(?:, and |, | and ){_ITEM})+)[.;] ?"
    r"how much (?:money )?(?:does|do|did) (?:he|she|they|(?P=who)) (?:pay|spend)"
    r"(?: in total| altogether| in all)?\?"
)
_BY_WEIGHT = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}里)?(?P<prices>(?:[\u4e00-\u9fff]{1,3}每(?:千克|斤|公斤)<\$\d+>[,，])+)"
    r"[\u4e00-\u9fff]{1,3}?买了?(?P<goods><M\d+>[\u4e00-\u9fff]{1,3}(?:[和、]<M\d+>[\u4e00-\u9fff]{1,3})+)"
    r"[,，](?:一?共|总共)(?:要)?(?:花|付|用)?(?:了)?(?:多少元|多少钱)[?？]?"
)
_CHANGES_ZH = re.compile(
    r".{0,8}?(?:原价|标价|售价)(?:是|为)?<\$0>[,，](?P<changes>.+?)[,，]?"
    r"(?:现价|现在的?售价|现在的?价格|最后的?价格|最后售价)(?:是|为)?(?:多少元?|几元)[?？]?"
)
_CHANGE_ZH = re.compile(
    r"(?:先|再|又|后|然后|接着|[,，])*(?:打(?P<tenths>[一二三四五六七八九](?:五)?)折"
    r"|(?P<down>降价|降低|减价|下降)了?(?P<part><[%$]\d+>)|(?P<up>涨价|提价|上涨)了?(?P<more><[%$]\d+>))(?:后|了)*"
)
_CHANGES_EN = re.compile(
    r"\b(?P<way>rises?|rose|increases?d?|grows?|grew|falls?|fell|drops?|dropped|decreases?d?"
    r"|depreciates?d?) by (?P<first><%\d+>) (?:in the first year|one year|first) and (?:then )?"
    r"(?:by )?(?P<second><%\d+>) (?:in the second(?: year)?|the next year|the next)\b"
)
_THING = r"(?:it|(?:the|its) (?:car|house|flat|value|price|population|salary|wage|sum))"
_AFTERWARDS = re.compile(
    rf"what (?:is|was|will) {_THING}(?: be)?(?: worth)? after (?:the )?two years\?$"
)
_EACH_YEAR = re.compile(
    r"\b(?P<way>increases|grows|rises|decreases|falls|drops|depreciates|decays) (?:by"
    r"|at)(?: a rate of)? "
    r"<%\d+> (?:each|every|per|a) year"
)
_AFTER_YEARS = re.compile(rf"what will {_THING} be (?:worth )?(?:after|in) <T\d+>(?: time)?\?$")
_UP = ("ris", "ros", "inc", "gro", "gre")
_DIGITS = "一二三四五六七八九"


def of_shopping(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """What things cost together, or a price after changes; None where it is not plain."""
    return (
        _bought(asked, rounding)
        or _by_weight(asked, rounding)
        or _changed(asked, rounding)
        or _changed_twice(asked, rounding)
        or _each_year(asked, rounding)
    )


def _bought(asked: Stated, rounding: Rounding | None) -> Solved | None:
    left, paid = _BOUGHT.fullmatch(asked.words), _PAID.fullmatch(asked.words)
    match = left or paid
    if match is None:
        return None
    total: Node | None = None
    for item in re.findall(_ITEM, match["items"]):
        places = [int(one) for one in re.findall(r"<[n$](\d+)>", item)]
        price = asked.quantities[places[-1]].node
        part: Node = (
            price if len(places) == 1 else Binary("*", asked.quantities[places[0]].node, price)
        )
        total = part if total is None else Binary("+", total, part)
    if total is None:
        return None
    unit = next(one for one in asked.quantities if one.kind == "$")
    if left is None:
        return amount(total, unit, rounding)
    return amount(Binary("-", asked.quantities[int(left["start"])].node, total), unit, rounding)


def _by_weight(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """苹果每千克8元，梨每千克6元，妈妈买了3千克苹果和2千克梨，一共花了多少元？"""
    match = _BY_WEIGHT.fullmatch(asked.words)
    if match is None:
        return None
    prices = {
        noun: (asked.quantities[int(place)], weight)
        for noun, weight, place in re.findall(
            r"([\u4e00-\u9fff]{1,3})每(千克|斤|公斤)<\$(\d+)>", match["prices"]
        )
    }
    total: Node | None = None
    goods = re.findall(r"<M(\d+)>([\u4e00-\u9fff]{1,3})", match["goods"])
    for place, noun in goods:
        weight = asked.quantities[int(place)]
        unit = {"千克": "kg", "公斤": "kg", "斤": "斤"}
        if noun not in prices or weight.unit != unit[prices[noun][1]]:
            return None
        part = Binary("*", prices[noun][0].node, weight.node)
        total = part if total is None else Binary("+", total, part)
    if total is None or len({noun for _, noun in goods}) != len(prices):
        return None
    return amount(total, asked.of_first("$"), rounding)


def _changed(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """一件商品原价250元，打八折后再降价20元，现价是多少元？"""
    match = _CHANGES_ZH.fullmatch(asked.words)
    if match is None:
        return None
    price: Node = asked.quantities[0].node
    text, place, used = match["changes"], 0, 1
    while place < len(text):
        change = _CHANGE_ZH.match(text, place)
        if change is None or change.end() == place:
            return None
        place = change.end()
        if change["tenths"]:
            digits = [_DIGITS.index(one) + 1 for one in change["tenths"]]
            tenths = Fraction(digits[0] * 10 + (digits[1] if len(digits) > 1 else 0), 100)
            price = Binary("*", price, Number(tenths))
            continue
        one = asked.at(change["part"] or change["more"])
        sign = "-" if change["part"] else "+"
        share = Binary(sign, _ONE, Binary("/", one.node, _HUNDRED))
        price = Binary(sign, price, one.node) if one.kind == "$" else Binary("*", price, share)
        used += 1
    if used != len(asked.quantities):
        return None
    return amount(price, asked.quantities[0], rounding)


def _changed_twice(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“The value falls by 20% in the first year and by 10% in the second. …”"""
    match = _CHANGES_EN.search(asked.words)
    if match is None or not _AFTERWARDS.search(asked.words) or asked.kinds not in ("$%%", "%%n"):
        return None
    start = next(one for one in asked.quantities if one.kind != "%")
    sign = "+" if match["way"].startswith(_UP) else "-"
    node: Node = start.node
    for place in (match["first"], match["second"]):
        share = Binary(sign, _ONE, Binary("/", asked.at(place).node, _HUNDRED))
        node = Binary("*", node, share)
    return amount(node, start, rounding)


def _each_year(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“A population of 5000 grows by 10% each year. What will it be after 2 years?”"""
    match = _EACH_YEAR.search(asked.words)
    if match is None or not _AFTER_YEARS.search(asked.words):
        return None
    if asked.kinds not in ("$%T", "%Tn") or re.search(r"simple|first|of the original", asked.words):
        return None
    start = next(one for one in asked.quantities if one.kind in "$n")
    years = asked.of("T")
    if years.unit != "years":
        return None
    sign = "+" if match["way"].startswith(_UP) else "-"
    grown = Binary(sign, _ONE, Binary("/", asked.of("%").node, _HUNDRED))
    return amount(Binary("*", start.node, Binary("^", grown, years.node)), start, rounding)
