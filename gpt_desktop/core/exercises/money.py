"""Prices, percentages, interest, and shares of a whole."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from gpt_desktop.core.calculation.exact import NotComputedError
from gpt_desktop.core.calculation.nodes import Binary, Node, Number
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.rewriting import number_of
from gpt_desktop.core.exercises.shown import number, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Quantity, Stated
from gpt_desktop.core.exercises.ways import arithmetic_way
from gpt_desktop.core.exercises.wording import Rounding

_ONE = Number(Fraction(1))
_HUNDRED = Number(Fraction(100))
_AGAIN = re.compile(
    r"\b(?:then|again|further|another|each|every|after that|monthly|quarterly|twice|half|both|loss"
    r"|profit|cost price|commission|installments?|deposit|remain\w*|left)\b|再|又|然后|先"
    r"|连续|利润|成本|每|剩|亏|盈|进价"
)
_DOWN = (
    r"discount|\boff\b|reduc\w*|\bsale\b|decreas\w*|drop\w*|fall\w*|fell|cheaper|lower\w*"
    r"|depreciat\w*|降价?|减少|下降|便宜|优惠|下跌"
)
_UP = (
    r"increas\w*|\bris\w*|\brose\b|rais\w*|\bup by\b|\btax\b|\bvat\b|\btip\b|grow\w*|grew"
    r"|service charge|\badded\b|markup"
    r"|marked up|涨价?|提价|上涨|增加|增长|提高"
)
_WHOLE = (
    r"(?:sale|new|final|selling|reduced|discounted|total|current) (?:price|cost|bill|value"
    r"|population|salary|amount)"
    r"|how much (?:does|do|will|would|did|is|must|should) .*?(?:cost|pay|worth|now)|(?:price"
    r"|value|population|salary|cost) (?:now|after)"
    r"|total (?:to pay|including|with)|how many .* now|现价|售价|现在|打折后|多少元|多少钱"
    r"|后是多少|后的价格|变成多少|总共"
)
_PART = (
    r"how much (?:is|was|money)? ?(?:the |will |do |did |does |you |he |she |is )*(?:discount"
    r"|sav\w+|tip|tax|vat|increase|decrease|reduction|interest)"
    r"|(?:amount of|find|what is|calculate) (?:the )?(?:discount|tip|tax|vat|saving"
    r"|increase in)|便宜了多少|节省|省了多少|降了多少|涨了多少"
)
_BACKWARD = re.compile(
    r"(?:find|what (?:is|was)|calculate|determine) (?:the |its )?(?:original|old|previous"
    r"|marked|usual|initial)"
    r"|before the|原价(?:是|为)?多少|原来|是原价的|标价多少"
)


def of_money(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """What is asked of prices and percentages; None where it is not plain.

    Raises:
        NotComputedError: it is plain, of numbers that give none.
    """
    rules: tuple[Callable[[Stated, Rounding | None], Solved | None], ...] = (
        _interest,
        _before,
        _whole_of_share,
        _share_of_group,
        _margin,
        _part_of_group,
        _changed_by,
        _change,
        _reduced_in_tenths,
    )
    for rule in rules:
        found = rule(asked, rounding)
        if found is not None:
            return found
    return None


def amount(node: Node, unit: Quantity | str, rounding: Rounding | None) -> Solved:
    """A sum worked out, in the unit of one of its numbers."""
    symbol = unit if isinstance(unit, str) else unit.unit
    value = number_of(node)
    if not isinstance(value, Number):
        raise NotComputedError
    solved = of_value(plain(node), value, arithmetic_way(node), rounding, symbol)
    places = number(value.value)
    if symbol and symbol in "$£€¥" and rounding is None and re.fullmatch(r"−?\d+\.\d", places):
        return replace(solved, result=f"{symbol}{places}0", latex=rf"\text{{{symbol}}}{places}0")
    return solved


def _share(one: Quantity) -> Node:
    return Binary("/", one.node, _HUNDRED)


_ENDS_AS = re.compile(r"total(?! interest)|worth|balance|final|amount|value|本息|本利|取回")


def _interest(asked: Stated, rounding: Rounding | None) -> Solved | None:
    words = asked.words
    simple = re.search(r"simple interest|单利|年利率.*利息(?:是|有|共)?多少", words)
    compound = re.search(r"compound(?:ed)?\b|复利", words)
    other = re.search(r"month|quarter|semi|half|daily|weekly|月|季|税", words)
    if not (simple or compound) or other or asked.kinds not in ("$%T", "%Tn"):
        return None
    start = asked.of("$" if "$" in asked.kinds else "n")
    rate, years = asked.of("%"), asked.of("T")
    only = re.search(r"(?:find|calculate|what is|how much|earn\w*)[^.?]*interest|利息", words)
    total = _ENDS_AS.search(words)
    if years.unit != "years" or not (only or total) or ("单利" in words and compound):
        return None
    if compound:
        grown: Node = Binary("^", Binary("+", _ONE, _share(rate)), years.node)
        node: Node = Binary("*", start.node, grown)
        return amount(node if total else Binary("-", node, start.node), start, rounding)
    node = Binary("*", Binary("*", start.node, _share(rate)), years.node)
    return amount(Binary("+", start.node, node) if total else node, start, rounding)


_LEFT_OPEN = (
    r"<%\d+> of|的<%\d+>|占|\b(?:was|is) (?:reduced|increased|raised) to\b|(?:降|涨|增加|减少)到"
)


def _changed_by(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """A price and a percentage by which it goes up or down."""
    words = asked.words
    if asked.kinds not in ("$%", "%n") or _AGAIN.search(words) or _BACKWARD.search(words):
        return None
    down, up = re.search(_DOWN, words), re.search(_UP, words)
    if bool(down) == bool(up) or re.search(_LEFT_OPEN, words):
        return None
    if asked.kinds == "%n" and not re.search(r"population|price|人口|价|salary|工资|产量", words):
        return None
    base = asked.of("$" if "$" in asked.kinds else "n")
    share = _share(asked.of("%"))
    if re.search(_PART, words):
        return amount(Binary("*", base.node, share), base, rounding)
    if not re.search(_WHOLE, words):
        return None
    factor = Binary("-" if down else "+", _ONE, share)
    return amount(Binary("*", base.node, factor), base, rounding)


_AFTER_PRICE = re.compile(
    r"(?:sold|bought|buys|costs?) (?:at|with) (?:an? )?<%\d+> (?:discount|reduction)[a-z ]*"
    r" (?:for|at) <\$\d+>|"
    r"(?:after|following) (?:an? )?<%\d+> (?:discount|reduction|increase|decrease|price)"
    r"|(?:sale|discounted|new|reduced) price (?:of [a-z ]+ )?(?:is|was) <\$\d+>|(?:降价"
    r"|涨价)<%\d+>后"
)


def _before(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“After a 20% discount a coat costs $80. What was the original price?”"""
    words = asked.words
    if asked.kinds != "$%" or _AGAIN.search(words) or not _BACKWARD.search(words):
        return None
    down, up = re.search(_DOWN.replace(r"|\bsale\b", ""), words), re.search(_UP, words)
    if bool(down) == bool(up) or not _AFTER_PRICE.search(words):
        return None
    price, share = asked.of("$"), _share(asked.of("%"))
    factor = Binary("-" if down else "+", _ONE, share)
    return amount(Binary("/", price.node, factor), price, rounding)


def _whole_of_share(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“12 is 30% of what number?”"""
    match = re.fullmatch(
        r"(?:find the number (?:if|when) )?<n\d+> is <%\d+> of (?:what|which|what other) number\?"
        r"|<%\d+> of (?:what|which) number is <n\d+>\?|<%\d+> of a number is <n\d+>[.,] ?"
        r"(?:find|what is) the number[.?]"
        r"|一个数的<%\d+>是<n\d+>[,，](?:求)?这个数(?:是多少)?[.。?？]?",
        asked.words,
    )
    if match is None or asked.kinds != "%n" or not asked.of("%").value:
        return None
    return amount(Binary("/", asked.of("n").node, _share(asked.of("%"))), "", rounding)


def _share_of_group(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """某班有40名学生，其中女生占45%，女生有多少人？"""
    match = re.fullmatch(
        r"[^<>]*(?:有"
        r"|共)<n\d+>[名个人][^<>,，]{0,4}[,，](?:其中)?(?P<who>[\u4e00-\u9fff]{2,3})占(?:了"
        r"|全班的?|总数的?)?<%\d+>"
        r"[,，](?P=who)(?:有|是)?(?:多少|几)[人名个]?[?？]?"
        r"|there are <n\d+> (?P<all>[a-z]+)[^<>.]{0,24}[.,;]? ?(?:and )?<%\d+> of (?:them"
        r"|the [a-z]+) are (?P<en>[a-z]+)[.,;] ?"
        r"how many (?:(?P=en)|(?P=all) are (?P<same>[a-z]+))(?: are there)?\?",
        asked.words,
    )
    if match is None or asked.kinds != "%n" or (match["same"] and match["same"] != match["en"]):
        return None
    node = Binary("*", asked.of("n").node, _share(asked.of("%")))
    return amount(node, "", rounding)


def _part_of_group(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Out of 80 students, 52 passed. What percentage passed?”"""
    match = re.search(
        r"\bof (?:the )?<n(?P<all>\d+)> [a-z]+(?: in [a-z ]+)?,? <n(?P<some>\d+)> (?P<verb>[a-z]+)"
        r"(?: [a-z]+){0,3}[.;,] ?what percent(?:age)?(?: of (?:the|them|these)(?: [a-z]+)?)?"
        r" (?:did |were |are )?(?P<same>[a-z]+)",
        asked.words,
    )
    if match is None or asked.kinds != "nn" or re.search(r"\bnot\b|n['’]t|rest", asked.words):
        return None
    verb, same = match["verb"], match["same"]
    whole, part = (asked.quantities[int(match[name])] for name in ("all", "some"))
    if verb[:4] != same[:4] or verb in ("are", "were") or not 0 < part.value <= whole.value:
        return None
    return amount(Binary("*", Binary("/", part.node, whole.node), _HUNDRED), "%", rounding)


def _margin(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """“Bought for $150, sold for $180: what is the percentage profit?”"""
    match = re.search(
        r"(?:buys?|bought)[^<>]* (?:for|at) (?P<low><\$\d+>)[^<>]*(?:sells?"
        r"|sold)[^<>]* (?:for|at) (?P<high><\$\d+>)"
        r"[^<>]*?(?:percent\w* (?P<kind>profit|loss)|(?P<other>profit|loss) percent\w*)",
        asked.words,
    )
    if match is None or asked.kinds != "$$":
        return None
    cost, price = asked.at(match["low"]), asked.at(match["high"])
    gain = (match["kind"] or match["other"]) == "profit"
    if cost.value <= 0 or (price.value > cost.value) != gain:
        return None
    change = Binary("-", price.node, cost.node) if gain else Binary("-", cost.node, price.node)
    return amount(Binary("*", Binary("/", change, cost.node), _HUNDRED), "%", rounding)


def _change(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """By how many percent something went from one number to another."""
    words = asked.words
    if len(asked.quantities) != 2 or len({(one.kind, one.unit) for one in asked.quantities}) != 1:
        return None
    if not re.search(
        r"percent\w* (?:increase|decrease|change|drop|rise|loss|profit|discount|reduction)"
        r"|(?:what|by how many|how many) percent|百分之几|百分率|百分比|百分数",
        words,
    ):
        return None
    match = re.search(
        r"(?:from |从)<(?P<old>.\d+)>.{0,20}?(?:to|到|至|为|成) ?<(?P<new>.\d+)>", words
    ) or re.search(
        r"<(?P<old>.\d+)>[^<>]{0,40}(?:reduced|increased|raised|lowered|r(?:ise|ose)s?"
        r"|f(?:all|ell)s?"
        r"|drop(?:s|ped)?|cut|marked down|[降涨]|增加|减少|上升|下降) ?(?:to|到|至"
        r"|为) ?<(?P<new>.\d+)>",
        words,
    )
    if match is None or _AGAIN.search(words.replace("profit", "").replace("loss", "")):
        return None
    old, new = asked.at(match["old"]), asked.at(match["new"])
    if old.value <= 0:
        return None
    change = Binary("-", new.node, old.node)
    if new.value < old.value:
        change = Binary("-", old.node, new.node)
    return amount(Binary("*", Binary("/", change, old.node), _HUNDRED), "%", rounding)


def _reduced_in_tenths(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """八折"""
    match = re.search(
        r"(?:打|按原价的|按|以)([一二三四五六七八九])([一二三四五六七八九]?)折", asked.words
    )
    if match is None or asked.kinds != "$" or _AGAIN.search(asked.words):
        return None
    if _BACKWARD.search(asked.words) or not re.search(r"多少|几元", asked.words):
        return None
    digits = "零一二三四五六七八九"
    tenths = Fraction(digits.index(match[1]), 10)
    if match[2]:
        tenths += Fraction(digits.index(match[2]), 100)
    base = asked.of("$")
    factor: Node = Number(tenths)
    if re.search(r"便宜了?多少|节省|省了?多少", asked.words):
        factor = Binary("-", _ONE, factor)
    return amount(Binary("*", base.node, factor), base, rounding)
