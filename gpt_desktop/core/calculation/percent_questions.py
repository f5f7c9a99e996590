"""Questions whose answer is a percentage, and changes by one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gpt_desktop.core.calculation.evaluate import evaluate
from gpt_desktop.core.calculation.exact import Amount, NotComputedError
from gpt_desktop.core.calculation.formula import formula_of
from gpt_desktop.core.calculation.nodes import Binary, Node, rendered
from gpt_desktop.core.lazy_pattern import LazyPattern

_PERCENT = r"(?:percent(?:age)?|per cent|pct|%|percents)"
_SHARES = (
    LazyPattern(
        rf"(?P<part>.+?) (?:is|are|as) (?:what|which|how many) {_PERCENT} of (?P<whole>.+)", re.I
    ),
    LazyPattern(
        rf"(?:what|which|how many) {_PERCENT} (?:of (?P<whole>.+?) (?:is|are)"
        rf"|is (?P<part>.+?) of) (?P<rest>.+)",
        re.I,
    ),
    LazyPattern(rf"(?P<part>.+?) (?:out of|of) (?P<whole>.+?) (?:as a|in|as) {_PERCENT}", re.I),
    LazyPattern(
        r"(?P<part>.+?)(?:是|占|为)(?P<whole>.+?)的(?:百分之(?:几|多少)|多少百分比|百分比)"
    ),
    LazyPattern(
        r"(?P<part>.+?)(?:占|在)(?P<whole>.+?)(?:中|里)?(?:占|的)?(?:百分之(?:几|多少)|多少百分比|百分比)"
    ),
)
_RISE = (
    r"(?:rise|rose|risen|increase|increased|go up|went up|grow|grew|fall|fell|fallen|drop"
    r"|dropped|decrease|decreased|go down|went down|change|changed)"
)
_CHANGES = (
    LazyPattern(
        rf"(?:(?:by|the|a)? ?(?:what|how many)? ?{_PERCENT} (?:did|does|has|have|was"
        rf"|is)(?: (?:the|a|my|our"
        rf"|its))?(?: [a-z]+){{1,3}}? )?{_RISE}d? from (?P<old>.+?) to (?P<new>.+)",
        re.I,
    ),
    LazyPattern(
        rf"(?:the )?{_PERCENT} (?:change|increase|decrease|difference|drop|rise|growth"
        rf"|reduction)(?: (?:if|when) .{{1,30}}?)? (?:from|between) (?P<old>.+?) (?:to"
        rf"|and) (?P<new>.+)",
        re.I,
    ),
    LazyPattern(
        rf"(?:from )?(?P<old>.+?) ?(?:to|->|→|-->) ?(?P<new>.+?),? (?:is |as |in )?(?:a |what "
        rf"|as a )*{_PERCENT}(?: (?:change|increase|decrease))?",
        re.I,
    ),
    LazyPattern(
        r"(?:[\u4e00-\u9fff]{1,8}?)?从(?P<old>.+?)(?:增加|上涨|上升|增长|提高|涨|升|下降"
        r"|下跌|减少|降低|降|跌|变|减)?[到至为](?P<new>.+?)[，, ]?(?:一共|共|总共)?(?:增加"
        r"|上涨|上升|增长|提高|涨|升|下降|下跌|减少|降低|降|跌|变化)了?(?:百分之(?:几|多少)|多少百分比|百分比)"
    ),
)
_FALLS = LazyPattern(
    r"fall|fell|drop|decrease|reduction|(?:go|went) down|下降|下跌|减少|降低|[降跌]", re.I
)
_BY = (
    LazyPattern(r"(?:(?P<up>increase|raise)|decrease|reduce|lower"
    r"|discount) (?P<base>.+?) by (?P<by>.+)", re.I),
    LazyPattern(r"(?P<base>.+?) (?:(?P<up>increased|raised)|decreased|reduced|lowered"
    r"|discounted) by (?P<by>.+)", re.I),
    LazyPattern(r"(?:比)(?P<base>.+?)(?:(?P<up>多|大|高|贵)|少|小|低|便宜)(?P<by>.+?)(?:的数?)?"),
    LazyPattern(r"(?P<base>.+?)(?:先|再)?(?:(?P<up>增加|上涨|上升|增长|提高|涨)|下降|下跌|减少|降低|降|跌"
    r"|便宜)(?:了)?(?P<by>.+?)(?:以?后|之后)?"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PercentAnswer:
    """What was computed of a question; ``percent``: the amount is one."""

    expression: str
    amount: Amount
    percent: bool


def percent_answer(words: str) -> PercentAnswer | None:
    """What a question about percentages comes to; None where it is none.

    Raises:
        NotComputedError: it is one, of things that are no numbers.
    """
    for pattern in _SHARES:
        match = pattern.fullmatch(words)
        if match:
            found = match.groupdict()
            part = found.get("part") or found.get("rest") or ""
            whole = found.get("whole") or found.get("rest") or ""
            return _share(formula_of(part), formula_of(whole))
    for pattern in _CHANGES:
        match = pattern.fullmatch(words)
        if match:
            falls = _FALLS.search(words) is not None
            return _change(formula_of(match["old"]), formula_of(match["new"]), falls=falls)
    for pattern in _BY:
        match = pattern.fullmatch(words)
        if match:
            sign = "+" if match["up"] else "-"
            return _by(formula_of(match["base"]), sign, formula_of(match["by"]))
    return None


def _share(part: Node, whole: Node) -> PercentAnswer:
    node = Binary("/", part, whole)
    return PercentAnswer(rendered(node), _hundredfold(evaluate(node)), percent=True)


def _change(old: Node, new: Node, *, falls: bool) -> PercentAnswer:
    """By how much of the old it changed; a fall is a positive number where it is asked for."""
    if not evaluate(old).value:
        raise NotComputedError
    change = Binary("-", old, new) if falls else Binary("-", new, old)
    node = Binary("/", change, old)
    return PercentAnswer(rendered(node), _hundredfold(evaluate(node)), percent=True)


def _by(base: Node, sign: str, by: Node) -> PercentAnswer:
    """Of a percentage, by that part; “reduced by 20” is a plain difference."""
    node = Binary(sign, base, by)
    return PercentAnswer(rendered(node), evaluate(node), percent=False)


def _hundredfold(amount: Amount) -> Amount:
    return Amount(amount.value * 100, amount.exact)
