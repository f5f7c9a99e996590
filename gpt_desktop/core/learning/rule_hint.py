"""The rule that a computed exercise goes by, told without its numbers."""

from __future__ import annotations

import re

from gpt_desktop.core.i18n import mark, tr
from gpt_desktop.core.lazy_pattern import LazyPattern
from gpt_desktop.core.learning.revealed import gives_away

_REASON = LazyPattern(r"\s*\(([^()$]*(?:\$[^$]*\$[^()$]*)?)\)\s*$")
# s = v t, A = (b h)/2: a letter, and others that it is made of.
_LAW = LazyPattern(r"^\$(?P<law>[A-Za-z]\s*=\s*[^$=]*[A-Za-zπ][^$=]*?)(?:\s*=\s*[^$]*)?\$$")
_LETTERS = LazyPattern(r"^\$(?=[^$]*[A-Z])(?:\\(?:frac|cdot)|[A-Za-z{} ^2])+\$$")
_EQUATION = LazyPattern(r"^\$[^$]*(?<![A-Za-z\\])x(?![A-Za-z])[^$]*=[^$]*\$")
# What an exercise says, and what is true of all that say it; the first that fits is told.
_TOPICS: tuple[tuple[LazyPattern, str], ...] = (
    (
        LazyPattern(r"equal (?:real )?roots|how many real|两个相等|有几个实|判别式", re.I),
        mark("Look at the discriminant b² − 4ac: its sign says how many real roots there are."),
    ),
    (
        LazyPattern(r"\blim|limit\b|极限", re.I),
        mark("Put the place in first. Where that gives 0/0, cancel a common factor before."),
    ),
    (
        LazyPattern(r"∫|\\int|integra|antiderivative|积分", re.I),
        mark("Raise each power by one and divide by the new power; then put in the ends, if any."),
    ),
    (
        LazyPattern(r"differentiat|derivative|d[yf]/dx|f['′’]|导数|求导|切线", re.I),
        mark("Take each term by its rule; of a product or a quotient there is a rule of its own."),
    ),
    (
        LazyPattern(r"factori[sz]e|\bfactor\b|因式", re.I),
        mark(
            "Take out what all terms have in common first. Then look for two brackets that give "
            "the terms that are left."
        ),
    ),
    (
        LazyPattern(r"\bexpand\b|multiply out|展开|去括号", re.I),
        mark("Multiply each term of one bracket by each of the other, then collect like terms."),
    ),
    (
        LazyPattern(r"[<>≤≥]|\\[lg]eq?\b|inequalit|不等式", re.I),
        mark("As with an equation; but dividing by a negative number turns the sign round."),
    ),
    (
        LazyPattern(r"simultaneous|方程组|cases|=[^=]+(?:,|，| and |;|\\\\)[^=]+=", re.I),
        mark("Get rid of one letter: express it by the other, or add or subtract the equations."),
    ),
    (
        LazyPattern(r"log|\blg\b|\bln\b|\d\^[({]?[^)}]*x|对数", re.I),
        mark("A logarithm asks for an exponent: write both sides as powers of the same number."),
    ),
    (
        LazyPattern(r"代数式|find the value of|\bevaluate\b.*(?:when|where|if) [a-z] ?=", re.I),
        mark("Put the given numbers in for the letters, negative ones in brackets."),
    ),
    (
        LazyPattern(r"(?:√|\\sqrt)[^=]*[a-z][^=]*=", re.I),
        mark("Square both sides, and put what comes out into the first equation to check it."),
    ),
    (
        LazyPattern(r"√|\\sqrt", re.I),
        mark("Look for a square number that divides what stands under the root."),
    ),
    (
        LazyPattern(r"(?:[a-z]²|[a-z]\^2)[^=]*=|=[^=]*(?:[a-z]²|[a-z]\^2)", re.I),
        mark("Have 0 alone on one side; then factorise, or use the formula."),
    ),
    (
        LazyPattern(r"median|中位数", re.I),
        mark("Put the numbers in order first; the middle is asked for."),
    ),
    (
        LazyPattern(r"方差|variance|标准差|deviation", re.I),
        mark("Find the mean first; then the mean of the squared distances from it."),
    ),
    (
        LazyPattern(r"\bmean\b|average(?! speed)|平均(?:数|值|分(?![给成])|成绩)", re.I),
        mark("The mean is the total divided by the count: find these two."),
    ),
    (
        LazyPattern(r"probab|概率|可能性", re.I),
        mark("How many cases are asked for, and how many are there in all?"),
    ),
    (
        LazyPattern(r"compound|复利", re.I),
        mark("Each year the whole sum grows, the earlier interest too: the factor is a power."),
    ),
    (
        LazyPattern(r"interest|利息|利率", re.I),
        mark("Find the interest of one year first, then of all years."),
    ),
    (
        LazyPattern(
            r"original|before|原价|原来|is what percent|百分之几|percent\w* (?:in|de)crease", re.I
        ),
        mark("Which amount is the whole, 100 %? The percentages are of that one."),
    ),
    (
        LazyPattern(r"%|percent|per cent|折", re.I),
        mark("What share of the whole is left or asked for? Write it as so many hundredths."),
    ),
    (
        LazyPattern(r"scale|比例尺", re.I),
        mark("1 on the map is so many of the same unit outside; turn the unit last."),
    ),
    (
        LazyPattern(
            r"(?:start|end|leav|arriv|begin|finish|出发|到|开始|结束|开出)[^.。]*\d\s*[:：]\s*\d{2}"
            r"|\d\s*[:：]\s*\d{2}[^.。]*(?:start|end|leav|arriv|begin|finish|出发|到|开始|结束|开出)",
            re.I,
        ),
        mark("Go to the next full hour first, then on from there."),
    ),
    (
        LazyPattern(r"\d\s*[:：∶]\s*\d|\bratio\b|比是|按.*比", re.I),
        mark("How many equal parts are there in all, and what is one part?"),
    ),
    (
        LazyPattern(r"common (?:factor|divisor)|公因数|公约数|common multiple|公倍数|prime", re.I),
        mark("Split each number into its prime factors."),
    ),
    (
        LazyPattern(
            r"^(?!.*(?:fraction|decimal|小数|分数)).*(?:\bconvert\b|\bchange\b|等于多少|（\s*）)",
            re.I,
        ),
        mark("How many of the smaller unit make one of the larger?"),
    ),
    (
        LazyPattern(r"distance between|两点(?:之间|间)?的?距离", re.I),
        mark("The differences of the coordinates are the short sides of a right triangle."),
    ),
    (
        LazyPattern(r"梯形|trapez", re.I),
        mark("Its area is that of a rectangle as high, and as wide as the mean of both bases."),
    ),
    (
        LazyPattern(r"(?:simplify|化简)[^=]*[(（][^=]*[a-z]", re.I),
        mark("Multiply out the brackets, mind the signs, and collect like terms."),
    ),
    (
        LazyPattern(r"\d/\d of |的\d+/\d|what fraction|几分之", re.I),
        mark("Write each part as a fraction of the same whole."),
    ),
    (
        LazyPattern(r"angle|内角|外角", re.I),
        mark("What do all angles of this shape come to together?"),
    ),
)  # fmt: skip
_SUM = LazyPattern(r"[\d)]\s*(?:[-+−×÷*^]|\\times|\\div|\\cdot)\s*[-−(\d]")
_FRACTIONS = LazyPattern(r"(?:\d/\d+|\})\s*[+−-]\s*(?:\d|\\frac)|[+−-]\s*(?:\d+/\d|\\frac)")
_LETTER = LazyPattern(r"(?<![A-Za-z\\])[a-z](?![A-Za-z])")


def rule_of(exercise: str, worked: tuple[str, ...], result: str) -> str:
    """What to do, in words or as a law of letters; "" where neither way nor words show it.

    Args:
        worked: the computed way; none where code worked nothing out.
    """
    if not worked:
        return ""
    told = _law(worked) or _reasons(worked)
    if told and not gives_away(told, exercise, result):
        return told
    return _of_sums(exercise) or _topic(exercise) or _unknown(exercise, worked)


def _law(worked: tuple[str, ...]) -> str:
    for line in worked:
        law = _LAW.match(line)
        if _LETTERS.match(line):
            return tr("This rule helps: {law}. What of it is given?", law=line)
        if law is not None and not re.search(r"\\frac\{-|[a-z] = [-(]", law["law"]):
            return tr("This rule helps: {law}. What of it is given?", law=f"${law['law'].strip()}$")
    return ""


def _reasons(worked: tuple[str, ...]) -> str:
    """“Bring x to one side; divide.” Of one reason alone the topic tells more."""
    reasons = [found[1] for line in worked if (found := _REASON.search(line)) is not None]
    reasons = [re.sub(r"\s*\$[^$]*\$", " …", one).strip() for one in reasons]
    if len(reasons) < 2:
        return ""
    return tr("The way goes like this: {steps}.", steps="; ".join(dict.fromkeys(reasons)))


def _of_sums(exercise: str) -> str:
    """Of a written sum of numbers: what comes first."""
    plain = not _LETTER.search(re.sub(r"\\[a-z]+", " ", exercise))
    if "=" in exercise or not (_FRACTIONS.search(exercise) or len(_SUM.findall(exercise)) > 1):
        return ""
    if not plain and not _FRACTIONS.search(exercise):
        return ""
    if _FRACTIONS.search(exercise):
        return tr("Bring the fractions to one denominator before you add or subtract them.")
    return tr(
        "Mind the order: brackets first, then powers and roots, then multiplication and division, "
        "addition and subtraction last."
    )


def _topic(exercise: str) -> str:
    for words, told in _TOPICS:
        if words.search(exercise):
            return tr(told)
    return ""


def _unknown(exercise: str, worked: tuple[str, ...]) -> str:
    """Of a problem in words that the way makes an equation of."""
    if "=" in exercise or not any(_EQUATION.match(line) for line in worked):
        return ""
    return tr("Call what is asked for x, and write what is said of it as an equation.")
