"""Folders that optimum writes, quantized as publishers do, run as they are.

The logits are those of transformers' forward pass, and the likeliest tokens those that
transformers' ``generate`` chooses on the same files.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from optimum.onnxruntime import ORTModelForCausalLM

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.hub_session import HubSession, open_hub_session
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from gpt_desktop.inference.session import SessionOptions
from tests.export.hub_exports import add_variant, export
from tests.export.tiny_checkpoints import ARCHITECTURES, VOCAB, Architecture, logits, random_model

# The tracer's and the exporter's own remarks.
pytestmark = [pytest.mark.export, pytest.mark.filterwarnings("ignore")]

IDS = [int(number) for number in np.random.default_rng(4).integers(0, VOCAB, 40)]
NEW_TOKENS = 32
NOT_CANCELLED = CancelToken()
# Relative errors of the logits: what rounding costs on random weights, which it hits hardest.
LOST = {
    "model": 1e-5,
    "model_fp16": 0.005,
    "model_int8": 0.15,
    "model_quantized": 0.15,
    "model_q4": 0.45,
    "model_q4f16": 0.45,
    "model_bnb4": 0.45,
}
# optimum's runtime fails where heads have another size than hidden / heads.
PUBLISHED = {
    **{name: ARCHITECTURES[name] for name in ("llama", "qwen2", "gemma3")},
    "qwen3": Architecture("qwen3", {"tie_word_embeddings": False, "head_dim": 16}),
}
QUICKEST_FIRST = (
    "model_q4",
    "model_quantized",
    "model_int8",
    "model_q4f16",
    "model_bnb4",
    "model",
    "model_fp16",
)


class Published:
    """A folder with all variants, of which one at a time is in place."""

    def __init__(self, architecture: Architecture, place: Path) -> None:
        self.model = random_model(architecture)
        self.hub = export(self.model, place)
        self._kept = place / "kept"
        for name in LOST:
            if name != "model":
                add_variant(self.hub, name)
        (self.hub / "onnx").rename(self._kept)
        (self.hub / "onnx").mkdir()

    def open(self, name: str) -> HubSession:
        """The session of a variant that is alone in its folder."""
        for file in (self.hub / "onnx").iterdir():
            file.unlink()
        (self.hub / "onnx" / f"{name}.onnx").hardlink_to(self._kept / f"{name}.onnx")
        folder = read_model_folder(self.hub)
        assert folder.graph == f"onnx/{name}.onnx"
        return open_hub_session(folder, SessionOptions(threads=1))

    def generated(self, name: str) -> list[int]:
        """What transformers chooses on the same files."""
        runtime: Any = ORTModelForCausalLM.from_pretrained(
            self.hub, subfolder="onnx", file_name=f"{name}.onnx"
        )
        whole = runtime.generate(
            torch.tensor([IDS]),
            attention_mask=torch.ones(1, len(IDS), dtype=torch.long),
            do_sample=False,
            max_new_tokens=NEW_TOKENS,
            min_new_tokens=NEW_TOKENS,
            eos_token_id=None,
            pad_token_id=0,
        )
        ids: list[int] = whole[0, len(IDS) :].tolist()
        return ids


@pytest.fixture(scope="module", params=PUBLISHED)
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Published:
    return Published(PUBLISHED[request.param], tmp_path_factory.mktemp(request.param))


@pytest.mark.parametrize("name", LOST)
def test_logits_are_near_those_of_transformers(published: Published, name: str) -> None:
    expected = logits(published.model, IDS)
    session = published.open(name)
    found = Sequence(session).logits_of(IDS, NOT_CANCELLED)
    error = np.linalg.norm(found - expected) / np.linalg.norm(expected)
    assert error < LOST[name]
    session.close()


@pytest.mark.parametrize("name", LOST)
def test_the_likeliest_tokens_are_those_of_transformers(published: Published, name: str) -> None:
    session = published.open(name)
    sequence = Sequence(session)
    chosen = [int(sequence.logits_after(IDS, NOT_CANCELLED).argmax())]
    while len(chosen) < NEW_TOKENS:
        chosen.append(int(sequence.logits_after(chosen[-1:], NOT_CANCELLED).argmax()))
    assert chosen == published.generated(name)
    assert len(set(chosen)) > 1  # it does not only say one again and again
    session.close()


# Eight bits are left out: their inputs are rounded by the largest number of a whole step.
@pytest.mark.parametrize("name", ["model", "model_q4", "model_q4f16", "model_bnb4", "model_fp16"])
def test_cached_steps_equal_the_whole_forward_pass(published: Published, name: str) -> None:
    session = published.open(name)
    near = 0.01 if name.endswith("16") else 2e-4
    expected = Sequence(session).logits_of(IDS, NOT_CANCELLED).copy()
    sequence = Sequence(session)
    sequence.feed(IDS[:10], NOT_CANCELLED)
    rows = [sequence.logits_of(IDS[10:30], NOT_CANCELLED).copy()]
    rows += [sequence.logits_after([id_], NOT_CANCELLED)[None].copy() for id_ in IDS[30:]]
    np.testing.assert_allclose(np.concatenate(rows), expected[10:], atol=near, rtol=near)
    sequence.truncate(20)
    again = sequence.logits_after(IDS[20:40], NOT_CANCELLED)
    np.testing.assert_allclose(again, expected[-1], atol=near, rtol=near)
    batch = SequenceBatch(session, rows=2, capacity=64)
    sequence.truncate(30)
    batch.append(sequence.cache)
    sequence.truncate(15)
    batch.append(sequence.cache)
    together = batch.logits_after([IDS[30], IDS[15]], NOT_CANCELLED)
    np.testing.assert_allclose(together, expected[[30, 15]], atol=near, rtol=near)
    session.close()


def test_the_folder_is_read_and_the_quickest_graph_is_taken(
    published: Published, tmp_path: Path
) -> None:
    folder = read_model_folder(published.hub)
    assert folder.end_tokens == (2,)
    assert folder.facts.context_length == 256
    places = tmp_path / "onnx"
    places.mkdir()
    (tmp_path / "config.json").hardlink_to(published.hub / "config.json")
    (tmp_path / "tokenizer.json").hardlink_to(published.hub / "tokenizer.json")
    for name in reversed(QUICKEST_FIRST):
        (places / f"{name}.onnx").touch()
        assert read_model_folder(tmp_path).graph == f"onnx/{name}.onnx"
