"""How results are written: values of letters, numbers with units, rounded as asked."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from gpt_desktop.core.calculation.exact import Amount, NotComputedError, rounded_to, spelled
from gpt_desktop.core.calculation.nodes import Node, Number
from gpt_desktop.core.exercises.shown import latex, plain
from gpt_desktop.core.exercises.solved import Solved
from gpt_desktop.core.exercises.values import names_of, real, value_of
from gpt_desktop.core.exercises.wording import Rounding
from gpt_desktop.core.i18n import tr

_PLACES = 6
_LONGEST = 200  # characters of a result that is of use


def amount_of(node: Node) -> Amount:
    """The number that a formula without letters is.

    Raises:
        NotComputedError: it is none, or no real one.
    """
    value = value_of(node)
    if isinstance(value, Fraction):
        return Amount(value)
    number = real(value)
    if number is None:
        raise NotComputedError
    return Amount(Fraction(number), exact=False)


def shown_value(node: Node, rounding: Rounding | None) -> tuple[str, str, str]:
    """A sign and a value, plain and in LaTeX: ("≈", "0.27", "0.27")."""
    if names_of(node) or rounding is None:
        return "=", plain(node), latex(node)
    amount = amount_of(node)
    text = rounding.rounded(amount)
    exact = amount.exact and Fraction(text.replace("−", "-")) == amount.value
    return ("=" if exact else "≈"), text, text.replace("−", "-")


def of_letters(
    problem: str,
    names: Sequence[str],
    values: Sequence[Node],
    steps: Sequence[str],
    rounding: Rounding | None = None,
) -> Solved:
    """Values of letters; of one letter there may be several."""
    several = [names[0]] * len(values) if len(names) == 1 else list(names)
    plains, texs, exact = [], [], True
    for name, value in zip(several, values, strict=True):
        sign, text, tex = shown_value(value, rounding)
        exact = exact and sign == "="
        plains.append(f"{name} {sign} {text}")
        texs.append(f"{name} {sign.replace('≈', chr(92) + 'approx')} {tex}")
    together = either().join(plains) if len(names) == 1 else ", ".join(plains)
    parted = either(tex=True).join(texs) if len(names) == 1 else r",\ ".join(texs)
    return Solved(
        problem, together, parted, tuple(steps), tuple(values), tuple(several), exact=exact
    )


def of_value(
    problem: str,
    value: Node,
    steps: Sequence[str],
    rounding: Rounding | None = None,
    unit: str = "",
) -> Solved:
    """A number or a formula, with a unit."""
    sign, text, tex = shown_value(value, rounding)
    if len(text) > _LONGEST:
        raise NotComputedError
    steps = list(steps)
    if rounding is not None and sign == "≈":
        steps.append(rf"$\approx {tex}$")
    money = unit in ("$", "£", "€", "¥")
    shown = (
        f"{unit}{text}"
        if money
        else text + (unit if unit in ("%", "°") else f" {unit}" if unit else "")
    )
    tex_unit = r"\%" if unit == "%" else rf"\ \text{{{unit}}}" if unit else ""
    tex = rf"\text{{{unit}}}{tex}" if money else tex + tex_unit
    return Solved(problem, shown, tex, tuple(steps), (value,), unit=unit, exact=sign == "=")


def either(*, tex: bool = False) -> str:
    """What stands between two values that a letter may have."""
    return rf"\ \text{{ {tr('or')} }}\ " if tex else f" {tr('or')} "


def near(node: Node) -> str:
    """Its decimals, for what has no short exact form."""
    return spelled(rounded_to(amount_of(node).value, _PLACES)).replace("-", "−")


def number_node(value: int | Fraction) -> Number:
    """A number as a formula."""
    return Number(Fraction(value))
