"""Models of a hub: fetched with their origin, recorded last, repaired by what is missing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.hub import Fit, Form, HubOffer
from gpt_desktop.core.hub_record import RECORD, read_record
from gpt_desktop.core.model_folder import GRAPH_DATA, MANIFEST
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Progressed
from gpt_desktop.core.steps import Steps, finish
from gpt_desktop.services.hub_files import record_files
from tests.services.hub_source import ENTRY, MODEL, hub_models, tiny_hub
from tests.services.importing import fake_importing
from tests.services.parts import FolderLibrary

CONFIG = json.dumps({"max_position_embeddings": 99, "eos_token_id": 3}).encode()
ONNX = {
    "onnx/model_q4.onnx": b"graph" * 40,
    "onnx/model_q4.onnx_data": b"data" * 500,
    "config.json": CONFIG,
    "tokenizer.json": b"{}",
}


class Shelf:
    """The service over a hub in memory and the import's stand-ins."""

    def __init__(self, root: Path) -> None:
        self.models = root / "models"
        self.models.mkdir()
        self.source = tiny_hub(root / "fetched")
        importing = fake_importing(FolderLibrary(self.models), self.models)
        self.hub = hub_models(self.source, importing, self.models)

    def offer(self, pattern: str = "") -> HubOffer:
        return self.hub.offer(MODEL.repo, pattern, CancelToken())

    def onnx(self) -> HubOffer:
        return self.source.add(Form.ONNX, "4 bit", dict(ONNX))

    def fetch(
        self, offer: HubOffer | None = None, name: str = ""
    ) -> tuple[InstalledModel, list[Progressed]]:
        steps = Steps(self.hub.fetch(offer or self.offer(), name, CancelToken()))
        seen = list(steps)
        return steps.result, seen

    def repair(self, model_id: str) -> InstalledModel:
        return finish(self.hub.repair(model_id, CancelToken()))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_what_was_fetched_says_where_it_came_from(shelf: Shelf) -> None:
    model, seen = shelf.fetch()
    assert (model.facts.id, model.facts.name) == ("Mini", "Mini")
    assert model.facts.source == f"{MODEL.repo} {MODEL.commit}"
    assert (model.facts.licence, model.facts.languages) == ("apache-2.0", ("en", "de"))
    phases = list(dict.fromkeys(step.phase for step in seen))
    assert phases == ["downloading", "hashing", "building", "trying"]
    assert not list((shelf.models.parent / "fetched").iterdir())


def test_the_record_is_written_last_and_read_again(shelf: Shelf) -> None:
    offer = shelf.offer("*Q8_0*")
    model, _ = shelf.fetch(offer, "My own")
    record = read_record(model.folder)
    assert (record.name, record.offer) == ("My own", offer)
    assert set(record.files) == {MANIFEST}
    assert (model.folder / RECORD).stat().st_mtime_ns >= (
        (model.folder / MANIFEST).stat().st_mtime_ns
    )


def test_a_copied_folder_tells_its_origin_too(shelf: Shelf) -> None:
    model, _ = shelf.fetch(shelf.onnx())
    assert model.facts.licence == "apache-2.0"
    assert model.facts.source == f"{MODEL.repo} {MODEL.commit}"
    assert set(read_record(model.folder).files) == {*ONNX, MANIFEST}


def test_a_taken_name_is_told_before_anything_is_fetched(shelf: Shelf) -> None:
    shelf.fetch()
    shelf.source.fetched.clear()
    with pytest.raises(UserFacingError, match="in the list already"):
        shelf.fetch()
    assert shelf.source.fetched == []


def test_a_cancelled_fetch_keeps_what_is_there(shelf: Shelf) -> None:
    token = CancelToken()
    work = shelf.hub.fetch(shelf.offer(), "", token)
    next(work)
    token.cancel()
    with pytest.raises(CancelledError):
        finish(work)
    assert not (shelf.models / "Mini").exists()
    assert next(each.offer for each in shelf.hub.paused()) == shelf.offer()


def test_a_whole_model_is_repaired_without_the_hub(shelf: Shelf) -> None:
    model, _ = shelf.fetch(shelf.onnx())
    shelf.source.fetched.clear()
    assert shelf.repair("Mini").facts == model.facts
    assert shelf.source.fetched == []


@pytest.mark.parametrize("how", ["missing", "changed", "cut"])
def test_only_what_is_wrong_is_fetched(shelf: Shelf, how: str) -> None:
    model, _ = shelf.fetch(shelf.onnx(), "My own")
    damaged = model.folder / "onnx" / "model_q4.onnx_data"
    if how == "missing":
        damaged.unlink()
    else:
        damaged.write_bytes(b"x" * (damaged.stat().st_size if how == "changed" else 3))
    shelf.source.fetched.clear()
    repaired = shelf.repair("My-own")
    assert shelf.source.fetched == ["onnx/model_q4.onnx_data"]
    assert damaged.read_bytes() == ONNX["onnx/model_q4.onnx_data"]
    assert repaired.facts == model.facts
    assert set(read_record(model.folder).files) == {*ONNX, MANIFEST}


def test_what_loading_adds_to_a_model_is_no_damage(shelf: Shelf) -> None:
    """Weights in this processor's order, behind the others, and what tells of them."""
    model, _ = shelf.fetch(shelf.onnx())
    data = model.folder / GRAPH_DATA
    data.write_bytes(b"weights")
    finish(record_files(model.folder, "Mini", shelf.offer()))
    with data.open("ab") as file:
        file.write(b"in another order")
    (model.folder / "packed.json").write_text("{}", encoding="utf-8")
    shelf.source.fetched.clear()
    shelf.repair("Mini")
    assert shelf.source.fetched == []
    data.write_bytes(b"Weights in another order")
    shelf.repair("Mini")
    assert shelf.source.fetched != []


def test_a_converted_model_is_made_anew(shelf: Shelf) -> None:
    model, _ = shelf.fetch()
    (model.folder / MANIFEST).write_text("broken", encoding="utf-8")
    repaired = shelf.repair("Mini")
    assert repaired.facts == model.facts
    assert shelf.source.fetched == ["Mini-Q4_K_M.gguf"] * 2


def test_a_repair_that_fails_leaves_the_model_as_it_is(shelf: Shelf) -> None:
    model, _ = shelf.fetch(shelf.onnx())
    (model.folder / "onnx" / "model_q4.onnx_data").unlink()
    token = CancelToken()
    work = shelf.hub.repair("Mini", token)
    for step in work:
        if step.phase == "copying":
            token.cancel()
            break
    with pytest.raises(CancelledError):
        finish(work)
    assert (model.folder / MANIFEST).is_file()
    assert shelf.repair("Mini").facts == model.facts


@pytest.mark.parametrize("text", [None, "", "{}", "[]", '{"name": 1, "offer": {}, "files": {}}'])
def test_what_came_from_elsewhere_cannot_be_repaired(shelf: Shelf, text: str | None) -> None:
    (shelf.models / "Other").mkdir()
    if text is not None:
        (shelf.models / "Other" / RECORD).write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError, match="cannot be repaired"):
        shelf.repair("Other")


def test_the_list_of_the_app_leads_to_an_offer(shelf: Shelf) -> None:
    assert shelf.hub.recommended() == (ENTRY,)
    assert shelf.hub.entry_offer(ENTRY, CancelToken()).label == "Q4_K_M"
    assert shelf.hub.fit(ENTRY) is Fit.FITS


def test_a_pattern_that_means_nothing_names_what_there_is(shelf: Shelf) -> None:
    assert shelf.offer("q8_0").label == "Q8_0"
    with pytest.raises(UserFacingError, match=r"Mini-Q4_K_M\.gguf, Mini-Q8_0\.gguf"):
        shelf.offer("*Q2_K*")
