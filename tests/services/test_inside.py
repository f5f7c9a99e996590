from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import TextGenerator
from gpt_desktop.core.learning.inside import MOST_TOKENS, TEMPERATURES, drawing
from gpt_desktop.core.steps import finish
from gpt_desktop.services.inside import ModelInside
from gpt_desktop.services.learn_ports import Drawn
from gpt_desktop.services.model_host import ModelHost
from tests.fakes import PlainGenerator, ScriptedGenerator, roomy
from tests.services.parts import FolderLibrary

TEXT = "The sea is"
TOKEN = CancelToken()


def _inside(folder: Path, generator: TextGenerator) -> ModelInside:
    return ModelInside(ModelHost(FolderLibrary(folder, "a"), "", lambda _: generator, roomy))


def test_a_sentence_is_looked_at(tmp_path: Path) -> None:
    look = finish(_inside(tmp_path, ScriptedGenerator()).look(TEXT, "", TOKEN))
    assert look.tokens == ("The", " sea", " is")
    for temperature in TEMPERATURES:
        shares = [look.share(each, temperature) for each in look.likeliest]
        assert sum(shares) == pytest.approx(1)
        assert shares[0] > shares[1]
    assert look.looked(2) == pytest.approx((0.5, 0, 0.5))
    assert look.looked(2, head=0) == (1, 0, 0)
    assert look.looked(1, 0, 1) == (0, 1)


@pytest.mark.parametrize("text", ["", "word" * (MOST_TOKENS + 1)])
def test_too_little_and_too_much_are_told(tmp_path: Path, text: str) -> None:
    with pytest.raises(UserFacingError):
        finish(_inside(tmp_path, ScriptedGenerator()).look(text, "", TOKEN))


def test_a_model_that_shows_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="looked into"):
        finish(_inside(tmp_path, PlainGenerator()).look(TEXT, "", TOKEN))


def test_one_token_is_drawn_from_all(tmp_path: Path) -> None:
    generator = ScriptedGenerator([" blue and deep"])
    drawn = finish(_inside(tmp_path, generator).draw(TEXT, 1.5, "", TOKEN))
    assert drawn == Drawn("", ends=False)  # the script's first piece is before its blank
    assert generator.params == [drawing(1.5)]
    assert (drawing(1.5).top_k, drawing(1.5).top_p, drawing(1.5).max_tokens) == (0, 1, 1)


def test_the_end_is_told(tmp_path: Path) -> None:
    drawn = finish(_inside(tmp_path, ScriptedGenerator([""])).draw(TEXT, 0.0, "", TOKEN))
    assert drawn == Drawn("", ends=True)


def test_a_cancelled_draw_draws_nothing(tmp_path: Path) -> None:
    inside = _inside(tmp_path, ScriptedGenerator(["deep"]))
    finish(inside.look(TEXT, "", TOKEN))  # it is loaded
    cancelled = CancelToken()
    cancelled.cancel()
    with pytest.raises(CancelledError):
        finish(inside.draw(TEXT, 1.0, "", cancelled))
