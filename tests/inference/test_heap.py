"""What a model took goes back to the system with it."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from pathlib import Path

import pytest

from gpt_desktop.inference import heap
from gpt_desktop.inference.heap import large_blocks_reused

_SCRIPT = """
import gc, sys
from pathlib import Path
from gpt_desktop.core.model_folder import read_model_folder
from gpt_desktop.inference.engine import open_engine

def resident():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) // 1024

for _ in range(3):
    engine = open_engine(read_model_folder(Path(sys.argv[1])))
    loaded = resident()
    engine.close()
    del engine
    gc.collect()
    print(loaded, resident())
"""


@pytest.mark.model
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_a_closed_model_leaves_little_behind(default_model_folder: Path) -> None:
    command = [sys.executable, "-c", _SCRIPT, str(default_model_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    rounds = [tuple(map(int, line.split())) for line in done.stdout.splitlines()]
    loaded, after = zip(*rounds, strict=True)
    weights = (default_model_folder / "model.onnx.data").stat().st_size >> 20
    assert all(one - other > weights for one, other in rounds), rounds
    assert after[2] <= after[0] + 10, rounds
    assert loaded[2] <= loaded[0] + 10, rounds


_BLOCK = 48 * 2**20  # bytes; more than the default model's widest matrix


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc")
def test_large_blocks_are_given_out_again_and_go_back_at_the_end() -> None:
    library = heap._glibc()
    if library is None:
        pytest.skip("another C library")
    heap.keep_heap_small()
    before = _own_bytes()
    _write_and_free(library)
    assert _own_bytes() < before + _BLOCK // 4  # as a rule it goes back at once
    with large_blocks_reused():
        _write_and_free(library)
        assert _own_bytes() > before + _BLOCK // 2
        _write_and_free(library)
        assert _own_bytes() < before + 2 * _BLOCK
    assert _own_bytes() < before + _BLOCK // 4
    _write_and_free(library)
    assert _own_bytes() < before + _BLOCK // 4


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heap, "_glibc", lambda: None)
    with large_blocks_reused():
        assert bytearray(1000)


def _write_and_free(library: ctypes.CDLL) -> None:
    library.malloc.restype = ctypes.c_void_p
    library.free.argtypes = [ctypes.c_void_p]
    block = library.malloc(ctypes.c_size_t(_BLOCK))
    assert block
    ctypes.memset(block, 1, _BLOCK)
    library.free(block)


def _own_bytes() -> int:
    """Anonymous memory resident in this process."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.partition("RssAnon:")[2].split()[0])
