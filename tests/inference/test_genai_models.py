"""Folders of onnxruntime-genai's own model builder answer as onnxruntime-genai itself does.

``tests/export/genai_models.py`` made them, with what that runtime chose.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import pytest
from numpy.typing import NDArray

from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.messages import ChatPrompt, Message, Prompt, Role, TextPrompt
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine
from gpt_desktop.inference.hub_session import HubSession, SharedHubSession, open_hub_session
from gpt_desktop.inference.sequence import Sequence
from gpt_desktop.inference.sequence_batch import SequenceBatch
from tests.bounds import EIGHT_BIT_PRODUCTS, EIGHT_BIT_STEP, HALF_CACHE, rounding
from tests.inference.asking import GREEDY, ask
from tests.inference.conftest import ONE_THREAD

DATA = Path(__file__).parent / "data"
FOLDERS = sorted(DATA.glob("genai_*"))
PRUNED = DATA / "genai_qwen3_int4"  # gives the logits of a step's last token only
HALF = DATA / "genai_llama_dml"  # takes position_ids, and its cache is of float16
NOT_CANCELLED = CancelToken()


@pytest.fixture(params=FOLDERS, ids=[folder.name for folder in FOLDERS])
def folder(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


@pytest.fixture
def session(folder: Path) -> Iterator[HubSession]:
    opened = open_hub_session(read_model_folder(folder), ONE_THREAD)
    yield opened
    opened.close()


def expected(folder: Path) -> dict[str, Any]:
    table: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return table


def near(folder: Path, logits: NDArray[np.float32]) -> float:
    """How much logits of one and the same text may differ by the steps it is read in."""
    share = (
        HALF_CACHE if folder == HALF else EIGHT_BIT_STEP if "int4" in folder.name else rounding()
    )
    return share * max(1.0, float(np.abs(logits).max()))


def margins(folder: Path, session: HubSession, ids: list[int], tokens: list[int]) -> list[float]:
    """By how much each token is likelier than any other, after those before it.

    In units of what two ways to compute the logits may differ by, counted twice. The reference
    was written on another processor, with other kernels, so each token is asked for after the
    reference's own: within one unit either choice is right.
    """
    share = EIGHT_BIT_PRODUCTS if "int4" in folder.name else HALF_CACHE
    if "fp32" in folder.name:
        share = rounding()
    sequence = Sequence(session)
    found = []
    logits = sequence.logits_after(ids, NOT_CANCELLED)
    for token in tokens:
        others = np.delete(logits, token)
        unit = 2 * share * max(1.0, float(np.abs(logits).max()))
        found.append(float(logits[token] - others.max()) / unit)
        logits = sequence.logits_after([token], NOT_CANCELLED)
    return found


def test_there_are_several() -> None:
    assert len(FOLDERS) == 5
    assert {PRUNED, HALF} <= set(FOLDERS)


def test_the_likeliest_tokens_are_those_of_genai(folder: Path, session: HubSession) -> None:
    assert isinstance(session, SharedHubSession) == (folder != HALF)
    assert read_model_folder(folder).end_tokens == (2, 0)
    for prompt in expected(folder)["prompts"]:
        found = margins(folder, session, prompt["ids"], prompt["tokens"])
        assert len(found) > 1
        assert min(found) > -1
        assert sum(each < 0 for each in found) <= len(found) / 4


def test_a_conversation_is_read_and_answered_as_by_genai(folder: Path, session: HubSession) -> None:
    told = expected(folder)["chat"]
    turns = (Message(Role(turn["role"]), turn["content"]) for turn in told["messages"])
    prompt = ChatPrompt(tuple(turns))
    engine = open_engine(read_model_folder(folder), ONE_THREAD)
    assert engine.facts.prompt_style is PromptStyle.CHAT
    assert engine.count_prompt_tokens(prompt) == len(told["ids"])
    answer = ask(engine, prompt)
    found = margins(folder, session, told["ids"], told["tokens"])
    assert min(found) > -1
    clear = next((number for number, each in enumerate(found) if each < 1), len(found))
    assert list(answer.token_ids[:clear]) == told["tokens"][: min(clear, 24)]
    engine.close()


def test_steps_of_any_length_give_the_same_logits(folder: Path, session: HubSession) -> None:
    ids = expected(folder)["prompts"][1]["ids"]
    whole = Sequence(session).logits_of(ids, NOT_CANCELLED).copy()
    sequence = Sequence(session)
    sequence.feed(ids[:60], NOT_CANCELLED)
    rows = [sequence.logits_of(ids[60:90], NOT_CANCELLED).copy()]
    rows += [sequence.logits_after([id_], NOT_CANCELLED)[None].copy() for id_ in ids[90:]]
    np.testing.assert_allclose(np.concatenate(rows), whole[60:], atol=near(folder, whole))
    sequence.truncate(20)
    again = sequence.logits_after(ids[20:70], NOT_CANCELLED)
    np.testing.assert_allclose(again, whole[69], atol=near(folder, whole))


def test_rows_of_different_lengths_are_one_step(folder: Path, session: HubSession) -> None:
    ids = expected(folder)["prompts"][1]["ids"]
    sequence = Sequence(session)
    whole = sequence.logits_of(ids[:80], NOT_CANCELLED).copy()
    batch = SequenceBatch(session, rows=3, capacity=100)
    for length in (79, 50, 30):
        sequence.truncate(length)
        batch.append(sequence.cache)
    found = batch.logits_after([ids[79], ids[50], ids[30]], NOT_CANCELLED)
    np.testing.assert_allclose(found, whole[[79, 50, 30]], atol=near(folder, whole))


def test_batches_scores_and_guesses_are_those_of_single_answers(folder: Path) -> None:
    engine = open_engine(read_model_folder(folder), ONE_THREAD)
    plain = open_engine(read_model_folder(folder), ONE_THREAD, speculates=False)
    prompts: list[Prompt] = [TextPrompt("one, two, one, two, one"), TextPrompt("x y x y x")]
    assert engine._speculates == (folder != PRUNED)
    alone = [ask(plain, prompt).token_ids for prompt in prompts]
    assert [ask(engine, prompt).token_ids for prompt in prompts] == alone
    texts: list[list[int]] = [[], []]
    for number, delta in engine.generate_batch(prompts, GREEDY, NOT_CANCELLED):
        texts[number] += delta.token_ids
    assert [tuple(ids) for ids in texts] == alone
    [scores] = engine.score(prompts[0], [" and two"], NOT_CANCELLED)
    assert len(scores) == len(" and two")
    assert all(score.logprob < 0 for score in scores)
    engine.close()
    plain.close()


def test_a_head_size_that_is_not_there_is_told(tmp_path: Path) -> None:
    path = shutil.copytree(PRUNED, tmp_path / "model")
    config = json.loads((path / "genai_config.json").read_text(encoding="utf-8"))
    del config["model"]["decoder"]["head_size"]
    del config["model"]["decoder"]["hidden_size"]
    (path / "genai_config.json").write_text(json.dumps(config), encoding="utf-8")
    with pytest.raises(UserFacingError, match="not a graph this app can run"):
        open_hub_session(read_model_folder(path), ONE_THREAD)


def test_a_growing_form_of_the_graph_gives_the_same(tmp_path: Path) -> None:
    """float16 caches are converted at each step, so they take the other way."""
    path = shutil.copytree(DATA / "genai_llama_fp32", tmp_path / "model")
    model = onnx.load(path / "model.onnx")
    _half_cache(model)
    onnx.save_model(model, path / "model.onnx")
    session = open_hub_session(read_model_folder(path), ONE_THREAD)
    assert not isinstance(session, SharedHubSession)
    ids = expected(path)["prompts"][1]["ids"]
    found = Sequence(session).logits_of(ids, NOT_CANCELLED).copy()
    shared = open_hub_session(read_model_folder(DATA / "genai_llama_fp32"), ONE_THREAD)
    whole = Sequence(shared).logits_of(ids, NOT_CANCELLED)
    np.testing.assert_allclose(found, whole, atol=0.05)


def _half_cache(model: onnx.ModelProto) -> None:
    """Casts between the cache's inputs and outputs, now float16, and the nodes."""
    graph = model.graph
    half, full = onnx.TensorProto.FLOAT16, onnx.TensorProto.FLOAT
    cached = [
        value
        for value in (*graph.input, *graph.output)
        if value.name.startswith(("past_key_values.", "present."))
    ]
    names = {value.name for value in cached}
    for node in graph.node:
        for parts in (node.input, node.output):
            for number, name in enumerate(parts):
                if name in names:
                    parts[number] = f"{name}.float"
    for value in cached:
        name, inner = value.name, f"{value.name}.float"
        value.type.tensor_type.elem_type = half
        if name.startswith("present."):
            graph.node.append(onnx.helper.make_node("Cast", [inner], [name], to=half))
        else:
            graph.node.insert(0, onnx.helper.make_node("Cast", [name], [inner], to=full))
