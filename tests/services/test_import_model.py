"""Models that people bring along: copied or converted, tried, and there at once or not at all."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NoReturn

import pytest

from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import file_lock
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.core.models import InstalledModel
from gpt_desktop.core.progress import Phase, Progressed
from gpt_desktop.core.steps import Steps
from gpt_desktop.services.import_model import PLACE, ModelImporting
from tests.services.importing import build, describe, fake_importing, write_gguf, write_hub
from tests.services.parts import FolderLibrary


class Desk:
    """A library, and an import into it whose last steps a test may change."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.models = root / "models"
        self.models.mkdir()
        self.library = FolderLibrary(self.models)
        self.importing = fake_importing(self.library, self.models)

    def refusing(self, *, trying: bool) -> None:
        """Let the trying, or else the check of the room, fail."""
        error = UserFacingError("Broken.", "It has no end.", "Mend it.")

        def refuse(*_: object) -> NoReturn:
            raise error

        def try_model(folder: Path) -> tuple[str, ...]:
            return refuse(folder) if trying else ()

        self.importing = ModelImporting(
            self.library,
            self.models,
            build,
            describe,
            try_model=try_model,
            check_room=lambda *_: None if trying else refuse(),
        )

    def noting(self, *notes: str) -> None:
        """Let the trying find something to say."""
        self.importing = ModelImporting(
            self.library,
            self.models,
            build,
            describe,
            try_model=lambda _: notes,
            check_room=lambda _name, _size, _packed: None,
        )

    def take(
        self, path: Path, name: str = "", token: CancelToken | None = None
    ) -> tuple[list[Progressed], InstalledModel]:
        """Import to the end: the progress seen and the model."""
        steps = Steps(self.importing(path, name, token or CancelToken()))
        return list(steps), steps.result

    def left(self) -> set[str]:
        """Everything in the models' folder, the lock aside."""
        found = {str(path.relative_to(self.models)) for path in self.models.rglob("*")}
        return found - {PLACE, f"{PLACE}/lock"}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_folder_of_a_hub_is_copied(desk: Desk) -> None:
    hub = write_hub(desk.root / "Some Model")
    (hub / "onnx" / "model_fp16.onnx").write_bytes(b"another variant")
    seen, model = desk.take(hub)
    assert model.folder == desk.models / "Some-Model"
    assert model.facts.name == "Some Model"
    assert model.facts.quantization == "4 bit"
    assert {step.phase for step in seen} == {Phase.COPYING, Phase.TRYING}
    assert seen[-2].done == seen[-2].total > 0
    folder = read_model_folder(model.folder)
    assert (folder.graph, folder.from_hub, folder.end_tokens) == ("onnx/model_q4.onnx", True, (3,))
    assert sorted(path.name for path in model.folder.rglob("*") if path.is_file()) == [
        "config.json",
        "model.toml",
        "model_q4.onnx",
        "tokenizer.json",
    ]
    assert len(folder.facts.sha256) == 64
    assert (hub / "onnx" / "model_fp16.onnx").exists()


def test_links_of_a_hubs_cache_become_files(desk: Desk) -> None:
    blobs = write_hub(desk.root / "blobs")
    cached = desk.root / "models--someone--Pretty-Name" / "snapshots" / "0a1b2c"
    (cached / "onnx").mkdir(parents=True)
    for name in ("config.json", "tokenizer.json", "onnx/model_q4.onnx"):
        (cached / name).symlink_to(blobs / name)
    _, model = desk.take(cached)
    assert model.facts.name == "Pretty-Name"
    assert not any(path.is_symlink() for path in model.folder.rglob("*"))
    assert (model.folder / "onnx" / "model_q4.onnx").read_bytes() == b"graph"


def test_weights_are_hashed_and_converted(desk: Desk) -> None:
    gguf = write_gguf(desk.root / "tiny.gguf")
    seen, model = desk.take(gguf, "Tiny Tales")
    assert model.folder == desk.models / "Tiny-Tales"
    assert model.facts.sha256 == hashlib.sha256(gguf.read_bytes()).hexdigest()
    assert model.facts.name == "Tiny Tales"
    steps = dict.fromkeys(step.phase for step in seen)
    assert list(steps) == [Phase.HASHING, Phase.BUILDING, Phase.TRYING]
    assert desk.left() == {"Tiny-Tales", "Tiny-Tales/model.toml"}


def test_a_folder_of_this_app_keeps_its_name(desk: Desk) -> None:
    _, first = desk.take(write_gguf(desk.root / "tiny.gguf"), "Tiny Tales")
    (first.folder / "model.onnx").write_bytes(b"graph")
    moved = first.folder.rename(desk.root / "carried")
    _, again = desk.take(moved)
    assert again.facts.name == "Tiny Tales"
    assert again.facts.sha256 == first.facts.sha256
    assert not read_model_folder(again.folder).from_hub


@pytest.mark.parametrize("name", ["tiny", "BIG", "mine"])
def test_a_name_that_is_taken(desk: Desk, name: str) -> None:
    (desk.models / "mine").mkdir()
    with pytest.raises(UserFacingError, match="in the list already"):
        desk.take(write_hub(desk.root / "hub"), name)
    assert desk.left() == {"mine"}


@pytest.mark.parametrize("name", ["...", "///", "-"])
def test_names_that_cannot_be_folders(desk: Desk, name: str) -> None:
    _, model = desk.take(write_hub(desk.root / "hub"), name)
    assert model.folder == desk.models / "model"


def test_what_cannot_be_loaded_is_not_installed(desk: Desk) -> None:
    desk.refusing(trying=True)
    with pytest.raises(UserFacingError, match=r"“hub” cannot be used\. It has no end\."):
        desk.take(write_hub(desk.root / "hub"))
    assert desk.left() == set()


def test_what_does_not_fit_is_told_before_anything_is_copied(desk: Desk) -> None:
    desk.refusing(trying=False)
    with pytest.raises(UserFacingError, match="Broken"):
        desk.take(write_hub(desk.root / "hub"))
    assert desk.left() == set()


def test_cancelled_part_way(desk: Desk) -> None:
    token = CancelToken()
    work = desk.importing(write_gguf(desk.root / "mine.gguf"), "", token)
    next(work)
    next(work)
    token.cancel()
    with pytest.raises(CancelledError):
        next(work)
    assert desk.left() == set()


def test_what_a_crash_left_goes(desk: Desk) -> None:
    (desk.models / PLACE / "old").mkdir(parents=True)
    (desk.models / PLACE / "old" / "part").write_bytes(bytes(10))
    _, model = desk.take(write_hub(desk.root / "hub"))
    assert {path.split("/")[0] for path in desk.left()} == {model.folder.name}


def test_one_at_a_time(desk: Desk) -> None:
    (desk.models / PLACE).mkdir()
    with (
        file_lock(desk.models / PLACE / "lock"),
        pytest.raises(UserFacingError, match="imported already"),
    ):
        desk.take(write_hub(desk.root / "hub"))


def test_a_folder_that_contradicts_itself(desk: Desk) -> None:
    hub = write_hub(desk.root / "hub")
    (hub / "genai_config.json").write_text('{"model": {"decoder": {"filename": "../x.onnx"}}}')
    with pytest.raises(UserFacingError, match="damaged"):
        desk.take(hub)
    assert desk.left() == set()


def test_files_that_cannot_be_read_are_named(desk: Desk) -> None:
    hub = write_hub(desk.root / "hub")
    work = desk.importing(hub, "", CancelToken())
    next(work)
    (hub / "tokenizer.json").unlink()
    with pytest.raises(UserFacingError, match=r"tokenizer\.json cannot be read"):
        list(work)
    assert desk.left() == set()


@pytest.mark.parametrize(("name", "size"), [("x-F16.gguf", 2_800_002), ("x.gguf", 7_250_005)])
def test_room_is_asked_for_what_it_becomes(tmp_path: Path, name: str, size: int) -> None:
    desk, asked = Desk(tmp_path), []
    desk.importing = ModelImporting(
        desk.library,
        desk.models,
        build,
        describe,
        try_model=lambda _: (),
        check_room=lambda _name, needed, _packed: asked.append(needed),
    )
    desk.take(write_gguf(tmp_path / name))
    assert asked == [size]


def test_what_the_trying_found_is_said(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.noting("It takes one question.")
    _, model = desk.take(write_gguf(tmp_path / "x.gguf"))
    assert model.notes == ("It takes one question.",)
