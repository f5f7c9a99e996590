"""Files that are not what they claim are refused, and claims allocate nothing."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from gguf.constants import GGMLQuantizationType as Kind

from gpt_desktop.convert.gguf_file import GgufFile
from gpt_desktop.core.errors import UserFacingError
from tests.convert.tiny_llama import TinyLlama

HUGE = 1 << 60
_U32, _STRING, _ARRAY = 4, 8, 9


def text(value: str) -> bytes:
    return struct.pack("<Q", len(value)) + value.encode()


def header(tensors: int = 0, values: int = 0, version: int = 3) -> bytes:
    return b"GGUF" + struct.pack("<IQQ", version, tensors, values)


def tensor(name: str, shape: tuple[int, ...], kind: int, offset: int = 0) -> bytes:
    sizes = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
    return text(name) + sizes + struct.pack("<IQ", kind, offset)


def refused(tmp_path: Path, data: bytes) -> UserFacingError:
    path = tmp_path / "bad.gguf"
    path.write_bytes(data)
    with pytest.raises(UserFacingError) as caught:
        GgufFile(path)
    assert "bad.gguf" in caught.value.what
    assert caught.value.next_step
    return caught.value


def test_reads_what_gguf_writes(tmp_path: Path) -> None:
    file = GgufFile(TinyLlama(Kind.Q4_1).write(tmp_path / "tiny.gguf"))
    assert file.metadata["general.architecture"] == "llama"
    assert file.metadata["llama.block_count"] == 2
    assert file.metadata["llama.rope.freq_base"] == 10000.0
    tokens = file.metadata["tokenizer.ggml.tokens"]
    assert isinstance(tokens, list)
    assert tokens[:2] == ["<|endoftext|>", "<|im_start|>"]
    info = file.tensors["blk.1.ffn_down.weight"]
    assert (info.kind, info.shape, info.size) == (Kind.Q4_1, (64, 96), 64 * 3 * 20)
    assert file.blocks("blk.1.ffn_down.weight").shape == (info.size,)


@pytest.mark.parametrize("data", [b"", b"GG", b"PK\x03\x04" + bytes(100)])
def test_not_a_gguf(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match=r"nowhere\.gguf"):
        GgufFile(tmp_path / "nowhere.gguf")


def test_unknown_version(tmp_path: Path) -> None:
    assert "99" in refused(tmp_path, header(version=99)).why


def test_unknown_quantization_type(tmp_path: Path) -> None:
    error = refused(tmp_path, header(tensors=1) + tensor("x", (32,), 250) + bytes(64))
    assert "250" in error.why


def test_every_truncation_is_told(tmp_path: Path) -> None:
    whole = TinyLlama().write(tmp_path / "tiny.gguf").read_bytes()
    for size in [4, 8, 20, 30, 100, 1000, 5000, len(whole) // 2, len(whole) - 1]:
        refused(tmp_path, whole[:size])


@pytest.mark.parametrize(
    "data",
    [
        header(values=HUGE),
        header(tensors=HUGE),
        header(values=1) + struct.pack("<Q", HUGE) + bytes(64),
        header(values=1) + text("k") + struct.pack("<IQ", _STRING, HUGE) + bytes(64),
        header(values=1) + text("k") + struct.pack("<IIQ", _ARRAY, _U32, HUGE) + bytes(64),
        header(values=1) + text("k") + struct.pack("<IIQ", _ARRAY, _STRING, HUGE) + bytes(64),
        header(values=1) + text("k") + struct.pack("<IIQ", _ARRAY, _ARRAY, HUGE) + bytes(64),
        header(tensors=1) + tensor("x", (HUGE, HUGE), 0) + bytes(64),
        header(tensors=1) + tensor("x", (32,), 0, offset=HUGE) + bytes(64),
        header(tensors=1) + text("x") + struct.pack("<I", 1 << 31) + bytes(64),
    ],
    ids=range(10),
)
def test_absurd_sizes_allocate_nothing(tmp_path: Path, data: bytes) -> None:
    tracemalloc.start()
    try:
        refused(tmp_path, data)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "data",
    [
        header(tensors=1) + tensor("x", (33,), Kind.Q4_0) + bytes(256),
        header(tensors=2) + tensor("x", (4,), 0) * 2 + bytes(256),
        header(tensors=1) + tensor("x", (), 0) + bytes(256),
        header(values=1) + text("k") + struct.pack("<I", 77) + bytes(64),
        header(values=1) + struct.pack("<Q", 2) + b"\xff\xfe" + bytes(64),
    ],
    ids=["part of a block", "one name twice", "no shape", "unknown value type", "not UTF-8"],
)
def test_contradictions_are_told(tmp_path: Path, data: bytes) -> None:
    refused(tmp_path, data)


def test_random_bytes_after_the_magic_never_crash(tmp_path: Path) -> None:
    random = np.random.default_rng(5)
    for _ in range(50):
        refused(tmp_path, header(2, 2) + random.bytes(300))
