"""Words and marks of formulas: what each stands for."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache


class Kind(StrEnum):
    """What a token does in a formula."""

    NUMBER = "number"
    OPERATOR = "operator"  # + - * / ^ mod
    OF = "of"
    PERCENT = "percent"
    POSTFIX = "postfix"  # squared cubed sqrt cbrt ! and their like, after what they are of
    PREFIX = "prefix"  # sqrt cbrt factorial, before it
    LIST = "list"  # sum product mean difference, before a list
    LIST_AFTER = "list after"  # the same, after it
    OPEN = "("
    CLOSE = ")"
    COMMA = "comma"
    AND = "and"
    THEN = "then"
    SPLIT = "split"
    OFF = "off"
    WITH = "with"
    TIMES = "twice"
    MONEY = "money"
    EXTRA = "extra"  # tip, tax: what a percentage is added as
    EQUALS = "="
    UNKNOWN = "unknown"
    ON = "on"
    MANIFOLD = "倍"
    RAISED = "次方"
    TENTHS = "折"


# A line each: kind, what it stands for, then its spellings with _ for a blank.
_WORDS = r"""
operator + + plus add added_to ＋ 加上 加
operator - - − – ﹣ － minus less take_away subtract 减去 减 减掉
operator * * × · ∙ ⋅ \times \cdot times multiplied_by ＊ 乘以 乘上 乘
operator / / ÷ \div divided_by over ／ 除以
operator ^ ^ ** to_the_power_of raised_to_the_power_of raised_to to_the_power
operator mod mod modulo 模
of . of 的
percent . % ％ percent per_cent pct \%
postfix squared ² squared 的平方 平方
postfix cubed ³ cubed 的立方 立方
postfix sqrt 的平方根 的算术平方根 开平方 开方
postfix cbrt 的立方根 开立方
postfix ! ! ！ factorial 的阶乘 阶乘
prefix sqrt √ \sqrt square_root_of the_square_root_of sqrt_of sqrt 根号
prefix cbrt ∛ cube_root_of the_cube_root_of
prefix ! factorial_of the_factorial_of
list sum the_sum_of sum_of
list product the_product_of product_of
list mean the_average_of average_of the_mean_of mean_of the_average the_mean
list difference the_difference_between difference_between the_difference_of
list_after sum 的总和 的和 之和 一共 总共
list_after product 的乘积 的积 之积
list_after mean 的平均数 的平均值 的平均 的均值
list_after difference 的差 之差
( ( ( （ [ { \left( \{
) ) ) ） ] } \right) \}
comma , , 、 ，
and . and & 和 与 跟
then . and_then then 然后再 然后 再
split . split_by split_between split_among split_into shared_by shared_between split shared_among
off . off off_of discount_on discount_off
with . with including incl plus_a with_a and_a
twice 2 twice double
twice 3 triple
money $ $ us$ usd dollar dollars bucks 美元
money € € eur euro euros 欧元
money £ £ gbp quid 英镑
money ¥ ¥ ￥ rmb cny yuan 元 块钱 块 人民币
extra . tip tips tax vat sales_tax service service_charge gratuity surcharge markup interest 小费 税
= = = ＝
unknown x x
unknown y y
unknown n n
on . on
倍 . 倍
次方 . 次方 次幂
"""


@cache
def meanings() -> dict[str, tuple[Kind, str]]:
    """By spelling, in small letters."""
    found: dict[str, tuple[Kind, str]] = {}
    for line in _WORDS.strip().splitlines():
        kind, stands_for, *spellings = line.replace("list_after", "list after", 1).split(" ")
        if kind == "list" and stands_for == "after":
            kind, stands_for = "list after", spellings.pop(0)
        for spelling in spellings:
            found[spelling.replace("_", " ")] = (Kind(kind), stands_for)
    return found


@cache
def pattern() -> re.Pattern[str]:
    """Any spelling, the longest first; words of letters stand by themselves."""
    return re.compile("|".join(_spelled(one) for one in _longest_first()), re.IGNORECASE)


def _longest_first() -> list[str]:
    return sorted(meanings(), key=lambda one: -len(one))


def _spelled(spelling: str) -> str:
    escaped = re.escape(spelling).replace(r"\ ", r"\s+")
    starts, ends = _latin(spelling[0]), _latin(spelling[-1])
    # “3x” is three of an unknown.
    before = r"(?<![A-Za-z])" if starts else ""
    return before + escaped + (r"(?![A-Za-z])" if ends else "")


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
