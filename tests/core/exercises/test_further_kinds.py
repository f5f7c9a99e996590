"""Limits, letters told of by roots, several inequalities, fractions; lines beside a way."""

from __future__ import annotations

import pytest

from gpt_desktop.core.exercises.check import checked_lines
from gpt_desktop.core.exercises.solve import solve
from tests.core.calculation.questions import TODAY, FewUnits

_MARKS = {"right": "r", "wrong": "w", "unchecked": "-"}


def result(text: str) -> str | None:
    solved = solve(text, TODAY, FewUnits())
    return None if solved is None else solved.result


def verdicts(text: str, *lines: str) -> str:
    found = checked_lines(solve(text, TODAY, FewUnits()), lines, FewUnits())
    return "".join(_MARKS[one.verdict] for one in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Find the limit of (x² − 4)/(x − 2) as x → 2.", "4"),
        (r"求极限 $\lim_{x \to 0} \frac{\sin 3x}{x}$。", "3"),
        (r"Find \lim_{x \to \infty} \frac{2x^2+1}{x^2-3}", "2"),
        ("Find the limit of (1 − cos x)/x² as x → 0.", "0.5"),
        ("关于x的一元二次方程x² − 6x + k = 0有两个相等的实数根，求k的值。", "9"),
        ("The equation x² + px + 9 = 0 has equal roots. Find p.", "p = −6, p = 6"),
        ("One root of x² + px − 12 = 0 is 3. Find the value of p.", "1"),
        ("x² − 4x + m = 0 has one root x = 1. Find m.", "3"),
        ("若方程x² − 4x + m = 0的一个根是1，求m的值。", "3"),
        ("How many real roots does x² + 2x + 5 = 0 have?", "0"),
        ("How many real roots does 2x² − 4x + 2 = 0 have?", "1"),
        ("解不等式组：2x − 1 > 3，x + 1 ≤ 6", "2 < x ≤ 5"),
        (r"解方程组：$\begin{cases} x + y = 10 \\ 2x - y = 5 \end{cases}$", "x = 5, y = 5"),
        ("解方程组 { y = 2x − 1, 3x + y = 14 }", "x = 3, y = 5"),
        ("Solve ax + b = c for x, where a ≠ 0.", "x = (−b + c)/a"),
        ("求一组数据 2，4，6，8 的方差。", "5"),
        ("求一组数据 2，4，6，8 的标准差。", "√5"),
        ("12/5 ÷ 6/5", "2"),
        ("解比例：x : 6 = 10 : 4", "x = 15"),
        ("先化简，再求值：(a + b)² − (a − b)²，其中 a = 2，b = 3。", "24"),
        ("Solve x² − 6x + 7 = 0, leaving your answers in surd form.", "x = 3 − √2 or x = 3 + √2"),
        ("Find the minimum value of x² − 6x + 11.", "2"),
        ("求曲线 y = x² + 1 在点 (1, 2) 处的切线斜率。", "2"),
    ],
)
def test_it_is_computed(text: str, expected: str) -> None:
    assert result(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Find the limit of 1/x as x → 0.",
        "Find the limit of |x|/x as x → 0.",
        "Find the limit of sin x as x → ∞.",
        "关于x的方程x² − 6x + k = 0有两个不相等的实数根，求k的取值范围。",
        "One root of x² + px − 12 = 0 is 3. Find the other root.",
        "解不等式组：2x − 1 > 3，x + 1 < 2",
        "Find the variance of 2, 4, 6, 8.",
        "求 2，4，6，8 的方差和平均数。",
        "Solve ax² + bx + c = 0 for x.",
        "One root of x² − 6x + m = 0 is 2 more than the other. Find m.",
        "若方程x² − 4x + m = 0的一个根是另一个根的3倍，求m的值。",
        "Find the maximum value of x² − 6x + 11.",
        "Find the minimum value of x² − 6x + 11 for x between 4 and 5.",
        "求曲线 y = x² + 1 在点 (1, 3) 处的切线斜率。",
        "求曲线 y = x² + 1 在点 (1, 2) 处的切线方程。",
    ],
)
def test_another_question_is_left_alone(text: str) -> None:
    assert result(text) is None


@pytest.mark.parametrize(
    ("text", "lines", "expected"),
    [
        ("Solve 2x² + 3x − 2 = 0", ["D = 9 − 16 = −7", "no real solutions"], "w-"),
        ("Solve 2x² + 3x − 2 = 0", ["D = 9 + 16 = 25", "x = (-3 ± 5)/4"], "rr"),
        ("Solve 2x² + 3x − 2 = 0", ["no real solutions"], "w"),
        (r"Evaluate \int_0^2 (3x^2 + 1)\,dx", ["= 8 + 1", "= 9"], "w-"),
        (r"Evaluate \int_0^2 (3x^2 + 1)\,dx", ["= 8 + 2 - 0", "= 10"], "rr"),
        ("Find f'(2) if f(x) = x³ − 3x", ["f'(x) = 3x² − 3", "f'(2) = 3 × 4 − 3 = 12"], "-w"),
        ("Find f'(2) if f(x) = x³ − 3x", ["f'(x) = 3x² − 3", "f'(2) = 12 − 3 = 9"], "-r"),
        ("Work out 2 2/5 ÷ 1 1/5", ["12/5 ÷ 6/5", "12/5 × 6/5", "72/25"], "rw-"),
        ("解不等式组：2x − 1 > 3，x + 1 ≤ 6", ["2x > 4", "x > 2", "x ≤ 5", "2 < x ≤ 5"], "rrrr"),
        ("解不等式组：2x − 1 > 3，x + 1 ≤ 6", ["x > 2", "x ≤ 5", "2 < x ≤ 6"], "rrw"),
        ("How far is 3.5 km in m?", ["1 km = 100 m"], "w"),
        ("How far is 3.5 km in m?", ["1 km = 1000 m"], "r"),
        ("How long?", ["13:25 − 9:40 = 4小时45分"], "w"),
        ("How long?", ["13:25 − 9:40 = 3小时45分"], "r"),
        ("Find the force.", ["20 = 4a"], "-"),
        ("Find the minimum value of x² − 6x + 11", ["= (x − 3)² + 20", "the minimum is 20"], "w-"),
        ("Find the minimum value of x² − 6x + 11", ["(x − 3)² + 2", "the minimum is 2"], "rr"),
    ],
)
def test_the_lines_are_told_apart(text: str, lines: list[str], expected: str) -> None:
    assert verdicts(text, *lines) == expected
