"""Two who come towards each other, two kinds of a thing at two prices, goods shared out."""

from __future__ import annotations

import re

from gpt_desktop.core.calculation.measures import UnitConverter
from gpt_desktop.core.calculation.nodes import Binary, Number
from gpt_desktop.core.exercises.money import amount
from gpt_desktop.core.exercises.result import of_value
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.stated import Stated, in_unit
from gpt_desktop.core.exercises.ways import line
from gpt_desktop.core.exercises.wording import Rounding

_TOWARDS = re.compile(r"相向|相对|towards? each other|toward one another|towards one another")
_MEETS = re.compile(
    r"(?:几|多少|经过多少|多长)(?:个)?(?:小?时|分钟?|时间)[^,，]*(?:相遇|相逢)|多久[^,，]*相遇"
    r"|(?:how long|after how many hours|how many hours|when|in how many hours)[^?]*meet"
)
_NOT_AT_ONCE = re.compile(
    r"先|后出发|提前|停|休息|中点|距离?中|再|早|later|earlier|rest|stops?"
    r"|after they|still|apart again"
)
_TWO_KINDS = (
    re.compile(
        r"(?:the )?(?:tickets|entry|admission|seats)[a-z ]* cost[s]? <\$0> for (?:an? )?"
        r"(?P<one>[a-z]+) and <\$1> for (?:an? )?(?P<other>[a-z]+)[.;,] ?(?:a total of )?"
        r"<n2> (?:tickets|people|seats)"
        r" (?:were|are|was) (?:sold|bought|admitted)(?: for| and| raising| at)?(?: a total of)?"
        r"[a-z ,]*<\$3>[a-z ]*[.;] ?how many (?P<asked>[a-z]+)(?: tickets)?"
        r"(?: were (?:sold|there)| are there| did they sell)?\?"
    ),
    re.compile(
        r"(?P<one>[\u4e00-\u9fff]{1,4}?)票?每张(?P<p0><\$0>)[,，](?P<other>[\u4e00-\u9fff]{1,4}?)票?"
        r"每张(?P<p1><\$1>)[,，。](?:一?共)?(?:卖出|售出|买了?)(?:了)?<n2>张票?[,，](?:一?共)?"
        r"(?:收入|得到?|花了?|收得?)?<\$3>[,，。](?:卖出|售出|买了?)?的?(?P<asked>[\u4e00-\u9fff]{1,4}?)票?"
        r"(?:卖出|售出|买)?(?:了|有)?(?:多少|几)张[?？]?"
    ),
)
_SHARED_OUT = (
    re.compile(
        r"[\u4e00-\u9fff]{2,6}?(?:买来|有|运来|买了|买回)<n0>(?P<box>[箱盒袋筐包])(?P<what>[\u4e00-\u9fff]{1,4})"
        r"[,，]每(?P=box)(?:有|装)?<n1>[\u4e00-\u9fff][,，](?:把它们)?平均分给<n2>[\u4e00-\u9fff]{1,4}[,，]"
        r"(?:平均)?每[\u4e00-\u9fff]{1,3}(?:可以|能)?分?(?:得|到)?(?:多少|几)[\u4e00-\u9fff]{1,4}[?？]?"
    ),
    re.compile(
        r"[a-z ]*?<n0> (?P<box>boxes|bags|packs|packets|crates) of <n1> [a-z]+ (?:are|is) "
        r"(?:shared|divided|split) equally (?:among|between) <n2> [a-z]+[.,;] ?how many [a-z]+ "
        r"does each [a-z]+ (?:get|receive)\?"
    ),
)


def of_meeting(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """What is asked of such a problem; None where it is not plain.

    Raises:
        NotComputedError: units do not fit.
    """
    return _towards(asked, rounding, converter) or _two_kinds(asked) or _shared_out(asked, rounding)


def _towards(asked: Stated, rounding: Rounding | None, converter: UnitConverter) -> Solved | None:
    """“Two trains 480 km apart come towards each other at 70 km/h and 50 km/h. …”"""
    words = asked.words
    if asked.kinds != "LSS" or not _TOWARDS.search(words) or not _MEETS.search(words):
        return None
    if _NOT_AT_ONCE.search(words):
        return None
    way = asked.of("L")
    one, other = (each for each in asked.quantities if each.kind == "S")
    length, _, duration = one.unit.partition("/")
    if not duration or other.unit != one.unit or one.value <= 0 or other.value <= 0:
        return None
    named = re.search(r"(?:几|多少)(?:个)?(小?时|分钟?)|how many (hours|minutes)", words)
    if named and ("h" if named[1] in ("小时", "时") or named[2] == "hours" else "min") != duration:
        return None
    far = Number(in_unit(way, length, converter))
    node = Binary("/", far, Binary("+", one.node, other.node))
    return amount(node, duration, rounding)


def _two_kinds(asked: Stated) -> Solved | None:
    """“Tickets cost $8 for adults and $5 for children. 30 tickets were sold for $192. …”"""
    if [one.kind for one in asked.quantities] != ["$", "$", "n", "$"]:
        return None
    first, second, count, total = (one.value for one in asked.quantities)
    for pattern in _TWO_KINDS:
        match = pattern.fullmatch(asked.words)
        if match is None:
            continue
        kinds = [match[name].rstrip("s") for name in ("one", "other")]
        wanted = match["asked"].rstrip("s")
        if first == second or kinds[0] == kinds[1] or wanted not in _forms(kinds):
            return None
        here = _forms(kinds)[wanted] == 0
        price, others = (first, second) if here else (second, first)
        found = (total - others * count) / (price - others)
        if found.denominator != 1 or not 0 <= found <= count:
            return None
        number = [latex(Number(each)) for each in (price, others, count, total)]
        equation = rf"{number[0]}x + {number[1]}({number[2]} - x) = {number[3]}"
        steps = [line(equation), line(f"x = {latex(Number(found))}")]
        problem = f"{plain(Number(price))}x + {plain(Number(others))}({plain(Number(count))} − x)"
        return of_value(f"{problem} = {plain(Number(total))}", Number(found), steps)
    return None


def _forms(kinds: list[str]) -> dict[str, int]:
    """The names of two kinds as they are asked for: children, child."""
    found = {kind: place for place, kind in enumerate(kinds)}
    for one, other in (("children", "child"), ("child", "children")):
        if one in found:
            found[other] = found[one]
    return found


def _shared_out(asked: Stated, rounding: Rounding | None) -> Solved | None:
    """学校买来5箱苹果，每箱24个，平均分给8个班，每班分到多少个？"""
    if asked.kinds != "nnn" or not any(each.fullmatch(asked.words) for each in _SHARED_OUT):
        return None
    boxes, each, among = asked.quantities
    node = Binary("/", Binary("*", boxes.node, each.node), among.node)
    if not among.value or (boxes.value * each.value / among.value).denominator != 1:
        return None
    return amount(node, "", rounding)
