"""What the default model shows of itself."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.inside import TEMPERATURES
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

pytestmark = pytest.mark.model

LAYERS, HEADS = 30, 9
NEAR = 1e-4


def test_a_sentence_is_looked_into(default_model_folder: Path) -> None:
    with closing(open_engine(read_model_folder(default_model_folder))) as engine:
        look = engine.look_inside("The capital of France is", TEMPERATURES, 10, CancelToken())
    assert look.tokens == ("The", " capital", " of", " France", " is")
    assert look.likeliest[0].text == " Paris"
    assert [each.heads for each in look.layers] == [HEADS] * LAYERS
    for layer in range(LAYERS):
        for head in range(HEADS):
            assert sum(look.looked(4, layer, head)) == pytest.approx(1, abs=NEAR)
    first = [look.share(look.likeliest[0], temperature) for temperature in TEMPERATURES]
    assert first == sorted(first, reverse=True)
