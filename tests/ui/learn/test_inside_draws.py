"""The next token drawn many times, with real clicks."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook, LikelyToken
from gpt_desktop.ui.learn.inside_draws import TIMES, InsideDraws
from gpt_desktop.ui.learn.inside_page import InsidePage
from gpt_desktop.ui.view.context import ViewContext

LEFT = Qt.MouseButton.LeftButton
LOGITS = (3.0, 2.0, 1.0, 0.0)


def _look(held: float) -> InsideLook:
    """Four tokens that hold this share together at temperature 1."""
    sums = {t: math.log(sum(math.exp(logit / t) for logit in LOGITS) / held) for t in TEMPERATURES}
    likeliest = tuple(LikelyToken(at, f" {at}", logit) for at, logit in enumerate(LOGITS))
    return InsideLook(("a",), (0,), (), likeliest, sums, 100)


@pytest.fixture
def draws(qtbot: QtBot, context: ViewContext) -> InsideDraws:
    draws = InsideDraws(context.theme)
    qtbot.addWidget(draws)
    draws.resize(600, 400)
    with qtbot.waitExposed(draws):
        draws.show()
    draws.show_look(_look(0.8), 1.0)
    return draws


def _column(draws: InsideDraws, column: int) -> list[str]:
    cells = [draws.table.item(row, column) for row in range(draws.table.rowCount())]
    return ["" if cell is None else cell.text() for cell in cells]


def _counts(draws: InsideDraws) -> list[int]:
    return [int(cell.replace(",", "")) for cell in _column(draws, 2)]


def test_counts_come_beside_the_probabilities(qtbot: QtBot, draws: InsideDraws) -> None:
    assert _column(draws, 0) == ["␣0", "␣1", "␣2", "␣3", "96 others"]
    assert _column(draws, 1)[-1] == "20.00 %"
    assert set(_column(draws, 2)) == {""}
    qtbot.mouseClick(draws.many, LEFT)
    first = _counts(draws)
    assert sum(first) == TIMES
    assert draws.told.text().startswith("Seed 1:")
    qtbot.mouseClick(draws.many, LEFT)
    assert _counts(draws) != first
    assert draws.told.text().startswith("Seed 2:")


def test_what_is_cut_is_not_drawn(qtbot: QtBot, draws: InsideDraws) -> None:
    qtbot.mouseClick(draws.cuts.buttons["k3"], LEFT)
    assert _column(draws, 1)[3:] == ["0.00 %", "0.00 %"]
    qtbot.mouseClick(draws.many, LEFT)
    assert _counts(draws)[3:] == [0, 0]
    draws.set_temperature("2.0")  # what was drawn at another temperature is put away
    assert set(_column(draws, 2)) == {""}


def test_a_cut_among_the_others_is_told(qtbot: QtBot, draws: InsideDraws) -> None:
    qtbot.mouseClick(draws.cuts.buttons["p0.9"], LEFT)
    assert "hold only 80.00 %" in draws.told.text()
    qtbot.mouseClick(draws.cuts.buttons["p0.5"], LEFT)
    assert not draws.told.isVisible()


def test_they_follow_the_temperature_of_the_page(qtbot: QtBot, context: ViewContext) -> None:
    page = InsidePage(context.theme)
    qtbot.addWidget(page)
    page.next.show_look(_look(1))
    page.draws.show_look(_look(1), page.next.temperature)
    assert _column(page.draws, 1)[0] == "64.39 %"
    page.next.temperatures.buttons["2.0"].click()
    assert _column(page.draws, 1)[0] == "45.51 %"
