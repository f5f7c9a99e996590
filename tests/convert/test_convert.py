"""A folder appears when all of it is there, and not before."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind

from gpt_desktop.convert import convert
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelledError, CancelToken
from gpt_desktop.core.errors import UserFacingError
from gpt_desktop.core.file_lock import file_lock
from gpt_desktop.core.model_folder import CHAT_TEMPLATE, MANIFEST, read_model_folder
from tests.convert.building import DESCRIPTION, build
from tests.convert.tiny_llama import TEMPLATE, TinyLlama


@pytest.fixture
def source(tmp_path: Path) -> Path:
    model = TinyLlama(Kind.Q4_1, kinds={"embd.weight": Kind.Q8_0})
    return model.write(tmp_path / "tiny.gguf")


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "models" / "tiny"


def left(target: Path) -> set[str]:
    return {entry.name for entry in target.parent.iterdir()} - {".tiny.lock"}


def test_builds_a_folder_that_can_be_read(source: Path, target: Path) -> None:
    seen, folder = build(source, target)
    assert [(event.done, event.total) for event in seen] == [(1, 2), (2, 2)]
    assert folder == read_model_folder(target)
    assert folder.facts.id == "tiny"
    assert folder.facts.quantization == "Q4_1"
    assert folder.facts.perplexity == 12.5
    assert folder.facts.context_length == 128
    assert folder.end_tokens == (2, 0)
    assert folder.begin_token is None
    assert (target / CHAT_TEMPLATE).read_text() == TEMPLATE
    assert left(target) == {"tiny"}


def test_parameters_are_counted_once(source: Path, target: Path) -> None:
    layer = 64 * 64 * 2 + 32 * 64 * 2 + 96 * 64 * 3 + 2 * 64
    assert build(source, target)[1].facts.parameters == 2 * layer + 267 * 64 + 64


def test_an_older_model_of_the_name_is_replaced(source: Path, target: Path) -> None:
    target.mkdir(parents=True)
    (target / "old").touch()
    build(source, target)
    assert not (target / "old").exists()
    assert left(target) == {"tiny"}


def test_cancelling_leaves_nothing(source: Path, target: Path) -> None:
    token = CancelToken()
    work = build_model_folder(source, target, DESCRIPTION, token)
    next(work)
    assert not target.exists()
    token.cancel()
    with pytest.raises(CancelledError):
        next(work)
    assert left(target) == set()


def test_closing_the_work_leaves_nothing(source: Path, target: Path) -> None:
    work = build_model_folder(source, target, DESCRIPTION, CancelToken())
    next(work)
    work.close()
    assert left(target) == set()


def test_a_failed_build_keeps_the_older_model(tmp_path: Path, source: Path, target: Path) -> None:
    build(source, target)
    before = (target / MANIFEST).read_bytes()
    broken = TinyLlama(left_out=("blk.1.ffn_up.weight",)).write(tmp_path / "broken.gguf")
    with pytest.raises(UserFacingError, match=r"blk\.1\.ffn_up"):
        build(broken, target)
    assert (target / MANIFEST).read_bytes() == before
    assert left(target) == {"tiny"}


def test_what_a_crash_left_is_removed(source: Path, target: Path) -> None:
    (target.parent / ".partial-tiny.crash").mkdir(parents=True)
    (target.parent / ".partial-other.crash").mkdir()
    build(source, target)
    assert left(target) == {"tiny", ".partial-other.crash"}


def test_a_wrong_shape_is_told(tmp_path: Path, target: Path) -> None:
    model = TinyLlama(
        left_out=("blk.0.attn_k.weight",),
        extra={"blk.0.attn_k.weight": np.zeros((64, 64), np.float32)},
    )
    with pytest.raises(UserFacingError, match=r"blk\.0\.attn_k"):
        build(model.write(tmp_path / "wrong.gguf"), target)
    assert left(target) == set()


def test_parts_not_understood_are_told(tmp_path: Path, target: Path) -> None:
    model = TinyLlama(extra={"blk.0.attn_q.bias": np.zeros(64, np.float32)})
    with pytest.raises(UserFacingError, match=r"attn_q\.bias"):
        build(model.write(tmp_path / "biased.gguf"), target)
    assert left(target) == set()


def test_a_full_disk_is_told(source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> Iterator[int]:
        yield 1
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(convert, "write_graph", full)
    with pytest.raises(UserFacingError, match="disk is full"):
        build(source, target)
    assert left(target) == set()


def test_two_builds_at_once_do_not_mix(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True)
    lock = file_lock(target.parent / ".tiny.lock")
    with lock, pytest.raises(UserFacingError, match="already"):
        build(source, target)
    build(source, target)
