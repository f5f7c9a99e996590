"""Formulas that models write are drawn, and what cannot be is told."""

from __future__ import annotations

import pytest

from gpt_desktop.formulas.drawing import Drawing, NoDrawingError, drawn, prepare
from gpt_desktop.formulas.limits import DEEPEST, LONGEST, may_be_drawn


@pytest.fixture(scope="module", autouse=True)
def prepared() -> None:
    prepare()


@pytest.mark.parametrize(
    "latex",
    [
        r"x = \frac{-b \pm \sqrt{b^2-4ac}}{2a}",
        r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
        r"\begin{aligned} a &= b \\ c &= d \end{aligned}",
        r"\begin{cases} 1 & x > 0 \\ 0 & \text{else} \end{cases}",
        r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
        r"\text{Größe} \ne \mathbb{R}",
        r"E = mc^2 \tag{1}",
        r"x = 1 \label{eq:one} \nonumber",
    ],
)
def test_a_formula_is_a_picture_on_a_baseline(latex: str) -> None:
    made = drawn(latex, display=True)
    assert made.svg.startswith("<svg")
    assert "currentColor" in made.svg
    assert "black" not in made.svg
    assert 0.3 < made.ascent < 3
    assert -0.2 < made.descent < 3
    assert 1 < made.width < 20


def test_a_formula_in_a_line_is_lower_than_one_by_itself() -> None:
    def height(made: Drawing) -> float:
        return made.ascent + made.descent

    latex = r"\sum_{i=1}^{n} \frac{1}{i}"
    assert height(drawn(latex, display=False)) < height(drawn(latex, display=True))


def test_chinese_words_are_left_to_the_fonts_of_the_window() -> None:
    made = drawn(r"\text{速度} = \frac{\text{路程}}{t}", display=True)
    for letter in "速度路程":
        assert f">{letter}</text>" in made.svg


@pytest.mark.parametrize(
    "latex",
    [
        "",
        r"\nosuchcommand{x}",
        r"\frac{1",
        r"\left( x",
        r"\text{مرحبا}",
        "&" * 300,
        "x+" * LONGEST,
        "{" * 5_000 + "x" + "}" * 5_000,
        r"\frac{1}{" * (DEEPEST + 1) + "x" + "}" * (DEEPEST + 1),
        r"\hspace{1000000cm} x",
        "x" * 1_000,
    ],
)
def test_what_cannot_be_drawn_is_told(latex: str) -> None:
    with pytest.raises(NoDrawingError):
        drawn(latex, display=True)


def test_what_is_nested_as_deep_as_people_write_is_tried() -> None:
    assert may_be_drawn(r"\frac{1}{1+\frac{1}{1+\frac{1}{1+x}}}")
    assert may_be_drawn(r"\sqrt{\frac{\left(x_{i_{1}}^{2^{n}}\right)}{2}}")
