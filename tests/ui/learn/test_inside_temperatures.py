"""The next token's probabilities at all temperatures beside each other."""

from __future__ import annotations

import math

import pytest
from pytestqt.qtbot import QtBot

from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook, LikelyToken
from gpt_desktop.ui.learn.inside_temperatures import InsideTemperatures
from gpt_desktop.ui.view.context import ViewContext


def test_each_column_is_the_softmax_of_its_temperature(qtbot: QtBot, context: ViewContext) -> None:
    logits = (2.0, 1.0, 0.0)  # the last is not named
    sums = {each: math.log(sum(math.exp(one / each) for one in logits)) for each in TEMPERATURES}
    likeliest = (LikelyToken(1, " x", 2.0), LikelyToken(2, " y", 1.0))
    table = InsideTemperatures(context.theme)
    qtbot.addWidget(table)
    table.show_look(InsideLook(("a",), (0,), (), likeliest, sums, 3))
    for column, temperature in enumerate(TEMPERATURES, 1):
        powers = [math.exp(logit / temperature) for logit in logits]
        for row, power in enumerate(powers):
            cell = table.item(row, column)
            assert cell is not None
            expected = 100 * power / sum(powers)
            assert float(cell.text().rstrip(" %")) == pytest.approx(expected, abs=0.0051)
    names = [table.item(row, 0) for row in range(3)]
    assert [name.text() for name in names if name is not None] == ["␣x", "␣y", "1 others"]
