"""What "Inside a model" and "Why these words" show is what torch computes."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import torch

from gpt_desktop.convert.checkpoint_weights import Quantization
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.learning.inside import TEMPERATURES
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.attention import open_attention
from gpt_desktop.inference.inside import look_of
from gpt_desktop.inference.session import SessionOptions
from tests.convert.building import build
from tests.convert.graph_run import GraphRun, use_float_activations
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, random_model, save

pytestmark = pytest.mark.export

IDS = [int(number) for number in np.random.default_rng(5).integers(0, VOCAB, 24)]


@pytest.mark.parametrize("name", ["llama", "qwen2 with windows", "gemma3"])
def test_attention_and_softmax(tmp_path: Path, name: str) -> None:
    model = random_model(ARCHITECTURES[name])
    with torch.no_grad():
        answer = model(torch.tensor([IDS]), output_attentions=True)
    expected = [each[0].float().numpy() for each in answer.attentions]
    folder = tmp_path / "built"
    build(save(model, tmp_path / "checkpoint"), folder, quantization=Quantization.NONE)
    use_float_activations(folder)
    with closing(open_attention(read_model_folder(folder), SessionOptions(threads=2))) as reader:
        maps = reader.maps(IDS, CancelToken())
    assert len(maps) == len(expected)
    for own, theirs in zip(maps, expected, strict=True):
        np.testing.assert_allclose(own, theirs, atol=1e-4)
        np.testing.assert_allclose(own.sum(axis=-1), 1, atol=1e-5)
    logits = GraphRun(folder, len(IDS)).window(IDS)[-1]
    look = look_of(IDS, (), logits, temperatures=TEMPERATURES, likeliest=VOCAB, decode=str)
    for temperature in TEMPERATURES:
        shares = torch.softmax(answer.logits[0, -1].double() / temperature, dim=-1)
        for each in look.likeliest:
            assert look.share(each, temperature) == pytest.approx(float(shares[each.id]), abs=1e-3)
