"""What a model is asked for a unit, and what it wrote put back in form."""

from __future__ import annotations

import pytest

from gpt_desktop.core.translation.marked_text import Mark, MarkedText, tagged
from gpt_desktop.core.translation.unit_text import put_back, unit_text

UNIT = MarkedText("  The red house ", (Mark(1, 0, 16), Mark(2, 6, 9, inside=1)))


def test_marks_around_everything_need_no_tags() -> None:
    assert unit_text(UNIT, tags=True).text == "The <2>red</2> house"
    assert unit_text(UNIT, tags=False).text == "The red house"
    whole = MarkedText("Good day", (Mark(1, 0, 8), Mark(2, 8, 8, alone=True)))
    assert not unit_text(whole, tags=True).with_tags


def test_with_tags() -> None:
    placed = put_back(unit_text(UNIT, tags=True), "Das <2>rote</2> Haus")
    assert placed.sure
    assert tagged(placed.text) == "<1>  Das <2>rote</2> Haus </1>"


@pytest.mark.parametrize("answer", ["Das rote Haus", "Das <2>rote Haus", "Das <7/>rote Haus"])
def test_lost_tags_are_put_back_and_told(answer: str) -> None:
    placed = put_back(unit_text(UNIT, tags=True), answer)
    assert not placed.sure
    assert tagged(placed.text) == "<1>  Das <2>rote</2> Haus </1>"


def test_without_tags() -> None:
    placed = put_back(unit_text(UNIT, tags=False), "Das rote Haus")
    assert not placed.sure
    assert tagged(placed.text) == "<1>  Das <2>rote</2> Haus </1>"


def test_a_text_that_talks_of_tags_is_asked_without() -> None:
    unit = MarkedText("The <1> tag", (Mark(1, 0, 3),))
    assert unit_text(unit, tags=True).text == "The <1> tag"


def test_marks_in_the_white_space_around_stay_there() -> None:
    unit = MarkedText("\n Hi \n", (Mark(1, 0, 0, alone=True), Mark(2, 6, 6, alone=True)))
    assert tagged(put_back(unit_text(unit, tags=True), "Hallo").text) == "<1/>\n Hallo \n<2/>"
