"""From the hub on this computer to a model that answers, in every form that is offered."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from gguf import GGUFWriter

from gpt_desktop.app.engines import build_model, describe_model, try_model
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.hub import Fit
from gpt_desktop.core.hub_record import read_record
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.steps import finish
from gpt_desktop.services.import_model import ModelImporting
from gpt_desktop.services.model_hub import HubModels
from tests.catalog.hub.conftest import Client
from tests.catalog.hub_server import FakeRepo, Fault
from tests.convert import tiny_llama
from tests.convert.tiny_checkpoint import TinyCheckpoint
from tests.convert.tiny_llama import TinyLlama
from tests.inference.hub_model import build_hub_folder, split_embeddings
from tests.inference.state_model import build_state_folder
from tests.services.parts import FolderLibrary

GENAI = "cpu_and_mobile/cpu-int4-rtn-block-32"


class Shelf:
    """The service over the real conversion and the real engine."""

    def __init__(self, client: Client, folder: Path) -> None:
        self.client = client
        self.models = folder
        self.models.mkdir()
        importing = ModelImporting(
            FolderLibrary(folder),
            folder,
            build_model,
            describe_model,
            try_model=try_model,
            check_room=lambda _name, _size, _packed: None,
        )
        self.hub = HubModels(
            lambda: client.hub,
            importing,
            folder,
            check_name=importing.free_id,
            entries=tuple,
            find_fit=lambda _installed, _disk, _packed: Fit.FITS,
        )

    def fetch(self, repo: str, files: dict[str, bytes], pattern: str = "") -> InstalledModel:
        self.client.server.repos[repo] = FakeRepo(files)
        for name in files:
            self.client.server.faults[name] = [Fault(cut=100)]
        token = CancelToken()
        model = finish(self.hub.fetch(self.hub.offer(repo, pattern, token), "", token))
        assert model.facts.source == f"{repo} {'a' * 40}"
        assert (model.facts.licence, model.facts.languages) == ("mit", ("en",))
        assert read_record(model.folder).files
        return model


@pytest.fixture
def shelf(client: Client, tmp_path: Path) -> Shelf:
    return Shelf(client, tmp_path / "library")


def contents(folder: Path, below: str = "") -> dict[str, bytes]:
    """A folder's files by their places."""
    return {
        f"{below}{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_gguf(shelf: Shelf, tmp_path: Path) -> None:
    weights = TinyLlama().write(tmp_path / "x.gguf").read_bytes()
    model = shelf.fetch("someone/Mini-GGUF", {"Mini-F32.gguf": weights, "mmproj.gguf": b"x" * 2000})
    assert (model.folder / "model.onnx").is_file()
    assert not list(shelf.client.folder.rglob("*.gguf"))


def test_gguf_in_parts(shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tiny_llama, "GGUFWriter", partial(GGUFWriter, split_max_tensors=8))
    (tmp_path / "parts").mkdir()
    TinyLlama().write(tmp_path / "parts" / "Mini-F32.gguf")
    files = contents(tmp_path / "parts", "F32/")
    assert len(files) == 3
    model = shelf.fetch("someone/Mini-GGUF", files)
    assert (model.folder / "model.onnx").is_file()


def test_safetensors(shelf: Shelf, tmp_path: Path) -> None:
    folder = TinyCheckpoint(TinyLlama(), shards=2).write(tmp_path / "checkpoint")
    model = shelf.fetch("someone/Mini", {**contents(folder), "pytorch_model.bin": b"code"})
    assert (model.folder / "model.onnx").is_file()
    assert "/someone/Mini/resolve/" + "a" * 40 + "/pytorch_model.bin" not in (
        shelf.client.server.paths("hub")
    )


def test_onnx_of_transformers_js_and_its_repair(shelf: Shelf, tmp_path: Path) -> None:
    files = contents(build_hub_folder(tmp_path / "folder"))
    files["onnx/model_fp16.onnx"] = b"another variant"
    model = shelf.fetch("someone/Mini-ONNX", files, "*/model.onnx")
    assert (model.folder / "onnx" / "model.onnx").read_bytes() == files["onnx/model.onnx"]
    assert not (model.folder / "onnx" / "model_fp16.onnx").exists()

    (model.folder / "onnx" / "model.onnx").write_bytes(b"damaged")
    shelf.client.server.asked.clear()
    repaired = finish(shelf.hub.repair(model.facts.id, CancelToken()))
    assert repaired.facts == model.facts
    assert shelf.client.server.paths("storage") == ["/someone/Mini-ONNX//onnx/model.onnx"]
    assert (model.folder / "onnx" / "model.onnx").read_bytes() == files["onnx/model.onnx"]


def test_onnx_in_two_graphs_with_states(shelf: Shelf, tmp_path: Path) -> None:
    folder = build_hub_folder(tmp_path / "folder", build=build_state_folder)
    files = contents(split_embeddings(folder))
    files["onnx/vision_encoder.onnx"] = b"what it sees with"
    model = shelf.fetch("someone/Mini-two", files)
    made = {path.name for path in (model.folder / "onnx").iterdir()}
    assert made == {"decoder_model_merged.onnx", "embed_tokens_fp16.onnx"}


def test_onnx_of_genai_in_a_folder_below(shelf: Shelf, tmp_path: Path) -> None:
    files = contents(build_hub_folder(tmp_path / "folder", genai=True), f"{GENAI}/")
    files |= {"config.json": b"{}", "cuda/cuda-int4/genai_config.json": b"{}"}
    model = shelf.fetch("someone/Mini-genai", files)
    assert (model.folder / "genai_config.json").is_file()
    assert (model.folder / "model.onnx.data").is_file()
