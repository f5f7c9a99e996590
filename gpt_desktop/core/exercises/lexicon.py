"""Words of exercises: what each asks to be done."""

from __future__ import annotations

import re
from functools import cache

# A line each: what it stands for, then spellings parted by |; - stands for nothing.
_WORDS = """
SOLVE 解一元二次方程|解一元一次方程|解二元一次方程组|解分式方程
SOLVE find all real solutions of|all real solutions of|real solutions of|real roots of
SOLVE find the real roots of|find the solution set of
SOLVE solve|solve for|find the solutions of|find the solution of|solve the following
SOLVE find the roots of|find all solutions of|roots of|solutions of|solution to|solution of
SOLVE 解比例
SOLVE find all solutions|解方程组|解下列方程组|解方程|解下列方程|解不等式组|解不等式|求解|解出
SOLVE 解
FACTOR factorise|factorize|factor|factorise completely|factorize fully|factor completely
FACTOR factorise fully|factor fully|因式分解|分解因式
EXPAND expand and simplify|expand|multiply out|展开并化简|展开|去括号
SIMPLIFY rationalise the denominator of|rationalize the denominator of|分母有理化
SIMPLIFY in its lowest terms|in its simplest terms|in simplest terms
SIMPLIFY simplify|simplify fully|reduce to lowest terms|reduce|collect like terms
SIMPLIFY in its simplest form|in simplest form|in lowest terms|to its simplest form
SIMPLIFY to its lowest terms|write in simplest form|化简|约分|化为最简分数|化成最简分数
SIMPLIFY 合并同类项|最简分数
DIFF differentiate|find the derivative of|derivative of|the derivative of|derivative
DIFF find the gradient function of|find dy/dx|find dy/dx if|d/dx|求导数|的导数|求导|的导函数
DIFF 导数
INT integrate|find the integral of|integral of|the integral of|find the antiderivative of
INT antiderivative of|indefinite integral of|definite integral of|evaluate the integral
INT 求不定积分|求定积分|的不定积分|的积分|的定积分|不定积分|定积分|∫
FIND 先化简，再求值|先化简,再求值|先化简再求值|化简求值
FIND what value of|what values of|递等式计算|脱式计算|简便计算|口算|直接写出得数|列式计算
FIND find|round|round off|calculate|compute|evaluate|work out
FIND determine|what is|what's|what are|give|求|计算
FIND 算一算|等于多少|是多少|等于几|是几|多少|计算下列各式|计算下列
WHEN at the point where|at the point|where|satisfies|satisfy|satisfying|that satisfies|that satisfy
WHEN when|such that|so that|if|for which|given that|given|where|let|suppose|suppose that|at
WHEN 其中
WHEN with|as|当|如果|若|已知|设|在
THEN then|so|则|那么
AND and|or|和|与|且|或|、
FOR for|in terms of|关于
FROM from|从|between
TO to|到
PRIMES prime factors of|the prime factors of|distinct prime factors of|的质因数
PRIME prime factorization of|prime factorisation of
PRIME as a product of prime factors|as a product of its prime factors|分解质因数|质因数分解
PRIME 分解素因数
GCD highest common divisor of|highest common divisor|greatest common divisor
GCD greatest common factor|highest common factor
GCD greatest common divisor of|greatest common factor of|highest common factor of|gcd of|gcf of
GCD hcf of|gcd|hcf|的最大公约数|的最大公因数|最大公约数|最大公因数
LCM smallest common multiple of|least common multiple|lowest common multiple
LCM smallest common multiple
LCM least common multiple of|lowest common multiple of|lcm of|lcm|的最小公倍数|最小公倍数
MEAN mean of|average of|arithmetic mean of|mean|average|的平均数|的平均值|平均数|平均值
MEDIAN median of|median|的中位数|中位数
MODE mode of|mode|的众数|众数
SUM the sum of|sum of|的和|之和|的总和
PRODUCT the product of|product of|的积|的乘积|之积
VARIANCE population variance of|population variance|的方差|方差
DEVIATION population standard deviation of|population standard deviation|的标准差|标准差
RANGE range of|range|的极差|极差
DECIMAL as a decimal|to a decimal|into a decimal|化成小数|化为小数|写成小数
FRACTION as a fraction|to a fraction|into a fraction|as a common fraction|化成分数|化为分数
FRACTION 写成分数
SCIENTIFIC in scientific notation|in standard form|用科学记数法表示|用科学计数法表示
PERCENT as a percentage|to a percentage|into a percentage|as a percent|to a percent|化成百分数
PERCENT 化为百分数|写成百分数
SLOPE gradient of the curve|slope of the curve|slope of the tangent to|gradient of the tangent to
SLOPE slope of the tangent line to|切线的斜率|切线斜率|gradient of|slope of
SLOPE slope of the line through|gradient of the line through|slope of the line passing through
SLOPE gradient of the line passing through|slope of the line joining
SLOPE gradient of the line joining|slope of the line that passes through|slope of the line
SLOPE slope|gradient|斜率
DISTANCE distance between|distance|的距离|之间的距离|距离
MIDPOINT midpoint of|midpoint of the segment joining|midpoint of the line segment joining
MIDPOINT midpoint of the segment between|midpoint of the line segment|midpoint between|midpoint
MIDPOINT 中点坐标|的中点坐标|的中点|中点
SUBJECT the subject of|the subject of the formula|the subject
MAKE make|rearrange
RESPECT with respect to|对
- simultaneously|use the quadratic formula to|use factoring to|use factorisation to|pair of
- by using the quadratic formula|complete the square to|the pair of equations|pair of equations
- 用公式法|用配方法|用因式分解法|用代入法|用加减法|用加减消元法|用代入消元法
- the curve|curve|曲线|the graph of
- the|this|of|equation|equations|the following|following|expression|expressions|value|values
- the value of|the values of|function|a function|inequality|inequalities|system
- system of equations|simultaneous equations|the system|please|for me|exactly|number|numbers
- data|set|data set|dataset|these|is|are|be|points|point|the point|the points|write|express
- convert|change|solution|solutions|answer|problem|exercise|real|simultaneous|its
- by factoring|by factorising|using the quadratic formula|by completing the square|quadratic
- linear|by substitution|by elimination|roots|show your working|completely|fully|方程|方程组
- 不等式|函数|的值|下列|的解|各式|式子|代数式|多项式|时|请|一下|表达式|数据|这组|一组|这些|数
- 各数|根|的根|点|两点|一次|二次|的|实数|把|将|直线|过|经过|线段|处
"""


@cache
def meanings() -> dict[str, str]:
    """By spelling, in small letters."""
    found: dict[str, str] = {}
    for line in _WORDS.strip().splitlines():
        word, _, spellings = line.partition(" ")
        for spelling in spellings.split("|"):
            found[spelling.casefold()] = word
    return found


@cache
def pattern() -> re.Pattern[str]:
    """Any spelling, the longest first; words of letters stand by themselves."""
    longest = sorted(meanings(), key=lambda one: -len(one))
    return re.compile("|".join(_spelled(one) for one in longest), re.IGNORECASE)


def _spelled(spelling: str) -> str:
    escaped = re.escape(spelling).replace(r"\ ", r"\s+")
    latin = spelling[0].isascii() and spelling[0].isalpha()
    ends = spelling[-1].isascii() and spelling[-1].isalpha()
    return (r"(?<![A-Za-z\\])" if latin else "") + escaped + ("(?![A-Za-z])" if ends else "")
