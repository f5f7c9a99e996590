"""Files that are not what they claim are refused, and claims allocate nothing."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
from gguf import GGUFWriter
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


def test_the_first_version_had_shorter_lengths(tmp_path: Path) -> None:
    def short(value: str) -> bytes:
        return struct.pack("<I", len(value)) + value.encode()

    values = short("a") + struct.pack("<I", _STRING) + short("b")
    values += short("c") + struct.pack("<III2I", _ARRAY, _U32, 2, 5, 6)
    names = struct.pack("<III", _ARRAY, _STRING, 1) + short("x")
    values += short("d") + names
    tensors = short("t") + struct.pack("<III", 2, 4, 2) + struct.pack("<IQ", 0, 0)
    head = b"GGUF" + struct.pack("<III", 1, 1, 3) + values + tensors
    numbers = np.arange(8, dtype="<f4")
    path = tmp_path / "old.gguf"
    path.write_bytes(head + bytes(-len(head) % 32) + numbers.tobytes())
    file = GgufFile(path)
    assert file.metadata == {"a": "b", "c": [5, 6], "d": ["x"]}
    assert file.tensors["t"].shape == (2, 4)
    assert file.blocks("t").view("<f4").tolist() == numbers.tolist()


def test_numbers_of_other_computers_are_told(tmp_path: Path) -> None:
    error = refused(tmp_path, b"GGUF" + struct.pack(">IQQ", 3, 0, 0) + bytes(64))
    assert "big-endian" in error.why
    assert "ordinary version" in error.next_step


def test_a_wrong_letter_in_a_description_spoils_no_model(tmp_path: Path) -> None:
    value = struct.pack("<IQ", _STRING, 6) + b"caf\xe9 x"
    path = tmp_path / "letter.gguf"
    path.write_bytes(header(values=1) + text("general.description") + value + bytes(64))
    assert GgufFile(path).metadata == {"general.description": "caf\ufffd x"}


def write_part(path: Path, number: int, count: int, names: tuple[str, ...]) -> None:
    writer = GGUFWriter(path, "llama")
    if number == 0:
        writer.add_name("whole")
    writer.add_uint16("split.no", number)
    writer.add_uint16("split.count", count)
    for name in names:
        writer.add_tensor(name, np.full((2, 4), len(name) + number, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def write_parts(tmp_path: Path, *parts: tuple[str, ...]) -> list[Path]:
    paths = [
        tmp_path / f"big-{number + 1:05}-of-{len(parts):05}.gguf" for number in range(len(parts))
    ]
    for number, names in enumerate(parts):
        write_part(paths[number], number, len(parts), names)
    return paths


def test_several_files_are_one_model(tmp_path: Path) -> None:
    paths = write_parts(tmp_path, ("a", "bb"), ("ccc",), ("d",))
    for path in paths:
        file = GgufFile(path)
        assert file.name == paths[0].name
        assert file.metadata["general.name"] == "whole"
        firsts = {name: float(file.blocks(name).view("<f4")[0]) for name in file.tensors}
        assert firsts == {"a": 1, "bb": 2, "ccc": 4, "d": 3}


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    paths = write_parts(tmp_path, ("a",), ("b",), ("c",))
    paths[1].unlink()
    with pytest.raises(UserFacingError, match=r"“big-00002-of-00003\.gguf” is missing"):
        GgufFile(paths[2])


def test_parts_that_are_not_what_their_names_say(tmp_path: Path) -> None:
    paths = write_parts(tmp_path, ("a",), ("b",))
    alone = paths[0].rename(tmp_path / "alone.gguf")
    with pytest.raises(UserFacingError, match="one of several parts"):
        GgufFile(alone)
    alone.rename(paths[1])
    write_part(paths[0], 0, 2, ("c",))
    with pytest.raises(UserFacingError, match="one of several parts"):
        GgufFile(paths[0])


def test_one_tensor_in_two_parts_is_a_contradiction(tmp_path: Path) -> None:
    with pytest.raises(UserFacingError, match="table of contents"):
        GgufFile(write_parts(tmp_path, ("a",), ("a",))[0])


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
