"""What "Inside a model" shows of the default model is what transformers computes of its weights.

The weights are written back as a checkpoint, which transformers reads. With activations in float
the two differ by the order of float32's sums alone. The app's own graph rounds activations to 8
bits, which is a part of the model that answers: the wider bounds say how far that moves what is
shown.
"""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from transformers import AutoModelForCausalLM

from gpt_desktop.convert.recover import write_checkpoint
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.inside import TEMPERATURES, InsideLook
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine
from tests.convert.graph_run import use_float_activations

pytestmark = [pytest.mark.export, pytest.mark.timeout(600)]

SENTENCES = (
    "The capital of France is",
    "It rained in Lyon, so Zebulon took",
    "这座桥建于 1932 年，",
)
LAYERS, HEADS = 30, 9
LIKELIEST = 10
CLOSE = 1e-3
ROWS = 1e-5  # float32 sums of at most 64 shares
ROUNDED_SHARE = 0.15  # activations of 8 bits; 0.06 as measured
ROUNDED_ATTENTION = 0.01  # a mean over all layers, heads and tokens; 0.002 as measured


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory, default_model_folder: Path) -> Any:
    folder = tmp_path_factory.mktemp("checkpoint") / "again"
    write_checkpoint(default_model_folder, folder, CancelToken())
    model = AutoModelForCausalLM.from_pretrained(
        folder, dtype=torch.float32, attn_implementation="eager"
    )
    return model.eval()


@pytest.fixture(scope="module")
def exact(
    tmp_path_factory: pytest.TempPathFactory, default_model_folder: Path
) -> dict[str, InsideLook]:
    folder = tmp_path_factory.mktemp("float") / default_model_folder.name
    shutil.copytree(default_model_folder, folder)
    use_float_activations(folder)
    return looks(folder)


@pytest.fixture(scope="module")
def shipped(default_model_folder: Path) -> dict[str, InsideLook]:
    return looks(default_model_folder)


def looks(folder: Path) -> dict[str, InsideLook]:
    with closing(open_engine(read_model_folder(folder))) as engine:
        return {
            each: engine.look_inside(each, TEMPERATURES, LIKELIEST, CancelToken())
            for each in SENTENCES
        }


def asked(reference: Any, look: InsideLook) -> tuple[Any, Any]:
    """The attention [layers, heads, tokens, tokens] and the last logits, by torch."""
    with torch.no_grad():
        answer = reference(torch.tensor([look.ids]), output_attentions=True)
    maps = np.stack([each[0].double().numpy() for each in answer.attentions])
    return maps, answer.logits[0, -1].double()


def shown(look: InsideLook) -> Any:
    """The attention that is drawn, of every layer and head."""
    size = len(look.ids)
    maps = [np.array(each.weights).reshape(each.heads, size, size) for each in look.layers]
    return np.stack(maps)


def furthest(look: InsideLook, logits: Any) -> float:
    """The widest difference of a probability that is shown, at every temperature."""
    apart = []
    for temperature in TEMPERATURES:
        shares = torch.softmax(logits / temperature, dim=-1)
        apart += [
            abs(look.share(each, temperature) - float(shares[each.id])) for each in look.likeliest
        ]
    return max(apart)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_attention_and_probabilities_are_those_of_transformers(
    reference: Any, exact: dict[str, InsideLook], sentence: str
) -> None:
    look = exact[sentence]
    maps, logits = asked(reference, look)
    own = shown(look)
    assert own.shape[:2] == maps.shape[:2] == (LAYERS, HEADS)

    np.testing.assert_allclose(own, maps, atol=CLOSE)
    np.testing.assert_allclose(own.sum(axis=-1), 1, atol=ROWS)
    highest = [each.logit for each in look.likeliest]
    assert highest == pytest.approx(logits.topk(LIKELIEST).values.tolist(), abs=10 * CLOSE)
    assert furthest(look, logits) < CLOSE


@pytest.mark.parametrize("sentence", SENTENCES)
def test_rounded_activations_move_it_by_so_much(
    reference: Any, shipped: dict[str, InsideLook], sentence: str
) -> None:
    look = shipped[sentence]
    maps, logits = asked(reference, look)
    own = shown(look)
    apart = np.abs(own - maps)

    np.testing.assert_allclose(own.sum(axis=-1), 1, atol=ROWS)
    assert apart.mean() < ROUNDED_ATTENTION
    assert furthest(look, logits) < ROUNDED_SHARE
