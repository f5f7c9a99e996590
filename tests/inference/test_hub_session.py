"""Models of hubs run as they are, and answer as the same weights do in this app's own form."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import onnx
import pytest
from onnx import TensorProto, external_data_helper

from gpt_desktop.core.abilities import attends, scores
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.constraints import Choices
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.generation import Ability, PromptStyle, SamplingParams
from gpt_desktop.core.messages import Prompt, TextPrompt
from gpt_desktop.core.model_files import model_files
from gpt_desktop.core.model_folder import is_model_folder, read_model_folder
from gpt_desktop.inference.engine import Engine, open_engine
from tests.bounds import HALF_CACHE, TINY_LOGITS, assert_same_choices, logprob_bound
from tests.inference.asking import GREEDY, ask, chat
from tests.inference.conftest import ONE_THREAD
from tests.inference.hub_model import build_hub_folder, give_last_logits, split_embeddings
from tests.inference.state_model import build_state_folder
from tests.inference.tiny_model import CONTEXT, END, VOCAB_SIZE

FreshEngine = Callable[[], Engine]
TALK = chat("Tell me about rivers.", "They flow.", "And lakes?")


def opened(path: Path) -> Engine:
    return open_engine(read_model_folder(path), ONE_THREAD)


@pytest.mark.parametrize("genai", [True, False])
def test_it_answers_as_the_same_weights_do(
    tmp_path: Path, fresh_engine: FreshEngine, genai: bool
) -> None:
    engine = opened(build_hub_folder(tmp_path / "hub", genai=genai))
    own = fresh_engine()
    for prompt in (chat("Tell me about rivers."), TALK, TextPrompt("once")):
        assert_same_choices(own, prompt, ask(engine, prompt).token_ids, ask(own, prompt).token_ids)
    drawn = SamplingParams(temperature=1, seed=3, max_tokens=30)
    assert ask(engine, TALK, drawn).text == ask(own, TALK, drawn).text
    engine.close()


@pytest.mark.parametrize("rows", [0, 3])
def test_embeddings_of_their_own_graph_make_no_difference(
    tmp_path: Path, fresh_engine: FreshEngine, rows: int
) -> None:
    path = split_embeddings(build_hub_folder(tmp_path / "hub"), rows=rows)
    engine, own = opened(path), fresh_engine()
    for prompt in (TALK, TextPrompt("once")):
        assert_same_choices(own, prompt, ask(engine, prompt).token_ids, ask(own, prompt).token_ids)
    engine.close()


@pytest.mark.parametrize("last_only", [False, True])
def test_states_beside_the_cache_are_kept(tmp_path: Path, last_only: bool) -> None:
    """As LFM2's folders have them; a batch, a cut and a further question among it."""
    own = open_engine(build_state_folder(tmp_path / "own"), ONE_THREAD)
    path = build_hub_folder(tmp_path / "hub", build=build_state_folder)
    engine = opened(give_last_logits(path) if last_only else path)
    for prompt in (TALK, TextPrompt("once"), chat("Tell me about rivers.", "They flow.", "Sea?")):
        assert_same_choices(own, prompt, ask(engine, prompt).token_ids, ask(own, prompt).token_ids)
    prompts: list[Prompt] = [TextPrompt("one"), TextPrompt("another"), TALK]
    texts: list[list[int]] = [[], [], []]
    for number, delta in engine.generate_batch(prompts, GREEDY, CancelToken()):
        texts[number] += delta.token_ids
    for prompt, ids in zip(prompts, texts, strict=True):
        assert_same_choices(own, prompt, ids, ask(own, prompt).token_ids)
    [scores] = engine.score(TALK, ["They are still."], CancelToken())
    [expected] = own.score(TALK, ["They are still."], CancelToken())
    assert [s.logprob for s in scores] == pytest.approx(
        [s.logprob for s in expected], abs=logprob_bound()
    )
    own.close()
    engine.close()


def test_embeddings_that_are_missing_are_told(tmp_path: Path) -> None:
    path = split_embeddings(build_hub_folder(tmp_path / "hub"))
    embeddings = path / "onnx" / "embed_tokens_fp16.onnx"
    kept = embeddings.rename(tmp_path / "kept.onnx")
    with pytest.raises(UserFacingError, match=r"embed_tokens\.onnx is missing"):
        opened(path)
    embeddings.symlink_to(kept)  # out of the folder
    with pytest.raises(UserFacingError, match="not a graph this app can run"):
        opened(path)
    embeddings.unlink()
    embeddings.write_bytes(b"no graph")
    with pytest.raises(UserFacingError, match=r"embed_tokens_fp16\.onnx could not be read"):
        opened(path)


def test_weights_may_lie_in_several_files(tmp_path: Path, fresh_engine: FreshEngine) -> None:
    """``model.onnx_data``, ``model.onnx_data_1`` …, as exporters part them by size."""
    path = build_hub_folder(tmp_path / "hub")
    graph = path / "onnx" / "model.onnx"
    model = onnx.load(graph)
    large = [each for each in model.graph.initializer if each.data_type == TensorProto.FLOAT]
    for number, tensor in enumerate(large):
        part = number % 3
        place = f"model.onnx_data{f'_{part}' if part else ''}"
        external_data_helper.set_external_data(tensor, place)
    onnx.save_model(model, graph)
    names = [f"onnx/model.onnx{end}" for end in ("", "_data", "_data_1", "_data_2")]
    assert [name for name in model_files(path) if name.startswith("onnx/")] == names
    own = fresh_engine()
    assert_same_choices(own, TALK, ask(opened(path), TALK).token_ids, ask(own, TALK).token_ids)
    (path / "onnx" / "model.onnx_data_2").unlink()
    with pytest.raises(UserFacingError, match="damaged"):
        opened(path)


def test_batches_and_scores_are_those_of_the_same_weights(
    tmp_path: Path, fresh_engine: FreshEngine
) -> None:
    engine, own = opened(build_hub_folder(tmp_path / "hub")), fresh_engine()
    prompts: list[Prompt] = [TextPrompt("one"), TextPrompt("another"), TALK]
    texts: list[list[int]] = [[], [], []]
    for number, delta in engine.generate_batch(prompts, GREEDY, CancelToken()):
        texts[number] += delta.token_ids
    for prompt, ids in zip(prompts, texts, strict=True):
        assert_same_choices(own, prompt, ids, ask(own, prompt).token_ids)
    [scores] = engine.score(TALK, ["They are still."], CancelToken())
    [expected] = own.score(TALK, ["They are still."], CancelToken())
    assert [s.logprob for s in scores] == pytest.approx(
        [s.logprob for s in expected], abs=logprob_bound()
    )


def test_float16_caches_are_near(tmp_path: Path, fresh_engine: FreshEngine) -> None:
    engine = opened(build_hub_folder(tmp_path / "hub", half=True))
    [scores] = engine.score(TALK, ["They are still."], CancelToken())
    [expected] = fresh_engine().score(TALK, ["They are still."], CancelToken())
    assert [s.logprob for s in scores] == pytest.approx(
        [s.logprob for s in expected], abs=HALF_CACHE * TINY_LOGITS
    )


def test_the_configuration_is_read(tmp_path: Path) -> None:
    hub = read_model_folder(build_hub_folder(tmp_path / "hub", half=True))
    assert hub.graph == "onnx/model_q4f16.onnx"
    assert hub.end_tokens == (END,)
    assert hub.begin_token is None
    assert hub.facts.context_length == CONTEXT
    assert hub.facts.prompt_style is PromptStyle.CHAT
    assert hub.facts.quantization == "4 bit, float16"
    genai = read_model_folder(build_hub_folder(tmp_path / "genai", genai=True))
    assert genai.end_tokens == (END, 0)
    assert not is_model_folder(tmp_path)


def test_the_begin_token_is_put_where_training_did(tmp_path: Path) -> None:
    path = build_hub_folder(tmp_path / "hub")
    config = json.loads((path / "config.json").read_text())
    (path / "config.json").write_text(json.dumps({**config, "bos_token_id": 256}))
    assert read_model_folder(path).begin_token is None
    (path / "tokenizer_config.json").write_text(json.dumps({"add_bos_token": True}))
    folder = read_model_folder(path)
    assert folder.begin_token == 256
    assert folder.facts.prompt_style is PromptStyle.FEW_SHOT


def test_control_tokens_that_the_graph_lacks_are_plain_text(tmp_path: Path) -> None:
    """Gemma 3's tokenizer has a token for images, which its text models do not know."""
    path = build_hub_folder(tmp_path / "hub")
    plain = opened(path)
    table = json.loads((path / "tokenizer.json").read_text(encoding="utf-8"))
    template = json.loads((path / "tokenizer_config.json").read_text())["chat_template"]
    image = {**table["added_tokens"][0], "id": VOCAB_SIZE, "content": "<image>", "special": True}
    table["added_tokens"].append(image)
    (path / "tokenizer.json").write_text(json.dumps(table), encoding="utf-8")
    changed = {"chat_template": "<image>" + template}
    (path / "tokenizer_config.json").write_text(json.dumps(changed))
    engine = opened(path)
    assert engine.count_tokens("<image>") == plain.count_tokens("<image>") > 1
    extra = engine.count_prompt_tokens(TALK) - plain.count_prompt_tokens(TALK)
    assert extra == plain.count_tokens("<image>")
    chosen = replace(GREEDY, constraint=Choices(("yes", "no")))
    assert ask(engine, TALK, chosen).text in ("yes", "no")
    table["added_tokens"][-1]["special"] = False
    (path / "tokenizer.json").write_text(json.dumps(table), encoding="utf-8")
    with pytest.raises(UserFacingError, match="do not fit together"):
        opened(path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("genai_config.json", "["),
        ("genai_config.json", "{}"),
        ("genai_config.json", '{"model": []}'),
        ("genai_config.json", '{"model": {"decoder": {"filename": "../x.onnx"}}}'),
        ("genai_config.json", '{"model": {"decoder": {"filename": "gone.onnx"}}}'),
        ("generation_config.json", '{"eos_token_id": "two"}'),
        ("tokenizer_config.json", '{"chat_template": "{{"}'),
        ("tokenizer_config.json", '{"chat_template": [3]}'),
        ("config.json", "{}"),
        ("onnx/model.onnx", "no graph"),
    ],
)
def test_what_is_damaged_is_told(tmp_path: Path, name: str, text: str) -> None:
    path = build_hub_folder(tmp_path / "hub")
    (path / name).write_text(text)
    with pytest.raises(UserFacingError, match="damaged"):
        opened(path)


def test_data_outside_of_the_folder_are_refused(tmp_path: Path) -> None:
    path = build_hub_folder(tmp_path / "hub", genai=True)
    model = onnx.load(path / "model.onnx", load_external_data=False)
    (path / "model.onnx.data").rename(tmp_path / "outside.data")
    for tensor in model.graph.initializer:
        for entry in tensor.external_data:
            if entry.key == "location":
                entry.value = "../outside.data"
    (path / "model.onnx").write_bytes(model.SerializeToString())
    with pytest.raises(UserFacingError, match="damaged"):
        opened(path)


def test_graphs_of_another_kind_are_refused(tmp_path: Path) -> None:
    path = build_hub_folder(tmp_path / "hub")
    model = onnx.load(path / "onnx" / "model.onnx")
    model.graph.input[1].name = "pixel_values"
    for node in model.graph.node:
        for number, name in enumerate(node.input):
            if name == "attention_mask":
                node.input[number] = "pixel_values"
    onnx.save_model(model, path / "onnx" / "model.onnx")
    with pytest.raises(UserFacingError, match="not a graph this app can run"):
        opened(path)


def test_limits_of_length_are_the_models_own(tmp_path: Path) -> None:
    engine = opened(build_hub_folder(tmp_path / "hub"))
    answer = ask(engine, TextPrompt("x" * (CONTEXT - 30)), replace(GREEDY, max_tokens=None))
    assert answer.usage.prompt_tokens + answer.usage.generated_tokens <= CONTEXT


def test_a_graph_of_a_hub_keeps_its_attention_to_itself_and_says_so(
    tmp_path: Path, fresh_engine: FreshEngine
) -> None:
    engine = opened(build_hub_folder(tmp_path / "hub"))
    assert engine.facts.abilities == {Ability.BATCHES, Ability.SCORES}
    assert attends(engine) is None
    assert scores(engine) is engine
    own = fresh_engine()
    assert own.facts.abilities == frozenset(Ability) - {Ability.THINKS}
    assert attends(own) is own
