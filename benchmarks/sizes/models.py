"""The published sizes, and files of them that last as long as they are measured."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from benchmarks.children import EngineSpec
from benchmarks.environments import python_of
from benchmarks.prepare.mixes import q4_k_m
from benchmarks.prepare.random_gguf import (
    LLAMA32_1B,
    QWEN3_06B,
    QWEN3_4B,
    QWEN3_17B,
    Shape,
    write_random_gguf,
)
from gpt_desktop.convert.convert import build_model_folder
from gpt_desktop.core.cancel import CancelToken
from gpt_desktop.core.generation import PromptStyle
from gpt_desktop.core.models import ModelDescription
from gpt_desktop.core.steps import finish

# By what people call them, from the smallest on.
SIZES: Mapping[str, Shape] = MappingProxyType(
    {
        "Qwen3 0.6B": QWEN3_06B,
        "Llama 3.2 1B": LLAMA32_1B,
        "Qwen3 1.7B": QWEN3_17B,
        "Qwen3 4B": QWEN3_4B,
    }
)


@contextmanager
def engines(name: str, vocabulary: Path) -> Iterator[tuple[EngineSpec, EngineSpec]]:
    """Ours and llama.cpp on one file of random weights, which is deleted afterwards.

    Args:
        name: a key of ``SIZES``.
        vocabulary: a GGUF whose tokenizer is taken.

    Raises:
        MissingError: llama.cpp's environment is not there.
    """
    peer = python_of(".venv-bench")
    with tempfile.TemporaryDirectory(prefix="bench-sizes-") as place:
        file, folder = Path(place, "weights.gguf"), Path(place, "model")
        print(f"Making {name}", flush=True)
        write_random_gguf(file, SIZES[name], q4_k_m, vocabulary)
        about = ModelDescription(name, "", ("en",), PromptStyle.FEW_SHOT, name, "")
        finish(build_model_folder(file, folder, about, CancelToken()))
        yield EngineSpec(Path(sys.executable), "ours", folder), EngineSpec(peer, "llama.cpp", file)
