"""What there is to take from a repository, which is recommended, and what is refused and why."""

from __future__ import annotations

from typing import Any

import pytest

from gpt_desktop.catalog.hub.file_places import clashing, is_safe_place
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import Form, HubOffers
from tests.catalog.hub.conftest import Client
from tests.catalog.hub_server import FakeRepo

NAME = "someone/Some"
CONFIG = {"config.json": b"{}", "tokenizer.json": b"{}", "README.md": b"x"}


def offers(client: Client, *paths: str, told: dict[str, Any] | None = None) -> HubOffers:
    """Of a repository with these files, each as long as its place in the list says."""
    files = {path: b"x" * (2000 + number) for number, path in enumerate(paths)}
    client.server.repos[NAME] = FakeRepo({**CONFIG, **files}, told or {})
    return client.hub.offers(NAME, CancelToken())


def ids(found: HubOffers) -> list[str]:
    return [offer.id for offer in found.offers]


def reasons(found: HubOffers) -> dict[str, str]:
    return {form.name: form.why for form in found.refused}


def test_the_best_for_its_size_is_recommended(client: Client) -> None:
    found = offers(client, "x-Q2_K.gguf", "x-Q8_0.gguf", "x-BF16.gguf", "x-Q4_K_M.gguf")
    assert ids(found) == ["x-Q4_K_M.gguf", "x-Q8_0.gguf", "x-Q2_K.gguf", "x-BF16.gguf"]
    assert [offer.recommended for offer in found.offers] == [True, False, False, False]
    assert [offer.label for offer in found.offers] == ["Q4_K_M", "Q8_0", "Q2_K", "BF16"]
    assert found.offers[0].download_bytes == 2003
    assert found.offers[0].installed_bytes > 2003
    assert found.offers[3].installed_bytes < 2002


def test_gguf_comes_before_onnx_and_safetensors(client: Client) -> None:
    found = offers(client, "model.safetensors", "onnx/model_q4.onnx", "x-Q8_0.gguf")
    assert [offer.form for offer in found.offers] == [Form.GGUF, Form.ONNX, Form.SAFETENSORS]


def test_parts_of_a_file_belong_together(client: Client) -> None:
    parts = [f"Q8_0/x-Q8_0-0000{number}-of-00003.gguf" for number in (3, 1, 2)]
    (offer,) = offers(client, *parts).offers
    assert [file.path for file in offer.files] == sorted(parts)
    assert (offer.label, offer.folder) == ("Q8_0", "Q8_0")
    assert offer.local_place(offer.files[0]) == "x-Q8_0-00001-of-00003.gguf"
    found = offers(client, *parts[1:])
    assert ids(found) == []
    assert "parts are missing" in reasons(found)["Q8_0/x-Q8_0.gguf"]


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("mmproj-x-F16.gguf", "projector"),
        ("x.imatrix.gguf", "statistics"),
        ("x-lora-F16.gguf", "LoRA"),
        ("x-Q4_0_4_8.gguf", "processor"),
    ],
)
def test_other_kinds_of_gguf_are_refused(client: Client, name: str, word: str) -> None:
    found = offers(client, name, "x-Q4_0.gguf")
    assert ids(found) == ["x-Q4_0.gguf"]
    assert word in reasons(found)[name]


def test_a_checkpoint_comes_with_what_is_beside_it(client: Client) -> None:
    beside = ["generation_config.json", "chat_template.jinja", "tokenizer.model", "merges.txt"]
    left = ["pytorch_model.bin", "consolidated.safetensors", "sub/config.json", "x.py"]
    left += ["pytorch_model.bin.index.json", "trainer_state.json", "notes.txt"]
    found = offers(client, "model.safetensors", *beside, *left)
    (offer,) = found.offers
    expected = {"model.safetensors", "config.json", "tokenizer.json", *beside}
    assert {file.path for file in offer.files} == expected
    assert (offer.form, offer.id) == (Form.SAFETENSORS, "model.safetensors")


@pytest.mark.parametrize(
    ("told", "method"),
    [
        ({"config": {"quantization_config": {"quant_method": "gptq"}}}, "GPTQ"),
        ({"config": {"quantization_config": {"quant_method": "compressed-tensors"}}}, "compressed"),
        ({"config": {"quantization": {"bits": 4, "group_size": 64}}}, "MLX"),
        ({"tags": ["AWQ", "license:mit"]}, "awq"),
        ({"library_name": "mlx"}, "MLX"),
    ],
)
def test_packed_checkpoints_are_refused(client: Client, told: dict[str, Any], method: str) -> None:
    found = offers(client, "model.safetensors", told=told)
    assert ids(found) == []
    assert method in reasons(found)["safetensors"]
    assert "GGUF" in reasons(found)["safetensors"]


@pytest.mark.parametrize(
    ("paths", "word"),
    [
        (["adapter_model.safetensors", "adapter_config.json"], "LoRA"),
        (["pytorch_model.bin"], "programs"),
    ],
)
def test_other_kinds_of_checkpoints_are_refused(
    client: Client, paths: list[str], word: str
) -> None:
    found = offers(client, *paths)
    assert ids(found) == []
    assert word in reasons(found)["safetensors"]


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ({"pipeline_tag": "feature-extraction"}, "embedding"),
        ({"library_name": "sentence-transformers"}, "embedding"),
        ({"pipeline_tag": "text-to-image"}, "pictures"),
        ({"pipeline_tag": "text-classification"}, "classifier"),
        ({"config": {"model_type": "whisper"}}, "speech"),
        ({"library_name": "peft"}, "LoRA"),
    ],
)
def test_other_kinds_of_models_are_refused(client: Client, told: dict[str, Any], word: str) -> None:
    found = offers(client, "x-Q4_K_M.gguf", "model.safetensors", told=told)
    assert ids(found) == []
    assert word in reasons(found)[NAME]


@pytest.mark.parametrize(
    ("gguf", "config", "left"),
    [
        ("qwen3", "qwen3", []),
        ("clip", "gemma3", []),
        ("", "", []),
        ("mamba", "qwen3", ["x-Q4_K_M.gguf"]),
        ("qwen3", "mamba", ["safetensors"]),
        ("qwen3moe", "mistral3", ["x-Q4_K_M.gguf"]),
    ],
)
def test_kinds_that_cannot_be_made_are_told_before_they_are_fetched(
    client: Client, gguf: str, config: str, left: list[str]
) -> None:
    told = {"gguf": {"architecture": gguf}, "config": {"model_type": config}}
    found = offers(client, "x-Q4_K_M.gguf", "model.safetensors", told=told)
    assert sorted(reasons(found)) == left
    assert len(found.offers) == 2 - len(left)
    if gguf == "qwen3moe":
        assert "mixture of experts" in reasons(found)["x-Q4_K_M.gguf"]


def test_onnx_variants_come_with_their_data(client: Client) -> None:
    graphs = ["onnx/model.onnx", "onnx/model_q4.onnx", "onnx/model_q4f16.onnx"]
    data = ["onnx/model.onnx_data", "onnx/model.onnx_data_1", "onnx/model_q4.onnx_data"]
    found = offers(client, *graphs, *data, "onnx/encoder.onnx", "onnx/model_fp16.onnx.data")
    assert ids(found) == ["onnx/model_q4.onnx", "onnx/model_q4f16.onnx", "onnx/model.onnx"]
    assert [offer.label for offer in found.offers] == ["4 bit", "4 bit, float16", "float32"]
    assert {file.path for file in found.offers[2].files} == {
        "onnx/model.onnx",
        *data[:2],
        "config.json",
        "tokenizer.json",
    }


def test_onnx_of_genai_is_a_folder(client: Client) -> None:
    place = "cpu_and_mobile/cpu-int4-rtn-block-32-acc-level-4"
    names = ["genai_config.json", "model.onnx", "model.onnx.data", "tokenizer.json"]
    other = ["gpu/gpu-int4/genai_config.json", "cuda-fp16/genai_config.json"]
    found = offers(client, *(f"{place}/{name}" for name in names), *other)
    (offer,) = found.offers
    assert (offer.id, offer.label) == (f"{place}/genai_config.json", "4 bit")
    assert sorted(offer.local_place(file) for file in offer.files) == sorted(names)
    assert set(reasons(found)) == {"gpu/gpu-int4", "cuda-fp16"}
    (offer,) = offers(client, "genai_config.json", "model.onnx").offers
    assert (offer.folder, offer.id) == ("", "genai_config.json")


def test_split_onnx_graphs_come_together(client: Client) -> None:
    names = ["decoder_model_merged_q4.onnx", "decoder_model_merged_q4.onnx_data"]
    names += ["embed_tokens_q4.onnx", "embed_tokens_q4.onnx_data_1", "embed_tokens.onnx"]
    (offer,) = offers(client, *(f"onnx/{name}" for name in names)).offers
    taken = {file.path for file in offer.files}
    assert taken == {*(f"onnx/{name}" for name in names[:4]), "config.json", "tokenizer.json"}
    other = [*(f"onnx/{name}" for name in names[:2]), "onnx/embed_tokens_quantized.onnx"]
    (offer,) = offers(client, *other).offers
    assert {file.path for file in offer.files} >= set(other)


def test_a_merged_decoder_may_be_whole_or_the_half_of_another_kind(client: Client) -> None:
    graph = "onnx/decoder_model_merged_quantized.onnx"
    (offer,) = offers(client, graph).offers
    assert (offer.id, offer.label) == (graph, "8 bit")
    found = offers(client, graph, "onnx/encoder_model_quantized.onnx")
    assert ids(found) == []
    assert "encoder and a decoder" in reasons(found)[graph]


def test_an_empty_repository_says_so(client: Client) -> None:
    found = offers(client)
    assert ids(found) == []
    assert "no model in it" in reasons(found)[NAME]


def test_files_without_a_hash_are_refused(client: Client) -> None:
    client.server.repos[NAME] = FakeRepo(
        {**CONFIG, "x-Q4_0.gguf": b"x", "model.safetensors": b"x", "onnx/model.onnx": b"x"},
        without_hashes=True,
    )
    found = client.hub.offers(NAME, CancelToken())
    assert ids(found) == []
    assert all("hash" in why for why in reasons(found).values())


UNSAFE = [
    "../evil.gguf",
    "a/../../evil.gguf",
    "/etc/evil.gguf",
    "C:/evil.gguf",
    "c:evil.gguf",
    "a\\b.gguf",
    "aux.gguf",
    "NUL",
    "com1.tar.gguf",
    "lpt¹.gguf",
    "a/con/b.gguf",
    "dot.gguf.",
    "space.gguf ",
    "new\nline.gguf",
    "x\0.gguf",
    "a//b.gguf",
    "./a.gguf",
    "stream.gguf:alternate",
    "x" * 300 + ".gguf",
]


@pytest.mark.parametrize("name", UNSAFE)
def test_names_that_lead_elsewhere_are_never_used(client: Client, name: str) -> None:
    found = offers(client, name, "good-Q4_K_M.gguf")
    assert ids(found) == ["good-Q4_K_M.gguf"]
    assert "cannot be used" in reasons(found)[name]


def test_usual_names_are_safe() -> None:
    names = ["onnx/model.onnx_data_1", "Qwen3-0.6B-Q8_0.gguf", "模型.gguf", "console.gguf", ".x"]
    assert all(is_safe_place(name) for name in names)


def test_names_that_differ_by_case_alone_are_refused(client: Client) -> None:
    assert clashing(["a/B", "A/b"])
    found = offers(client, "model.safetensors", "Config.json")
    assert ids(found) == []
    assert "cannot be used" in reasons(found)["model.safetensors"]
