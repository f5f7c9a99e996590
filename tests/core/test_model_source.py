"""What lies at a path that a person gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.model_source import ModelSource, SourceKind, find_model_source


def files(folder: Path, *names: str) -> Path:
    """A folder with empty files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("model.toml", "model.onnx"), SourceKind.FOLDER),
        (("config.json", "onnx/model.onnx", "model.safetensors"), SourceKind.FOLDER),
        (("genai_config.json", "model.onnx"), SourceKind.FOLDER),
        (("config.json", "a-00001.safetensors", "pytorch_model.bin"), SourceKind.CHECKPOINT),
    ],
)
def test_folders(tmp_path: Path, names: tuple[str, ...], kind: SourceKind) -> None:
    folder = files(tmp_path / "it", *names)
    assert find_model_source(folder) == ModelSource(kind, folder)
    for name in names[:2]:
        assert find_model_source(folder / name) == ModelSource(kind, folder)


def test_files(tmp_path: Path) -> None:
    folder = files(tmp_path, "alone.gguf", "readme.txt")
    found = ModelSource(SourceKind.GGUF, folder / "alone.gguf")
    assert find_model_source(folder / "alone.gguf") == find_model_source(folder) == found
    assert found.name == "alone"
    (folder / "unnamed").write_bytes(b"GGUF\x03")
    assert find_model_source(folder / "unnamed").kind is SourceKind.GGUF


def test_a_model_in_several_files_is_one(tmp_path: Path) -> None:
    names = [f"Big-{number:05}-of-00003.gguf" for number in (1, 2, 3)]
    folder = files(tmp_path, *names)
    found = ModelSource(SourceKind.GGUF, folder / names[0])
    assert [find_model_source(folder / name) for name in ("", *names)] == [found] * 4
    assert found.name == "Big"
    assert found.weights() == [folder / name for name in names]


@pytest.mark.parametrize(
    ("names", "asked", "words"),
    [
        ((), "gone", "no file or folder “gone”"),
        (("a.gguf", "b.gguf"), "", "several models. a.gguf, b.gguf"),
        (("a-00002-of-00002.gguf",), "a-00002-of-00002.gguf", "“a-00001-of-00002.gguf” is missing"),
        (("a-00001-of-00002.gguf", "b.gguf"), "", "several models"),
        (("note.txt",), "note.txt", "no model in it"),
        (("x/config.json",), "", "no model in it"),
        (("config.json",), "config.json", "no model in it"),
    ],
)
def test_what_is_none(tmp_path: Path, names: tuple[str, ...], asked: str, words: str) -> None:
    files(tmp_path, *names)
    with pytest.raises(UserFacingError, match=words) as caught:
        find_model_source(tmp_path / asked)
    assert caught.value.next_step
